namespace Ita.Infrastructure.Tests.Bicep;

public sealed class CompiledTemplateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ita-bicep-");

    [Fact]
    public void Names_are_read_as_Azure_gets_them()
    {
        var template = Compile(
            """
            param name string
            param tags object = {}
            var last = 'z'
            var names = ['x', 'y', last]
            var pairs = [{ one: 'a', two: 'b' }]
            var extra = empty(name) ? {} : { Extra__c: 'it''s, (one)' }
            resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
              name: name
              location: 'southeastasia'
              tags: union({ A__b: name, 'd-e': toLower('x,y') }, extra)
            }
            output ADDRESS string = 'https://${name}${names[0]}${pairs[0].one}'
            """.Replace("it''s", "its", StringComparison.Ordinal)
        );

        Assert.Equal(["name", "tags"], template.Parameters.Order(StringComparer.Ordinal));
        Assert.Equal(["x", "y", "z"], template.Texts("names"));
        Assert.Equal("b", Assert.Single(template.Objects("pairs"))["two"]);
        var plan = Assert.Single(template.Resources("Microsoft.Web/serverfarms"));
        Assert.Equal(
            ["A__b", "Extra__c", "d-e"],
            template.MembersOf(plan.GetProperty("tags")).Order(StringComparer.Ordinal)
        );
        Assert.Equal(["ADDRESS"], template.Outputs);
    }

    [Fact]
    public void What_does_not_compile_is_refused_with_its_line() =>
        Assert.Contains(
            "file.bicep(2,",
            Assert.Throws<FormatException>(() => Compile("param a string\nvar b = c\noutput d string = b")).Message,
            StringComparison.Ordinal
        );

    public void Dispose() => _folder.Delete(recursive: true);

    private CompiledTemplate Compile(string text)
    {
        var path = Path.Combine(_folder.FullName, "file.bicep");
        File.WriteAllText(path, text);
        return CompiledTemplate.Read(path);
    }
}

namespace Ita.Infrastructure.Tests.Bicep;

public sealed class BicepFileTests
{
    [Fact]
    public void Names_are_read_and_what_must_be_computed_is_kept_as_it_is()
    {
        var file = BicepFile.Parse(
            """
            targetScope = 'subscription'
            @minLength(1)
            @description('A name, with [brackets] and an escaped \'quote\'.')
            param name string
            param tags object = {
              a: 'b' // a comment
            }
            var last = 'z'
            var names = [
              'x'
              'y'
              last
            ]
            var settings = empty(name) ? {} : {
              A__b: 'c'
              'd-e': '${name}-f'
            }
            module one 'modules/one.bicep' = if (!empty(name)) {
              name: 'one'
              params: { first: name, second: 'x' }
            }
            module two 'two.bicep' = [for (item, i) in names: {
              params: {
                third: item
              }
            }]
            resource thing 'Microsoft.X/y@2024-01-01' existing = {
              name: name
            }
            output ADDRESS string = 'https://${name}'
            """
        );

        Assert.Equal(["name", "tags"], file.Parameters.Keys);
        Assert.Null(file.Parameters["name"]);
        Assert.Equal(["x", "y", "z"], file.Variables["names"].Strings(file));
        Assert.Equal(["A__b", "d-e"], file.Variables["settings"].Maps().SelectMany(map => map.Members.Keys));
        Assert.Equal(
            [("one", "first second"), ("two", "third")],
            file.Modules.Select(module => (module.Name, string.Join(' ', module.Parameters)))
        );
        Assert.Equal(["ADDRESS"], file.Outputs);
    }

    [Fact]
    public void What_is_not_understood_is_refused_with_its_line() =>
        Assert.Contains(
            "line 2",
            Assert.Throws<FormatException>(() => BicepFile.Parse("param a string\nassert b = c")).Message,
            StringComparison.Ordinal
        );
}

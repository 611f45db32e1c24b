namespace Ita.Architecture.Tests.Checks;

public sealed class ForbiddenUsesTests
{
    [Theory]
    [InlineData("object Now => System.DateTime.UtcNow;", "C uses System.DateTime.get_UtcNow.")]
    [InlineData("System.TimeProvider time;", "C uses System.TimeProvider.")]
    [InlineData("""object Read() => System.IO.File.ReadAllText("");""", "C uses System.IO.File.")]
    public void Clocks_and_files_are_found(string member, string finding)
    {
        using var assembly = Compilation.Compile("X", $"class C {{ {member} }}");

        Assert.Equal([finding], ForbiddenUses.Find(assembly));
    }

    [Fact]
    public void An_assembly_of_Azure_is_found()
    {
        var azure = Compilation.CompileBytes("Azure.Core", "public class Response { }");
        using var assembly = Compilation.CompileAgainst(azure, "X", "class C { Response r; }");

        Assert.Equal(["X uses Azure.Core."], ForbiddenUses.Find(assembly));
    }

    [Fact]
    public void Streams_and_dates_are_allowed()
    {
        using var assembly = Compilation.Compile(
            "X",
            "class C { System.IO.Stream s = new System.IO.MemoryStream(); }",
            "class D { object Next(System.DateTime day) => day.AddDays(1); }"
        );

        Assert.Empty(ForbiddenUses.Find(assembly));
    }
}

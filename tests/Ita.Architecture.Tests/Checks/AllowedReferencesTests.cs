using System.Xml.Linq;

namespace Ita.Architecture.Tests.Checks;

public sealed class AllowedReferencesTests
{
    private static readonly AllowedReferences s_layers = new(
        new Dictionary<string, string[]>
        {
            ["Ita.Low"] = [],
            ["Ita.Middle"] = ["Ita.Low"],
            ["Ita.High"] = ["Ita.Middle"],
        }
    );

    [Fact]
    public void A_use_of_a_higher_layer_is_found_in_the_compiled_code()
    {
        var high = Compilation.CompileBytes("Ita.High", "public class Page { }");
        using var low = Compilation.CompileAgainst(high, "Ita.Low", "public class Score { Page p; }");

        Assert.Equal(["Ita.Low must not use Ita.High."], s_layers.FindForbidden(low.Name, low.References));
    }

    [Fact]
    public void A_layer_may_use_all_below_it_and_whatever_is_not_ours()
    {
        Assert.Empty(s_layers.FindForbidden("Ita.High", ["Ita.Middle", "Ita.Low", "System.Runtime"]));
    }

    [Fact]
    public void A_project_that_nobody_put_into_a_layer_is_found() =>
        Assert.Equal(["Ita.New is in no layer: add it to the table."], s_layers.FindForbidden("Ita.New", []));

    [Fact]
    public void What_is_only_built_before_a_project_is_no_reference_of_its()
    {
        var project = XDocument.Parse(
            """
            <Project>
              <ItemGroup>
                <ProjectReference Include="../Ita.Low/Ita.Low.csproj" />
                <ProjectReference Include="../Ita.High/Ita.High.csproj" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>
            """
        );

        Assert.Equal(["Ita.Low"], AllowedReferences.Declared(project));
    }
}

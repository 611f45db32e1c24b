namespace Ita.Architecture.Tests.Checks;

public sealed class TypeRulesTests
{
    [Fact]
    public void A_type_in_a_namespace_of_others_is_found()
    {
        using var assembly = Compilation.Compile(
            "X",
            "namespace Azure.Tables { class A { } }",
            "namespace Microsoft.Extensions { class B { } }",
            "namespace X { class C { } }"
        );

        Assert.Equal(["Azure.Tables", "Microsoft.Extensions"], TypeRules.FindForeignNamespaces(assembly));
    }

    [Fact]
    public void Two_types_of_one_name_are_found_in_one_project_and_across_projects()
    {
        using var x = Compilation.Compile("X", "namespace X.A { class Row { } } namespace X.B { class Row { } }");
        using var y = Compilation.Compile(
            "Y",
            "namespace Y { class Row { } class Cell { } class Cell<T> { } class Sheet { class Cell { } } }"
        );

        Assert.Equal(["Row: X.A, X.B, Y"], TypeRules.FindDuplicateNames([x, y]));
    }

    [Fact]
    public void More_collaborators_than_allowed_are_found_but_not_the_data_of_a_record()
    {
        using var assembly = Compilation.Compile(
            "X",
            "class Few { Few(int a, int b) { } }",
            "class Many { Many(int a, int b, int c) { } class Inner { Inner(int a, int b, int c, int d) { } } }",
            "record Data(int A, int B, int C);"
        );

        Assert.Equal(["Many", "Many/Inner"], TypeRules.FindManyCollaborators(assembly, 2));
    }
}

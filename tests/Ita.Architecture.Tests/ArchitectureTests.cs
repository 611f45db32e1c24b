using Ita.Architecture.Tests.Checks;

namespace Ita.Architecture.Tests;

/// <summary>The rules of docs/architecture.md, held against the projects as they were compiled.</summary>
public sealed class ArchitectureTests : IDisposable
{
    private const int MostCollaborators = 8;

    /// <summary>Classes that may be given more, each with the reason that its docstring gives too.</summary>
    private static readonly Dictionary<string, string> s_manyCollaborators = new(StringComparer.Ordinal)
    {
        ["Ita.Assessment.Frameworks.Framework"] = "Its parts are data; only the reader of framework files makes it.",
    };

    private static readonly AllowedReferences s_layers = new(
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["Ita.Assessment"] = [],
            ["Ita.OpenXml"] = [],
            ["Ita.Azurite"] = [],
            ["Ita.Workbooks"] = ["Ita.Assessment", "Ita.OpenXml"],
            ["Ita.Reports"] = ["Ita.Assessment", "Ita.OpenXml"],
            ["Ita.Storage"] = ["Ita.Assessment"],
            ["Ita.Pipeline"] = ["Ita.Reports", "Ita.Storage", "Ita.Workbooks"],
            ["Ita.Web"] = ["Ita.Pipeline"],
            ["Ita.Functions"] = ["Ita.Web"],
            ["Ita.LocalHost"] = ["Ita.Functions"],
            ["Ita.Cli"] = ["Ita.Azurite", "Ita.Pipeline"],
        }
    );

    private readonly List<CompiledAssembly> _assemblies = [.. Solution.Projects.Select(Solution.ReadAssembly)];

    [Fact]
    public void A_project_uses_only_those_of_the_layers_below_it() =>
        AssertNone(
            _assemblies.SelectMany(assembly =>
                s_layers.FindForbidden(
                    assembly.Name,
                    assembly
                        .References.Concat(AllowedReferences.Declared(Solution.ReadProjectFile(assembly.Name)))
                        .Distinct()
                )
            )
        );

    [Fact]
    public void The_folders_of_a_project_form_no_circle() =>
        AssertNone(_assemblies.SelectMany(FolderCycles.Find).Select(cycle => cycle.ToString()));

    [Fact]
    public void No_type_stands_in_a_namespace_of_others() =>
        AssertNone(_assemblies.SelectMany(TypeRules.FindForeignNamespaces));

    [Fact]
    public void No_two_types_have_one_name() => AssertNone(TypeRules.FindDuplicateNames(_assemblies));

    // The list must be exact: a class that no longer needs its exception fails too.
    [Fact]
    public void No_class_has_more_than_eight_collaborators_without_a_reason() =>
        Assert.Equal(
            s_manyCollaborators.Keys.Order(StringComparer.Ordinal),
            _assemblies
                .SelectMany(assembly => TypeRules.FindManyCollaborators(assembly, MostCollaborators))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_assessment_is_pure() =>
        AssertNone(ForbiddenUses.Find(_assemblies.Single(assembly => assembly.Name == "Ita.Assessment")));

    public void Dispose() => _assemblies.ForEach(assembly => assembly.Dispose());

    // Every finding in full: Assert.Empty cuts them short.
    private static void AssertNone(IEnumerable<string> findings)
    {
        var found = findings.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}

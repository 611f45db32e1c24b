using Ita.Architecture.Tests.Checks;

namespace Ita.Architecture.Tests;

/// <summary>The rules of docs/architecture.md, held against the projects as they were compiled.</summary>
public sealed class ArchitectureTests(ITestOutputHelper output) : IDisposable
{
    private const int MostCollaborators = 8;

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
        AssertFindings(
            [],
            _assemblies
                .SelectMany(assembly =>
                    s_layers.FindForbidden(
                        assembly.Name,
                        assembly
                            .References.Concat(AllowedReferences.Declared(Solution.ReadProjectFile(assembly.Name)))
                            .Distinct()
                    )
                )
                .Select(finding => (finding, finding))
        );

    [Fact]
    public void The_folders_of_a_project_form_no_circle() =>
        AssertFindings([], _assemblies.SelectMany(FolderCycles.Find).Select(cycle => (cycle.Name, cycle.ToString())));

    [Fact]
    public void No_type_stands_in_a_namespace_of_others() =>
        AssertFindings(
            [],
            _assemblies.SelectMany(TypeRules.FindForeignNamespaces).Select(finding => (finding, finding))
        );

    [Fact]
    public void No_two_types_have_one_name() =>
        AssertFindings([], TypeRules.FindDuplicateNames(_assemblies).Select(finding => (finding, finding)));

    [Fact]
    public void No_class_has_more_than_eight_collaborators_without_a_reason() =>
        AssertFindings(
            [.. ManyCollaborators.Reasons.Keys],
            _assemblies
                .SelectMany(assembly => TypeRules.FindManyCollaborators(assembly, MostCollaborators))
                .Select(finding => (finding.Split(':')[0], finding))
        );

    [Fact]
    public void The_assessment_is_pure() =>
        AssertFindings(
            [],
            ForbiddenUses
                .Find(_assemblies.Single(assembly => assembly.Name == "Ita.Assessment"))
                .Select(finding => (finding, finding))
        );

    public void Dispose() => _assemblies.ForEach(assembly => assembly.Dispose());

    // The list of exceptions must be exact: one that is not needed any more fails too.
    private void AssertFindings(
        IReadOnlyCollection<string> exceptions,
        IEnumerable<(string Name, string Finding)> findings
    )
    {
        var found = findings.ToList();
        foreach (var (_, finding) in found)
            output.WriteLine(finding);
        Assert.Empty(found.Where(finding => !exceptions.Contains(finding.Name)).Select(finding => finding.Finding));
        Assert.Empty(
            exceptions
                .Except(found.Select(finding => finding.Name))
                .Select(name => $"{name}: no exception any more, remove it.")
        );
    }
}

namespace Ita.Storage;

/// <summary>The tables (docs/architecture.md).</summary>
public static class TableNames
{
    public const string Agencies = "Agencies";
    public const string Submissions = "Submissions";
    public const string Tallies = "Tallies";
    public const string Results = "Results";
    public const string Items = "Items";
    public const string Measures = "Measures";
    public const string Frameworks = "Frameworks";

    /// <summary>Who uploaded, downloaded, restarted.</summary>
    public const string Audit = "Audit";

    /// <summary>What is under way, for reconciliation.</summary>
    public const string Pending = "Pending";

    public static IReadOnlyList<string> All { get; } =
    [Agencies, Submissions, Tallies, Results, Items, Measures, Frameworks, Audit, Pending];
}

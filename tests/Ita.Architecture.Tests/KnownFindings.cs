namespace Ita.Architecture.Tests;

/// <summary>
/// What does not hold yet. Each list may only shrink: a finding that is no longer there must not stay listed.
/// </summary>
internal static class KnownFindings
{
    public static IReadOnlyCollection<string> References { get; } = [];

    public static IReadOnlyCollection<string> FolderCycles { get; } =
    [
        "Ita.Storage.Reports -> Ita.Storage.Submissions -> Ita.Storage.Reports",
        "Ita.Storage.Results -> Ita.Storage.Submissions -> Ita.Storage.Results",
        "Ita.Pipeline -> Ita.Pipeline.Failures -> Ita.Pipeline",
        "Ita.Pipeline -> Ita.Pipeline.Intake -> Ita.Pipeline",
        "Ita.Pipeline -> Ita.Pipeline.Reconciliation -> Ita.Pipeline",
        "Ita.Pipeline -> Ita.Pipeline.Reporting -> Ita.Pipeline",
        "Ita.Pipeline -> Ita.Pipeline.Scoring -> Ita.Pipeline",
        "Ita.Pipeline.Intake -> Ita.Pipeline.Reconciliation -> Ita.Pipeline.Intake",
    ];

    public static IReadOnlyCollection<string> ForeignNamespaces { get; } = [];

    public static IReadOnlyCollection<string> DuplicateNames { get; } =
    ["ScoreTable: Ita.Web.Provinces, Ita.Workbooks.Exports"];

    public static IReadOnlyCollection<string> ManyCollaborators { get; } =
    [
        "Ita.Pipeline.Intake.FrameworkIngestion",
        "Ita.Pipeline.Reconciliation.UploadReconciliation",
        "Ita.Pipeline.Reporting.ReportWriting",
    ];

    /// <summary>Classes that may have many, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> ManyCollaboratorsWithReason { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Ita.Assessment.Frameworks.Framework"] =
                "Its parts are data; only the reader of framework files makes it.",
            ["Ita.Reports.Sections.ReportContext"] = "The figures that a report's sections are written from are data.",
        };
}

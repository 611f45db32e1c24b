namespace Ita.Architecture.Tests;

/// <summary>
/// What does not hold yet. Each list may only shrink: a finding that is no longer there must not stay listed.
/// </summary>
internal static class KnownFindings
{
    public static IReadOnlyCollection<string> References { get; } = ["Ita.Cli must not use Ita.Functions."];

    public static IReadOnlyCollection<string> FolderCycles { get; } =
    [
        "Ita.Functions.Access -> Ita.Functions.Host -> Ita.Functions.Access",
        "Ita.Functions.Access -> Ita.Functions.Web -> Ita.Functions.Access",
        "Ita.Functions.Pages -> Ita.Functions.Web -> Ita.Functions.Pages",
        "Ita.Functions.Web -> Ita.Functions.Web.Agencies -> Ita.Functions.Web",
        "Ita.Functions.Web -> Ita.Functions.Web.Provinces -> Ita.Functions.Web",
        "Ita.Reports -> Ita.Reports.Sections -> Ita.Reports",
        "Ita.Reports -> Ita.Reports.Typography -> Ita.Reports",
        "Ita.Storage.Reports -> Ita.Storage.Submissions -> Ita.Storage.Reports",
        "Ita.Storage.Results -> Ita.Storage.Submissions -> Ita.Storage.Results",
        "Ita.Workbooks -> Ita.Workbooks.Recognition -> Ita.Workbooks",
        "Ita.Workbooks -> Ita.Workbooks.Xlsx -> Ita.Workbooks",
        "Ita.Workbooks.Xlsx.Package -> Ita.Workbooks.Xlsx.Sheets -> Ita.Workbooks.Xlsx.Package",
    ];

    public static IReadOnlyCollection<string> ForeignNamespaces { get; } =
    ["Azure.Data.Tables", "Azure.Data.Tables.Models"];

    public static IReadOnlyCollection<string> DuplicateNames { get; } =
    [
        "Printable: Ita.Reports.Excel, Ita.Workbooks.Notices",
        "RichText: Ita.Reports.Document, Ita.Workbooks.Xlsx.Sheets",
        "ScoreTable: Ita.Functions.Pages, Ita.Workbooks.Recognition",
    ];

    public static IReadOnlyCollection<string> ManyCollaborators { get; } =
    [
        "Ita.Functions.OneMachine.LocalHost",
        "Ita.Pipeline.FrameworkIngestion",
        "Ita.Pipeline.ReportWriting",
        "Ita.Pipeline.UploadReconciliation",
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

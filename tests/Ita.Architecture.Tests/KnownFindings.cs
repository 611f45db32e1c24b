namespace Ita.Architecture.Tests;

/// <summary>
/// What does not hold yet. Each list may only shrink: a finding that is no longer there must not stay listed.
/// </summary>
internal static class KnownFindings
{
    public static IReadOnlyCollection<string> References { get; } = [];

    public static IReadOnlyCollection<string> FolderCycles { get; } =
    [
        "Ita.Workbooks -> Ita.Workbooks.Recognition -> Ita.Workbooks",
        "Ita.Workbooks -> Ita.Workbooks.Xlsx -> Ita.Workbooks",
        "Ita.Workbooks.Xlsx.Package -> Ita.Workbooks.Xlsx.Sheets -> Ita.Workbooks.Xlsx.Package",
        "Ita.Storage.Reports -> Ita.Storage.Submissions -> Ita.Storage.Reports",
        "Ita.Storage.Results -> Ita.Storage.Submissions -> Ita.Storage.Results",
        "Ita.Pipeline -> Ita.Pipeline.Failures -> Ita.Pipeline",
        "Ita.Pipeline -> Ita.Pipeline.Intake -> Ita.Pipeline",
        "Ita.Pipeline -> Ita.Pipeline.Reconciliation -> Ita.Pipeline",
        "Ita.Pipeline -> Ita.Pipeline.Reporting -> Ita.Pipeline",
        "Ita.Pipeline -> Ita.Pipeline.Scoring -> Ita.Pipeline",
        "Ita.Pipeline.Intake -> Ita.Pipeline.Reconciliation -> Ita.Pipeline.Intake",
        "Ita.Web -> Ita.Web.Agencies -> Ita.Web",
        "Ita.Web -> Ita.Web.Provinces -> Ita.Web",
        "Ita.Web -> Ita.Web.Uploads -> Ita.Web",
        "Ita.Web.Access -> Ita.Web.Provinces -> Ita.Web.Access",
        "Ita.Web.Access -> Ita.Web.Site -> Ita.Web.Access",
        "Ita.Web.Access -> Ita.Web.Uploads -> Ita.Web.Access",
        "Ita.LocalHost -> Ita.LocalHost.Driving -> Ita.LocalHost",
    ];

    public static IReadOnlyCollection<string> ForeignNamespaces { get; } =
    ["Azure.Data.Tables", "Azure.Data.Tables.Models"];

    public static IReadOnlyCollection<string> DuplicateNames { get; } =
    [
        "RichText: Ita.Reports.Model, Ita.Workbooks.Xlsx.Sheets",
        "ScoreTable: Ita.Web.Provinces, Ita.Workbooks.Recognition",
        "XmlCharacters: Ita.Reports.Excel, Ita.Workbooks.Xlsx.Xml",
    ];

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

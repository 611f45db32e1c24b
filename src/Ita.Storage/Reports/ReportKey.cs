using Ita.Assessment;

namespace Ita.Storage.Reports;

/// <summary>Whose report of which year.</summary>
public sealed record ReportKey(FiscalYear FiscalYear, ProvinceCode Province, AgencyCode Agency)
{
    /// <summary>The ending of the follow-up form beside the report, to be filled in.</summary>
    public const string FollowUpForm = "-follow-up.xlsx";

    /// <summary>The file's name, here and when it is downloaded: <c>ita-2566-310801.docx</c>.</summary>
    /// <param name="ending">The document's: <c>.docx</c>, <c>-memo.docx</c>.</param>
    public string FileName(string ending) => $"ita-{FiscalYear}-{Agency}{ending}";

    /// <summary>The names of every document and of the follow-up form begin so, and no others.</summary>
    internal string BlobNamePrefix => $"{FiscalYear}/{Province}/{Agency}/ita-{FiscalYear}-{Agency}";

    /// <summary>Within the container <c>reports</c>: a contract (docs/architecture.md).</summary>
    /// <param name="ending">The document's: <c>.docx</c>, <c>-memo.docx</c>.</param>
    public string BlobName(string ending) => $"{FiscalYear}/{Province}/{Agency}/{FileName(ending)}";
}

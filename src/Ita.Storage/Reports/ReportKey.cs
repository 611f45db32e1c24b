using Ita.Assessment;

namespace Ita.Storage.Reports;

/// <summary>Whose report of which year.</summary>
public sealed record ReportKey(FiscalYear FiscalYear, ProvinceCode Province, AgencyCode Agency)
{
    /// <summary>What the file is called, here and when it is downloaded: <c>ita-2566-310801.docx</c>.</summary>
    public string FileName(ReportFormat format) => $"ita-{FiscalYear}-{Agency}.{format.Extension()}";

    /// <summary>The follow-up form beside the report: <c>ita-2566-310801-follow-up.xlsx</c>.</summary>
    public string FollowUpFormName => $"ita-{FiscalYear}-{Agency}-follow-up.xlsx";

    internal string FollowUpFormBlobName => $"{FiscalYear}/{Province}/{Agency}/{FollowUpFormName}";

    /// <summary>Within the container <c>reports</c>: a contract (docs/architecture.md).</summary>
    public string BlobName(ReportFormat format) => $"{FiscalYear}/{Province}/{Agency}/{FileName(format)}";
}

using Ita.Assessment;

namespace Ita.Storage.Reports;

/// <summary>Whose report of which year.</summary>
public sealed record ReportKey(FiscalYear FiscalYear, ProvinceCode Province, AgencyCode Agency)
{
    /// <summary>The file's name, here and when it is downloaded: <c>ita-2566-310801.docx</c>.</summary>
    /// <param name="extension">The format's, without a point: <c>docx</c>.</param>
    public string FileName(string extension) => $"ita-{FiscalYear}-{Agency}.{extension}";

    /// <summary>The follow-up form beside the report: <c>ita-2566-310801-follow-up.xlsx</c>.</summary>
    public string FollowUpFormName => $"ita-{FiscalYear}-{Agency}-follow-up.xlsx";

    internal string FollowUpFormBlobName => $"{FiscalYear}/{Province}/{Agency}/{FollowUpFormName}";

    /// <summary>The names of the report in every format and of its follow-up form begin so, and no others.</summary>
    internal string BlobNamePrefix => $"{FiscalYear}/{Province}/{Agency}/ita-{FiscalYear}-{Agency}";

    /// <summary>Within the container <c>reports</c>: a contract (docs/architecture.md).</summary>
    /// <param name="extension">The format's, without a point: <c>docx</c>.</param>
    public string BlobName(string extension) => $"{FiscalYear}/{Province}/{Agency}/{FileName(extension)}";
}

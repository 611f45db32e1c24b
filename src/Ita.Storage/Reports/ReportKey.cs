using Ita.Assessment;

namespace Ita.Storage.Reports;

/// <summary>Whose report of which year.</summary>
public sealed record ReportKey(FiscalYear FiscalYear, ProvinceCode Province, AgencyCode Agency)
{
    /// <summary>What the file is called, here and when it is downloaded: <c>ita-2566-310801.docx</c>.</summary>
    public string FileName(ReportFormat format) => $"ita-{FiscalYear}-{Agency}.{format.Extension()}";

    /// <summary>Within the container <c>reports</c>: a contract (architecture.md).</summary>
    public string BlobName(ReportFormat format) => $"{FiscalYear}/{Province}/{Agency}/{FileName(format)}";
}

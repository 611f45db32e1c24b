namespace Ita.Reports;

/// <summary>A workbook that was read for a report.</summary>
/// <param name="FileName">Without a path.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="UploadedAt">The blob's last-modified time.</param>
public sealed record ReportSource(string FileName, string Sha256, DateTimeOffset UploadedAt);

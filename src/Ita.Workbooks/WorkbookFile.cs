namespace Ita.Workbooks;

/// <summary>A workbook to be read.</summary>
/// <param name="Name">File name without a path; shown in notices, and searched for the EIT part.</param>
/// <param name="Length">Length in bytes as the storage gives it; a seekable stream's own length counts more.</param>
/// <param name="Open">Opens the content from its start. A seekable stream is read in place; another is held in memory,
/// up to the limit of 20 MiB.</param>
public sealed record WorkbookFile(string Name, long Length, Func<Stream> Open);

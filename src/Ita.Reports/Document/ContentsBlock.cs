namespace Ita.Reports.Document;

/// <summary>The list of contents: the writer takes its entries from the headings.</summary>
/// <param name="Title">Its heading.</param>
public sealed record ContentsBlock(string Title) : ReportBlock;

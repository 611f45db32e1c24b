namespace Ita.Reports.Document;

/// <summary>A heading.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Id">Unique in a report.</param>
/// <param name="Text">With its number.</param>
public sealed record HeadingBlock(int Level, string Id, string Text) : ReportBlock;

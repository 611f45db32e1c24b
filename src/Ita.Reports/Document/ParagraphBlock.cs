namespace Ita.Reports.Document;

/// <summary>A paragraph.</summary>
public sealed record ParagraphBlock(ParagraphKind Kind, RichText Text) : ReportBlock;

using Ita.Reports.Model;

namespace Ita.Reports.Layout;

/// <summary>The styles by name; a test holds them against Word/Parts/styles.xml.</summary>
internal static class ParagraphStyles
{
    public static readonly ParagraphStyle Heading1 = new(40, 600, 240, 120, IsBold: true, KeepsNext: true);
    public static readonly ParagraphStyle Heading2 = new(34, 510, 200, 60, IsBold: true, KeepsNext: true);
    public static readonly ParagraphStyle Heading3 = new(32, 470, 160, 40, IsBold: true, KeepsNext: true);
    public static readonly ParagraphStyle BodyText = new(32, 470, 0, 100, First: 720);
    public static readonly ParagraphStyle LeadIn = new(32, 470, 0, 60, First: 720, KeepsNext: true);
    public static readonly ParagraphStyle Headline = new(40, 600, 40, 40, IsBold: true, KeepsNext: true);
    public static readonly ParagraphStyle Arithmetic = new(32, 470, 20, 20, Indent: 720);
    public static readonly ParagraphStyle Note = new(28, 410, 20, 40);
    public static readonly ParagraphStyle Notice = new(32, 470, 120, 160, Indent: 284);
    public static readonly ParagraphStyle ListEntry = new(32, 470, 80, 20, Indent: 1021);
    public static readonly ParagraphStyle ListDetail = new(32, 470, 0, 20, Indent: 1021);
    public static readonly ParagraphStyle ListBullet = new(32, 470, 0, 20, Indent: 567);
    public static readonly ParagraphStyle Caption = new(32, 470, 120, 60, KeepsNext: true);
    public static readonly ParagraphStyle FigureCaption = new(32, 470, 60, 120);
    public static readonly ParagraphStyle TableText = new(28, 410);
    public static readonly ParagraphStyle TableItem = new(28, 410, Indent: 312);
    public static readonly ParagraphStyle Toc1 = new(32, 450, 20, IsBold: true);
    public static readonly ParagraphStyle Toc2 = new(28, 385);

    public static ParagraphStyle Of(ParagraphKind kind) =>
        kind switch
        {
            ParagraphKind.LeadIn => LeadIn,
            ParagraphKind.Headline => Headline,
            ParagraphKind.Arithmetic => Arithmetic,
            ParagraphKind.Note => Note,
            ParagraphKind.Notice => Notice,
            _ => BodyText,
        };

    public static ParagraphStyle OfHeading(int level) =>
        level switch
        {
            1 => Heading1,
            2 => Heading2,
            _ => Heading3,
        };
}

/// <summary>
/// What of a paragraph style decides how much room it takes. Lengths in twentieths of a point, as in
/// Word/Parts/styles.xml.
/// </summary>
/// <param name="Size">In half points.</param>
/// <param name="Line">A line's height.</param>
/// <param name="Before">Above the paragraph, but not at the top of a page.</param>
/// <param name="After">Below it.</param>
/// <param name="Indent">Left and right together.</param>
/// <param name="First">What the first line has less.</param>
/// <param name="IsBold">In bold type.</param>
/// <param name="KeepsNext">Stays with what follows.</param>
internal readonly record struct ParagraphStyle(
    int Size,
    int Line,
    int Before = 0,
    int After = 0,
    int Indent = 0,
    int First = 0,
    bool IsBold = false,
    bool KeepsNext = false
);

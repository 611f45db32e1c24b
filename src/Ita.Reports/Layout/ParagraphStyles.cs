using Ita.Reports.Model;

namespace Ita.Reports.Layout;

/// <summary>The styles by name; a test compares them with Word/Parts/styles.xml.</summary>
internal static class ParagraphStyles
{
    public static readonly ParagraphStyle Heading1 = new(40, 600, 240, 120, IsBold: true, KeepsNext: true);
    public static readonly ParagraphStyle Heading2 = new(34, 510, 200, 60, IsBold: true, KeepsNext: true);
    public static readonly ParagraphStyle Heading3 = new(32, 470, 160, 40, IsBold: true, KeepsNext: true);
    public static readonly ParagraphStyle BodyText = new(32, 470, 0, 100, First: 720);
    public static readonly ParagraphStyle LeadIn = new(32, 470, 0, 60, First: 720, KeepsNext: true);
    public static readonly ParagraphStyle Label = new(32, 470, 0, 60);
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
            ParagraphKind.Label => Label,
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
/// The properties of a paragraph style that decide how much space a paragraph takes. Lengths in twentieths of a point,
/// as in Word/Parts/styles.xml.
/// </summary>
/// <param name="Size">The font's size, in half points.</param>
/// <param name="Line">A line's height.</param>
/// <param name="Before">The space above the paragraph; none at the top of a page.</param>
/// <param name="After">The space below it.</param>
/// <param name="Indent">The indents, left and right together.</param>
/// <param name="First">The additional indent of the first line.</param>
/// <param name="IsBold">Bold.</param>
/// <param name="KeepsNext">Stays on a page with the next paragraph.</param>
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

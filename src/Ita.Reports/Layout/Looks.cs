using Ita.Reports.Document;

namespace Ita.Reports.Layout;

/// <summary>The styles by name; a test holds them against Word/Parts/styles.xml.</summary>
internal static class Looks
{
    public static readonly Look Heading1 = new(40, 600, 240, 120, IsBold: true, KeepsNext: true);
    public static readonly Look Heading2 = new(34, 510, 200, 60, IsBold: true, KeepsNext: true);
    public static readonly Look Heading3 = new(32, 470, 160, 40, IsBold: true, KeepsNext: true);
    public static readonly Look BodyText = new(32, 470, 0, 100, First: 720);
    public static readonly Look LeadIn = new(32, 470, 0, 60, First: 720, KeepsNext: true);
    public static readonly Look Headline = new(40, 600, 40, 40, IsBold: true, KeepsNext: true);
    public static readonly Look Arithmetic = new(32, 470, 20, 20, Indent: 720);
    public static readonly Look Note = new(28, 410, 20, 40);
    public static readonly Look Notice = new(32, 470, 120, 160, Indent: 284);
    public static readonly Look ListEntry = new(32, 470, 80, 20, Indent: 1021);
    public static readonly Look ListDetail = new(32, 470, 0, 20, Indent: 1021);
    public static readonly Look ListBullet = new(32, 470, 0, 20, Indent: 567);
    public static readonly Look Caption = new(32, 470, 120, 60, KeepsNext: true);
    public static readonly Look FigureCaption = new(32, 470, 60, 120);
    public static readonly Look TableText = new(28, 410);
    public static readonly Look TableItem = new(28, 410, Indent: 312);
    public static readonly Look Toc1 = new(32, 450, 20, IsBold: true);
    public static readonly Look Toc2 = new(28, 385);

    public static Look Of(ParagraphKind kind) =>
        kind switch
        {
            ParagraphKind.LeadIn => LeadIn,
            ParagraphKind.Headline => Headline,
            ParagraphKind.Arithmetic => Arithmetic,
            ParagraphKind.Note => Note,
            ParagraphKind.Notice => Notice,
            _ => BodyText,
        };

    public static Look OfHeading(int level) =>
        level switch
        {
            1 => Heading1,
            2 => Heading2,
            _ => Heading3,
        };
}

using System.Collections.Immutable;
using Ita.Assessment.Profiles;

namespace Ita.Reports.Model;

/// <summary>A piece of the report's text, complete to the last character; a document writer only lays it out.</summary>
public abstract record ReportBlock;

/// <summary>
/// The title page, line by line: title, subject, agency, month of issue.
/// </summary>
public sealed record CoverBlock(
    ImmutableArray<string> Title,
    ImmutableArray<string> Subject,
    ImmutableArray<string> Agency,
    string Issued
) : ReportBlock
{
    /// <summary>Above the title; null for none.</summary>
    public Emblem? Emblem { get; init; }

    /// <summary>What the emblem shows, for screen readers.</summary>
    public string EmblemAlt { get; init; } = "";
}

/// <summary>The table of contents; the document writer takes its entries from the headings.</summary>
/// <param name="Title">Its heading.</param>
public sealed record ContentsBlock(string Title) : ReportBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Id">Unique in a report.</param>
/// <param name="Text">With its number.</param>
public sealed record HeadingBlock(int Level, string Id, string Text) : ReportBlock;

/// <summary>A paragraph.</summary>
public sealed record ParagraphBlock(ParagraphKind Kind, RichText Text) : ReportBlock;

/// <summary>The role of a paragraph; its style is up to the document writer.</summary>
public enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>Running text that belongs to the list or table under it.</summary>
    LeadIn,

    /// <summary>A line that begins with what it is: เรื่อง, เรียน.</summary>
    Label,

    /// <summary>A figure in large letters.</summary>
    Headline,

    /// <summary>A calculation, step by step.</summary>
    Arithmetic,

    /// <summary>Small print under a table.</summary>
    Note,

    /// <summary>Something the reader must not miss: provisional figures, a missing instrument.</summary>
    Notice,
}

/// <summary>A list.</summary>
public sealed record ListBlock(ImmutableArray<ListEntry> Entries) : ReportBlock
{
    /// <summary>Kept on one page; only for short lists of entries without details.</summary>
    public bool KeepsTogether { get; init; }

    /// <summary>Whether an entry's first paragraph stays on a page with what comes after it.</summary>
    internal bool KeepsNext(int entry) =>
        Entries[entry].Details.Length > 0 || (KeepsTogether && entry < Entries.Length - 1);
}

/// <summary>An entry of a list.</summary>
/// <param name="Marker">The text in place of a bullet: <c>๓.๑</c>, <c>e13</c>; null for a bullet.</param>
/// <param name="Text">Its text.</param>
/// <param name="Details">Further paragraphs of the entry.</param>
public sealed record ListEntry(string? Marker, RichText Text, ImmutableArray<RichText> Details)
{
    public ListEntry(string? marker, RichText text)
        : this(marker, text, []) { }
}

/// <summary>Places to sign.</summary>
/// <param name="Sign">ลงชื่อ.</param>
/// <param name="Name">The label of a name that is not known.</param>
/// <param name="Position">The label of the position.</param>
/// <param name="Places">Who signs, in order.</param>
public sealed record SignatureBlock(string Sign, string Name, string Position, ImmutableArray<SignaturePlace> Places)
    : ReportBlock
{
    /// <summary>
    /// All side by side on landscape pages, else two: a line must be long enough to sign on.
    /// </summary>
    internal int Rows(bool isLandscape) => isLandscape ? 1 : (Places.Length + 1) / 2;
}

/// <summary>A place to sign.</summary>
/// <param name="Role">ผู้จัดทำ and so on.</param>
/// <param name="Name">Null where it is left to the pen.</param>
/// <param name="Position">Null where it is left to the pen.</param>
public sealed record SignaturePlace(string Role, string? Name, string? Position);

/// <summary>The caption above a table or below a chart: ตารางที่ ๓ and its title.</summary>
public sealed record Caption(string Label, string Number, string Text)
{
    public override string ToString() => $"{Label} {Number} {Text}";
}

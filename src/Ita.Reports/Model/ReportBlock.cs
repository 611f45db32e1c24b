using System.Collections.Immutable;

namespace Ita.Reports.Model;

/// <summary>A piece of the report, decided to the last character; a writer only lays it out.</summary>
public abstract record ReportBlock;

/// <summary>
/// The title page: the title in lines, then what it is about, then whose it is, then when it was issued.
/// </summary>
public sealed record CoverBlock(
    ImmutableArray<string> Title,
    ImmutableArray<string> Subject,
    ImmutableArray<string> Agency,
    string Issued
) : ReportBlock;

/// <summary>The list of contents: the writer takes its entries from the headings.</summary>
/// <param name="Title">Its heading.</param>
public sealed record ContentsBlock(string Title) : ReportBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Id">Unique in a report.</param>
/// <param name="Text">With its number.</param>
public sealed record HeadingBlock(int Level, string Id, string Text) : ReportBlock;

/// <summary>A paragraph.</summary>
public sealed record ParagraphBlock(ParagraphKind Kind, RichText Text) : ReportBlock;

/// <summary>What a paragraph is; how it looks is the writer's.</summary>
public enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>Running text that belongs to the list or table under it.</summary>
    LeadIn,

    /// <summary>A figure in large letters.</summary>
    Headline,

    /// <summary>A sum as it is worked out.</summary>
    Arithmetic,

    /// <summary>Small print under a table.</summary>
    Note,

    /// <summary>Something the reader must not miss: provisional figures, a missing instrument.</summary>
    Notice,
}

/// <summary>A list.</summary>
public sealed record ListBlock(ImmutableArray<ListEntry> Entries) : ReportBlock
{
    /// <summary>Short, and to be kept on one page; entries without details only.</summary>
    public bool KeepsTogether { get; init; }

    /// <summary>Whether an entry's first paragraph stays on a page with what comes after it.</summary>
    internal bool KeepsNext(int entry) =>
        Entries[entry].Details.Length > 0 || (KeepsTogether && entry < Entries.Length - 1);
}

/// <summary>An entry of a list.</summary>
/// <param name="Marker">What stands before it: <c>๓.๑</c>, <c>e13</c>; null for a bullet.</param>
/// <param name="Text">Its text.</param>
/// <param name="Details">Further paragraphs of the entry.</param>
public sealed record ListEntry(string? Marker, RichText Text, ImmutableArray<RichText> Details)
{
    public ListEntry(string? marker, RichText text)
        : this(marker, text, []) { }
}

/// <summary>Places to sign.</summary>
public sealed record SignatureBlock(string Sign, string Name, string Position, ImmutableArray<string> Roles)
    : ReportBlock
{
    /// <summary>
    /// Side by side where the page lies on its side, else below each other: a line must be long enough to sign on.
    /// </summary>
    internal int Rows(bool isLandscape) => isLandscape ? 1 : Roles.Length;
}

/// <summary>What stands above a table or under a chart: ตารางที่ ๓ and what it shows.</summary>
public sealed record Caption(string Label, string Number, string Text)
{
    public override string ToString() => $"{Label} {Number} {Text}";
}

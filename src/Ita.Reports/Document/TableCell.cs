using System.Collections.Immutable;

namespace Ita.Reports.Document;

/// <summary>A cell.</summary>
/// <param name="Paragraphs">Empty for a cell to be filled in by hand, or one that continues the cell above.</param>
/// <param name="ColumnSpan">How many columns it covers.</param>
/// <param name="ContinuesAbove">Part of the cell above.</param>
public sealed record TableCell(
    ImmutableArray<CellParagraph> Paragraphs,
    int ColumnSpan = 1,
    bool ContinuesAbove = false
)
{
    public static TableCell Empty { get; } = new([]);

    public static TableCell Continuation { get; } = new([], ContinuesAbove: true);

    public static TableCell Of(string text) => new([new CellParagraph(null, RichText.Of(text))]);

    public static TableCell Of(RichText text) => new([new CellParagraph(null, text)]);
}

using System.Collections.Immutable;

namespace Ita.Reports.Model;

/// <summary>A table: a header row that repeats on every page, and rows that do not break across pages.</summary>
public sealed record TableBlock : ReportBlock
{
    public required Caption Caption { get; init; }

    /// <summary>What the table shows, for screen readers.</summary>
    public required string AltText { get; init; }

    public required ImmutableArray<TableColumn> Columns { get; init; }

    /// <summary>The cells of each row span all columns together.</summary>
    public required ImmutableArray<TableRow> Rows { get; init; }

    /// <summary>Kept on one page; only for short tables.</summary>
    public bool KeepsTogether { get; init; }

    /// <summary>The last two rows stay together, so that no row is alone on a page; for long tables.</summary>
    public bool KeepsLastRows { get; init; }

    /// <summary>
    /// The last row stays on a page with the block after the table: no page with signatures or a line or two alone.
    /// </summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>
    /// Whether a row stays on a page with the next row, or the last one with the block after the table.
    /// </summary>
    internal bool KeepsNext(int row) =>
        row < Rows.Length - 1
            ? KeepsTogether || Rows[row].Kind == RowKind.Lead || (KeepsLastRows && row == Rows.Length - 2)
            : KeepsWithNext;
}

/// <summary>A column.</summary>
/// <param name="Header">Its header cell.</param>
/// <param name="Width">Its relative width; the sum over a table's columns is free.</param>
/// <param name="Align">How its cells are aligned.</param>
public sealed record TableColumn(string Header, int Width, CellAlign Align);

/// <summary>How a column's cells are aligned.</summary>
public enum CellAlign
{
    Start,
    Centre,
    End,
}

/// <summary>A row.</summary>
public sealed record TableRow(RowKind Kind, ImmutableArray<TableCell> Cells);

/// <summary>The role of a row.</summary>
public enum RowKind
{
    Normal,

    /// <summary>A heading within the table, over the rows under it.</summary>
    Group,

    /// <summary>What the next row is about, across all columns; stays on a page with it.</summary>
    Lead,

    /// <summary>A sum or mean of the rows above.</summary>
    Total,
}

/// <summary>A cell.</summary>
/// <param name="Paragraphs">Empty for a cell to be filled in by hand, or one merged with the cell above.</param>
/// <param name="ColumnSpan">How many columns it covers.</param>
/// <param name="ContinuesAbove">Merged with the cell above.</param>
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

/// <summary>A paragraph in a cell.</summary>
/// <param name="Marker">The number before it, in a hanging indent: <c>๑.</c>; null for none.</param>
/// <param name="Text">Its text.</param>
public sealed record CellParagraph(string? Marker, RichText Text);

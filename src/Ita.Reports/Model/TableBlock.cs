using System.Collections.Immutable;

namespace Ita.Reports.Model;

/// <summary>A table: one header row, which repeats on every page, and rows that are not torn apart.</summary>
public sealed record TableBlock : ReportBlock
{
    public required Caption Caption { get; init; }

    /// <summary>What the table shows, for those who do not see it.</summary>
    public required string AltText { get; init; }

    public required ImmutableArray<TableColumn> Columns { get; init; }

    /// <summary>The cells of each row span all columns together.</summary>
    public required ImmutableArray<TableRow> Rows { get; init; }

    /// <summary>Short, and to be kept on one page.</summary>
    public bool KeepsTogether { get; init; }

    /// <summary>Long, with short rows: the last two stay together, so that none begins a page alone.</summary>
    public bool LeavesNoRowAlone { get; init; }

    /// <summary>
    /// Its last row stays on a page with what follows: no page of nothing but signatures, or of a line or two.
    /// </summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>Whether a row stays on a page with the next one, or with what follows the table.</summary>
    internal bool KeepsNext(int row) =>
        row < Rows.Length - 1 ? KeepsTogether || (LeavesNoRowAlone && row == Rows.Length - 2) : KeepsWithNext;
}

/// <summary>A column.</summary>
/// <param name="Header">Its header cell.</param>
/// <param name="Width">Its share of the table's width; the shares of a table need not add to anything.</param>
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

/// <summary>What a row is.</summary>
public enum RowKind
{
    Normal,

    /// <summary>A heading within the table, over the rows under it.</summary>
    Group,

    /// <summary>A sum or mean of the rows above.</summary>
    Total,
}

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

/// <summary>A paragraph in a cell.</summary>
/// <param name="Marker">What stands before it, hanging: <c>๑.</c>; null for none.</param>
/// <param name="Text">Its text.</param>
public sealed record CellParagraph(string? Marker, RichText Text);

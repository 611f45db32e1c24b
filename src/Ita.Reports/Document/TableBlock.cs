using System.Collections.Immutable;

namespace Ita.Reports.Document;

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

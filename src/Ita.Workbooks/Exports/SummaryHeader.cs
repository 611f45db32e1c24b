using Ita.Assessment;

namespace Ita.Workbooks.Exports;

/// <summary>
/// The score columns of a table with one row per indicator (docs/workbooks.md, layout 3), each with its fiscal
/// year.
/// </summary>
internal sealed class SummaryHeader
{
    private static readonly string[] ScoreHeads = ["คะแนน", "ผลคะแนน"];

    public required int Row { get; init; }

    /// <summary>Column and year, by column; a year may be there twice, which is a problem of the table.</summary>
    public required IReadOnlyList<(int Column, FiscalYear Year)> Columns { get; init; }

    /// <summary>The row speaks of indicators, so that a number with any name beside it is one.</summary>
    public required bool NamesIndicators { get; init; }

    /// <summary>
    /// The best header above the first indicator: the one with the most score columns, and of those the lowest, since a
    /// title may name a year too. Null if there is none.
    /// </summary>
    public static SummaryHeader? Find(
        IEnumerable<(int Row, List<RowCell> Cells)> rows,
        FiscalYear year,
        IndicatorName names
    )
    {
        SummaryHeader? best = null;
        var namesIndicators = false;
        foreach (var (row, cells) in rows)
        {
            if (best is not null && names.Read(cells, out _, out var isIndicator) > 0 && isIndicator)
                break;
            // A header of two rows may say ตัวชี้วัด in the upper and the years in the lower.
            namesIndicators |= cells.Any(cell =>
                cell.IsText && cell.Text.StartsWith("ตัวชี้วัด", StringComparison.Ordinal)
            );
            var header = Read(row, cells, year, namesIndicators);
            if (header is not null && (best is null || header.Columns.Count >= best.Columns.Count))
                best = header;
        }

        return best;
    }

    private static SummaryHeader? Read(int row, List<RowCell> cells, FiscalYear year, bool namesIndicators)
    {
        var columns = new List<(int Column, FiscalYear Year)>();
        foreach (var cell in cells)
        {
            if (ScoreHeads.Any(head => ScoreHeader.Is(cell, head)))
                columns.Add((cell.Column, year));
            else if (
                YearText.TryRead(cell.DisplayText, out var named) && named is >= FiscalYear.First and <= FiscalYear.Last
            )
                columns.Add((cell.Column, new FiscalYear(named)));
        }

        return columns.Count == 0
            ? null
            : new SummaryHeader
            {
                Row = row,
                Columns = columns,
                NamesIndicators = namesIndicators,
            };
    }
}

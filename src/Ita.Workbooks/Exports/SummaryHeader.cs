using Ita.Assessment;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>
/// The score columns of a table with one row per indicator (docs/workbooks.md, layout 3), each with its fiscal
/// year.
/// </summary>
internal sealed class SummaryHeader
{
    /// <summary>The last row of the header.</summary>
    public required int Row { get; init; }

    /// <summary>The columns of scores, by column.</summary>
    public required IReadOnlyList<SummaryColumn> Columns { get; init; }

    /// <summary>The header speaks of indicators, so that a number with any name beside it is one.</summary>
    public required bool NamesIndicators { get; init; }

    /// <summary>What every column with a header is.</summary>
    public required IReadOnlyList<HeadColumn> Head { get; init; }

    /// <summary>What the header above the first indicator says; null if it has no column of scores.</summary>
    public static SummaryHeader? Find(
        IEnumerable<(int Row, List<RowCell> Cells)> rows,
        FiscalYear year,
        IndicatorName names
    )
    {
        var head = new TableHead();
        var nameColumn = 0;
        foreach (var (row, cells) in rows)
        {
            if (head.HasFigures && names.Find(cells, head.NamesIndicators) is { } first)
            {
                nameColumn = first.Column;
                head.Close();
                break;
            }

            head.Add(row, cells);
        }

        var columns = head.Columns();
        var scores = columns
            .Where(column => IsScore(column.Kind))
            // A year above the names is the table's title.
            .Where(column => column.Kind != HeadKind.Year || column.Column > nameColumn)
            .Select(column => new SummaryColumn(column, YearOf(column, year)))
            .ToList();
        return scores.TrueForAll(column => column.IsPossible)
            ? null
            : new SummaryHeader
            {
                Row = head.LastRow,
                Columns = scores,
                NamesIndicators = head.NamesIndicators,
                Head = columns,
            };
    }

    private static bool IsScore(HeadKind kind) =>
        kind is HeadKind.Score or HeadKind.MeanScore or HeadKind.Year or HeadKind.PossibleScore;

    private static FiscalYear YearOf(HeadColumn column, FiscalYear year) =>
        column.Year == 0 ? year : new FiscalYear(column.Year);
}

/// <summary>A column of a summary that holds scores, or might.</summary>
/// <param name="Head">Its header.</param>
/// <param name="Year">The fiscal year of the scores.</param>
internal sealed record SummaryColumn(HeadColumn Head, FiscalYear Year)
{
    public int Column => Head.Column;

    /// <summary>
    /// Never taken; but where a column of the same year is, it is not sure which of them holds the scores.
    /// </summary>
    public bool IsPossible => Head.Kind is HeadKind.PossibleScore or HeadKind.MeanScore;
}

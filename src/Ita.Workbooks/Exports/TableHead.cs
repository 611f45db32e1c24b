using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>
/// The header of a table with one row per item or indicator. It may take several rows: a title over several columns
/// says ปี 2565, and the row below it คะแนน.
/// </summary>
internal sealed class TableHead
{
    // Of each row the filled cells, by column.
    private readonly List<(int Row, List<HeadCell> Cells)> _rows = [];

    private int _firstFigures = int.MaxValue;
    private bool _isClosed;

    /// <summary>The last row with a cell that says what its column is; 0 for none.</summary>
    public int LastRow { get; private set; }

    /// <summary>The columns headed ข้อ or the like, in any of the rows.</summary>
    public SortedSet<int> ItemColumns { get; } = [];

    /// <summary>Some cell speaks of indicators, so that a number with any name beside it is one.</summary>
    public bool NamesIndicators { get; private set; }

    /// <summary>Some column holds scores, results or respondents, or is headed by a year.</summary>
    public bool HasFigures => _firstFigures < int.MaxValue;

    /// <summary>Takes a row above the table's first item or indicator.</summary>
    public void Add(int row, IReadOnlyList<RowCell> cells)
    {
        var read = new List<HeadCell>();
        var hasNumber = false;
        foreach (var cell in cells)
        {
            var head = HeadCell.From(row, cell);
            if (head.Kind != HeadKind.None)
                read.Add(head);
            else
                hasNumber |= cell.Number is not null;
        }

        if (read.Count == 0 || !IsHeader(read, hasNumber))
            return;
        _rows.Add((row, read));
        foreach (var head in read)
        {
            NamesIndicators |= head.Kind == HeadKind.Indicator;
            if (head.Kind == HeadKind.Item)
                ItemColumns.Add(head.Column);
            if (head.Kind != HeadKind.Other)
                LastRow = row;
            if (IsFiguresOrYear(head.Kind))
                _firstFigures = Math.Min(_firstFigures, head.Column);
        }
    }

    /// <summary>The next row is the table's first: all rows before it belong to the header.</summary>
    public void Close() => _isClosed = true;

    // Between header and table may stand a total, a level or the title of a section.
    private bool IsHeader(List<HeadCell> cells, bool hasNumber)
    {
        if (cells.Exists(cell => cell.Kind is HeadKind.Item or HeadKind.Indicator))
            return true;
        if (hasNumber)
            return cells.Count(cell => IsFiguresOrYear(cell.Kind)) >= 2;
        return cells[0].Column >= _firstFigures
            || cells.Exists(cell =>
                IsFiguresOrYear(cell.Kind)
                || cell.Kind is HeadKind.Unit or HeadKind.Rank
                || (cell.Column >= _firstFigures && cell.Kind != HeadKind.Other)
            )
            || _firstFigures == int.MaxValue;
    }

    /// <summary>What each column with a header is, by column.</summary>
    public IReadOnlyList<HeadColumn> Columns()
    {
        var rows = _isClosed ? _rows : [.. _rows.Where(row => row.Row <= LastRow)];
        return
        [
            .. rows.SelectMany(row => row.Cells)
                .Select(cell => cell.Column)
                .Distinct()
                .Order()
                .Select(column => Compose(rows, column)),
        ];
    }

    /// <summary>It says that a column holds what counts.</summary>
    public static bool IsFigures(HeadKind kind) =>
        kind is HeadKind.Score or HeadKind.MeanScore or HeadKind.Result or HeadKind.Respondents;

    /// <summary>It says so, or which year's.</summary>
    public static bool IsFiguresOrYear(HeadKind kind) => IsFigures(kind) || kind == HeadKind.Year;

    // From the lowest cell up: what it counts in and its year may stand below the word.
    private static HeadColumn Compose(List<(int Row, List<HeadCell> Cells)> rows, int column)
    {
        var lowest = default(HeadCell);
        var head = default(HeadCell);
        var year = 0;
        var at = rows.Count - 1;
        var isSure = true;
        for (; at >= 0 && head == default; at--)
        {
            if (Own(rows[at].Cells, column) is not { } cell)
            {
                // A title over several columns stands in the first of them.
                if (year == 0 && lowest.Kind != HeadKind.Unit)
                    continue;
                if (LeftOf(rows[at].Cells, column) is { } title && (IsFigures(title.Kind) || IsNoScore(title.Kind)))
                    head = title;
                continue;
            }

            if (lowest == default)
                lowest = cell;
            switch (cell.Kind)
            {
                case HeadKind.Year:
                    isSure &= year == 0 || year == cell.Year;
                    year = cell.Year;
                    break;
                case HeadKind.Unit:
                    break;
                case HeadKind.Other:
                    // A word that nobody knows below the header may make another thing of the column; above it is a
                    // title.
                    if (year == 0 && lowest.Kind != HeadKind.Unit)
                        isSure = false;
                    break;
                default:
                    head = cell;
                    break;
            }
        }

        if (head.Year != 0)
        {
            isSure &= year == 0 || year == head.Year;
            year = head.Year;
        }

        for (; at >= 0 && year == 0; at--)
        {
            if ((Own(rows[at].Cells, column) ?? LeftOf(rows[at].Cells, column)) is { Kind: HeadKind.Year } above)
                year = above.Year;
        }

        var kind = head.Kind;
        if (head == default)
        {
            kind = lowest.Kind switch
            {
                HeadKind.Unit => HeadKind.PossibleScore,
                HeadKind.Year => HeadKind.Year,
                _ => HeadKind.Other,
            };
        }

        if (!isSure && IsFiguresOrYear(kind))
            kind = HeadKind.PossibleScore;
        return new HeadColumn(lowest.Row, column, kind, isSure ? year : 0);
    }

    private static bool IsNoScore(HeadKind kind) => kind is HeadKind.NoScore or HeadKind.PossibleScore;

    private static HeadCell? Own(List<HeadCell> cells, int column)
    {
        var index = Find(cells, column);
        return index >= 0 ? cells[index] : null;
    }

    private static HeadCell? LeftOf(List<HeadCell> cells, int column)
    {
        var index = Find(cells, column);
        index = index >= 0 ? index - 1 : ~index - 1;
        return index >= 0 ? cells[index] : null;
    }

    private static int Find(List<HeadCell> cells, int column)
    {
        var (from, to) = (0, cells.Count - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            if (cells[middle].Column == column)
                return middle;
            if (cells[middle].Column < column)
                from = middle + 1;
            else
                to = middle - 1;
        }

        return ~from;
    }
}

/// <summary>A column of a table as its header describes it.</summary>
/// <param name="Row">Of its lowest header cell.</param>
/// <param name="Column">From 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Year">The fiscal year that the header names; 0 for none.</param>
internal readonly record struct HeadColumn(int Row, int Column, HeadKind Kind, int Year);

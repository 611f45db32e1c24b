using Ita.Assessment.Submissions;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>
/// A column of scores from 0 to 100. One whose scores all lie between 0 and 1, and are not all 0 or 1, holds shares and
/// not points; that is refused once for the column.
/// </summary>
internal sealed class ScoreColumn
{
    private bool _allWithinOne = true;
    private (int Row, RowCell Cell)? _firstFraction;

    /// <summary>The cell by which the column shows that it holds shares; null where it does not.</summary>
    public (int Row, RowCell Cell)? Share => _allWithinOne ? _firstFraction : null;

    public void Inspect(int row, RowCell? cell)
    {
        if (cell?.Number is not { } number)
            return;
        if (number is < 0 or > 1)
            _allWithinOne = false;
        else if (number is > 0 and < 1 && (_firstFraction is not { } first || row < first.Row))
            _firstFraction = (row, cell);
    }

    /// <summary>Reads a cell that is not empty; null, and a problem, where it is no score.</summary>
    public decimal? Read(int row, RowCell cell, string item, NoticeList problems)
    {
        if (cell.Number is not { } number)
        {
            problems.Add(NoticeCode.ScoreNotANumber, row, cell.Column, item, cell.DisplayText);
            return null;
        }

        if (Share is not null)
            return null;
        if (number is >= 0 and <= 100)
            return number;
        problems.Add(NoticeCode.ScoreOutOfRange, row, cell.Column, item, cell.DisplayText);
        return null;
    }
}

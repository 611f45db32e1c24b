using Ita.Assessment;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Looks whether a row in a table is a header again. One that says the same may be there as often as it likes (at each
/// page's top); one that says something else begins another table, whose rows must not be read by the first header.
/// </summary>
internal sealed class HeadAgain(IReadOnlyList<HeadColumn> columns, FiscalYear year)
{
    private readonly Dictionary<int, HeadColumn> _columns = columns.ToDictionary(column => column.Column);

    /// <summary>The first cell that says something else; null if there is none.</summary>
    public RowCell? FindDifference(int row, IReadOnlyList<RowCell> cells)
    {
        var heads = new List<(RowCell Cell, HeadCell Head)>();
        var (names, figures, all) = (0, 0, 0);
        foreach (var cell in cells)
        {
            var head = HeadCell.From(row, cell);
            if (head.Kind is HeadKind.None or HeadKind.Other)
                continue;
            heads.Add((cell, head));
            all++;
            if (head.Kind is HeadKind.Item or HeadKind.Indicator)
                names++;
            else if (TableHead.IsFigures(head.Kind))
                figures++;
        }

        // A closing row may begin with ค่าเฉลี่ย, and one of levels with ระดับ.
        var isHeader = (names > 0 && all > names) || figures >= 2;
        foreach (var (cell, head) in heads)
        {
            if (Differs(head, isHeader))
                return cell;
        }

        return null;
    }

    private bool Differs(HeadCell head, bool isHeader)
    {
        var column = _columns.GetValueOrDefault(head.Column);
        var holdsFigures = TableHead.IsFiguresOrYear(column.Kind);
        var namesOtherYear = head.Year != 0 && head.Year != (column.Year == 0 ? year.Value : column.Year);
        return head.Kind switch
        {
            HeadKind.Year => holdsFigures && namesOtherYear,
            _ when !isHeader => false,
            HeadKind.NoScore or HeadKind.PossibleScore => holdsFigures,
            _ when TableHead.IsFigures(head.Kind) => column.Kind != head.Kind || namesOtherYear,
            _ => false,
        };
    }
}

using Ita.OpenXml;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Tables;

/// <summary>Gathers each row's cells, by column, for tables that look at a row as a whole.</summary>
internal abstract class RowTable(TextPool texts) : ICellSink
{
    private readonly List<RowCell> _cells = [];

    public void Cell(in Cell cell)
    {
        if (_cells.Count == SheetLimits.Columns)
            throw WorkbookFormatException.Damaged("A row has more cells than columns.");
        _cells.Add(RowCell.From(cell, texts));
    }

    public void EndRow(int row)
    {
        if (_cells.Count == 0)
            return;
        if (!IsInOrder())
            PutInOrder();
        Row(row, _cells);
        _cells.Clear();
    }

    /// <summary>A row with at least one filled cell; the list is used again.</summary>
    protected abstract void Row(int row, IReadOnlyList<RowCell> cells);

    private bool IsInOrder()
    {
        for (var i = 1; i < _cells.Count; i++)
        {
            if (_cells[i].Column <= _cells[i - 1].Column)
                return false;
        }

        return true;
    }

    // Of a cell that is there twice the later one stands, as in the other layouts.
    private void PutInOrder()
    {
        var byColumn = new SortedDictionary<int, RowCell>();
        foreach (var cell in _cells)
            byColumn[cell.Column] = cell;
        _cells.Clear();
        _cells.AddRange(byColumn.Values);
    }
}

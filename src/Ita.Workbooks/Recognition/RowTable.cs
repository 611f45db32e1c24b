using Ita.Workbooks.Xlsx.Sheets;

namespace Ita.Workbooks.Recognition;

/// <summary>Gathers each row's cells, by column, for tables that look at a row as a whole.</summary>
internal abstract class RowTable(TextPool texts) : ICellSink
{
    private readonly List<RowCell> _cells = [];

    public void Cell(in Cell cell) => _cells.Add(RowCell.From(cell, texts));

    public void EndRow(int row)
    {
        if (_cells.Count == 0) return;
        _cells.Sort((left, right) => left.Column.CompareTo(right.Column));
        Row(row, _cells);
        _cells.Clear();
    }

    /// <summary>A row with at least one filled cell; the list is used again.</summary>
    protected abstract void Row(int row, IReadOnlyList<RowCell> cells);
}

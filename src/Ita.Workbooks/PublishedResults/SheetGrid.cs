using Ita.OpenXml;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.PublishedResults;

/// <summary>
/// A sheet held whole, so that it can be read by rows and, turned, by columns. In either way it is lines (one for each
/// agency, and those of the header) of fields (one for each thing that is said of an agency).
/// </summary>
internal sealed class SheetGrid(TextPool texts) : ICellSink
{
    private readonly List<(int Row, RowCell Cell)> _cells = [];

    /// <summary>A cell is filled.</summary>
    public bool HasData { get; private set; }

    /// <exception cref="WorkbookFormatException">Too many cells.</exception>
    public void Cell(in Cell cell)
    {
        if (_cells.Count == WorkbookLimits.ResultCells)
            throw WorkbookFormatException.TooLarge("Too many cells for a table of results.");
        HasData |= cell.Kind != CellKind.Empty;
        _cells.Add((cell.Row, RowCell.From(cell, texts)));
    }

    public void EndRow(int row) { }

    /// <summary>
    /// The lines in order, each with its cells by field. Of a cell that is there twice the later one stands.
    /// </summary>
    /// <param name="isTurned">By columns.</param>
    /// <param name="last">The last line that is wanted.</param>
    public IReadOnlyList<TableLine> ToLines(bool isTurned, int last = int.MaxValue)
    {
        var lines = new List<TableLine>();
        List<GridCell> cells = [];
        foreach (
            var cell in _cells
                .Select(cell => new GridCell(
                    isTurned ? cell.Cell.Column : cell.Row,
                    isTurned ? cell.Row : cell.Cell.Column,
                    cell.Cell,
                    isTurned
                ))
                .Where(cell => cell.Line <= last)
                .OrderBy(cell => cell.Line)
                .ThenBy(cell => cell.Field)
        )
        {
            if (lines.Count == 0 || lines[^1].Number != cell.Line)
                lines.Add(new TableLine(cell.Line, cells = []));
            if (cells.Count > 0 && cells[^1].Field == cell.Field)
                cells[^1] = cell;
            else
                cells.Add(cell);
        }

        return lines;
    }
}

/// <summary>A cell as a table sees it.</summary>
/// <param name="Line">The row; the column of a turned table.</param>
/// <param name="Field">The column; the row of a turned table.</param>
/// <param name="Cell">What it holds.</param>
/// <param name="IsTurned">The agencies stand side by side.</param>
internal readonly record struct GridCell(int Line, int Field, RowCell Cell, bool IsTurned)
{
    /// <summary>In the sheet.</summary>
    public int Row => IsTurned ? Field : Line;

    /// <summary>In the sheet.</summary>
    public int Column => Cell.Column;

    public bool IsFilled => Cell.IsFilled;

    public string Name => CellReference.ToA1(Row, Column);
}

/// <summary>A row of a table, or a column of a turned one.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Cells">By field; formulas without a value are among them.</param>
internal sealed record TableLine(int Number, IReadOnlyList<GridCell> Cells)
{
    /// <summary>The filled cell of a field; null where there is none.</summary>
    public GridCell? Filled(int field) => Find(field) is { IsFilled: true } cell ? cell : null;

    /// <summary>The cell of a field, filled or a formula without a value.</summary>
    public GridCell? Find(int field)
    {
        var (from, to) = (0, Cells.Count - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            if (Cells[middle].Field == field)
                return Cells[middle];
            if (Cells[middle].Field < field)
                from = middle + 1;
            else
                to = middle - 1;
        }

        return null;
    }
}

using System.Runtime.InteropServices;

namespace Ita.OpenXml.Writing;

/// <summary>A sheet while it is put together; rows and columns count from 1.</summary>
public sealed class StyledSheet
{
    // What Excel adds to the digits that a width is said in.
    private const double Padding = 0.710625;

    private readonly StyledWorkbook _workbook;
    private readonly CellStyle _style;
    private readonly List<Row> _rows = [];
    private readonly List<double> _widths = [];
    private readonly Dictionary<int, CellStyle> _columnStyles = [];
    private readonly List<string> _merged = [];
    private readonly List<CellCondition> _conditions = [];
    private readonly List<CellValidation> _validations = [];

    internal StyledSheet(StyledWorkbook workbook, string name, CellStyle style)
    {
        (_workbook, _style) = (workbook, style);
        Layout = new SheetLayout(name);
    }

    /// <summary>
    /// Panes, pages, filters and protection. Widths, merged cells, conditions and validations are added by the methods
    /// here.
    /// </summary>
    public SheetLayout Layout { get; set; }

    public string Name => Layout.Name;

    /// <summary>A column's width in digits, without the padding of a cell.</summary>
    public void SetWidth(int column, double digits)
    {
        while (_widths.Count < column)
            _widths.Add(SheetLayout.OrdinaryWidth - Padding);
        _widths[column - 1] = digits;
    }

    /// <inheritdoc cref="SetWidth"/>
    public double WidthOf(int column) =>
        column <= _widths.Count ? _widths[column - 1] : SheetLayout.OrdinaryWidth - Padding;

    /// <summary>The style of a column's cells; of those that come after this, and of all that stay empty.</summary>
    public void SetStyle(int column, CellStyle style) => _columnStyles[column] = style;

    /// <summary>A row's height in points.</summary>
    public void SetHeight(int row, double height) => RowAt(row).Height = height;

    /// <summary>Writes a text as a text, whatever it starts with.</summary>
    public CellRange Write(int row, int column, string text)
    {
        ref var cell = ref CellAt(row, column);
        (cell.Kind, cell.Text) = (CellKind.Text, text);
        return new CellRange(this, new CellArea(row, column));
    }

    /// <summary>Writes a number, as exact as a spreadsheet holds it: some 15 digits.</summary>
    public CellRange Write(int row, int column, decimal number)
    {
        ref var cell = ref CellAt(row, column);
        (cell.Kind, cell.Number) = (CellKind.Number, (double)number);
        return new CellRange(this, new CellArea(row, column));
    }

    /// <summary>Writes a formula, and the number that it gives.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="formula">Without the equals sign, its functions by their English names.</param>
    /// <param name="number">What a program shows that does not calculate.</param>
    public CellRange WriteFormula(int row, int column, string formula, decimal number)
    {
        ref var cell = ref CellAt(row, column);
        (cell.Kind, cell.Text, cell.Number) = (CellKind.NumberFormula, formula, (double)number);
        return new CellRange(this, new CellArea(row, column));
    }

    /// <summary>Writes a formula, and the text that it gives.</summary>
    /// <inheritdoc cref="WriteFormula(int, int, string, decimal)"/>
    public CellRange WriteFormula(int row, int column, string formula, string text)
    {
        ref var cell = ref CellAt(row, column);
        (cell.Kind, cell.Text, cell.Given) = (CellKind.TextFormula, formula, text);
        return new CellRange(this, new CellArea(row, column));
    }

    public CellRange Range(int firstRow, int firstColumn, int lastRow, int lastColumn) =>
        new(this, new CellArea(firstRow, firstColumn, lastRow, lastColumn));

    /// <summary>Fills the cells whose value is that of a formula.</summary>
    public void AddCondition(CellArea cells, string equalTo, string fill) =>
        _conditions.Add(new CellCondition(cells, equalTo, _workbook.Styles.AddCondition(fill)));

    public void AddValidation(CellValidation validation) => _validations.Add(validation);

    internal void Merge(CellArea cells) => _merged.Add(cells.ToString());

    internal void Style(CellArea cells, Func<CellStyle, CellStyle> change)
    {
        // Neighbours mostly look the same.
        CellStyle? before = null;
        CellStyle after = _style;
        for (var row = cells.FirstRow; row <= cells.LastRow; row++)
        {
            for (var column = cells.FirstColumn; column <= cells.LastColumn; column++)
            {
                ref var cell = ref CellAt(row, column);
                if (cell.Style is { } style && !ReferenceEquals(style, before))
                    (before, after) = (style, change(style));

                cell.Style = after;
            }
        }
    }

    /// <summary>Gives every style its place, and the layout what was added here.</summary>
    internal SheetLayout Settle()
    {
        var style = _workbook.Styles.Add(_style);
        CellStyle? known = null;
        foreach (var row in _rows)
        {
            foreach (ref var cell in CollectionsMarshal.AsSpan(row.Cells))
            {
                if (cell.Style is not { } own)
                    continue;
                if (!ReferenceEquals(own, known))
                    (known, style) = (own, _workbook.Styles.Add(own));
                cell.StylePlace = style;
            }
        }

        var columns = Math.Max(_widths.Count, _columnStyles.Keys.DefaultIfEmpty(0).Max());
        return Layout with
        {
            Widths = [.. Enumerable.Range(1, columns).Select(column => WidthOf(column) + Padding)],
            // And one more, for all columns behind.
            ColumnStyles =
            [
                .. Enumerable
                    .Range(1, columns + 1)
                    .Select(column => _workbook.Styles.Add(_columnStyles.GetValueOrDefault(column, _style))),
            ],
            Merged = [.. _merged],
            Conditions = [.. _conditions],
            Validations = [.. _validations],
        };
    }

    internal void Write(SheetWriter writer)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i] is not ({ Height: > 0 } or { Cells.Count: > 0 }))
                continue;
            writer.BeginRow(i + 1, _rows[i].Height);
            var cells = CollectionsMarshal.AsSpan(_rows[i].Cells);
            for (var j = 0; j < cells.Length; j++)
            {
                if (cells[j].Style is not null)
                    Write(writer, i + 1, j + 1, cells[j]);
            }

            writer.EndRow();
        }
    }

    private static void Write(SheetWriter writer, int row, int column, in Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                writer.Write(row, column, cell.Text!, cell.StylePlace);
                break;
            case CellKind.Number:
                writer.WriteNumber(row, column, cell.Number, cell.StylePlace);
                break;
            case CellKind.NumberFormula:
                writer.WriteFormula(row, column, cell.Text!, cell.Number, cell.StylePlace);
                break;
            case CellKind.TextFormula:
                writer.WriteFormula(row, column, cell.Text!, cell.Given!, cell.StylePlace);
                break;
            default:
                writer.WriteEmpty(row, column, cell.StylePlace);
                break;
        }
    }

    private Row RowAt(int row)
    {
        while (_rows.Count < row)
            _rows.Add(new Row());
        return _rows[row - 1];
    }

    private ref Cell CellAt(int row, int column)
    {
        var cells = RowAt(row).Cells;
        if (cells.Count < column)
            CollectionsMarshal.SetCount(cells, column);
        ref var cell = ref CollectionsMarshal.AsSpan(cells)[column - 1];
        cell.Style ??= _columnStyles.GetValueOrDefault(column, _style);
        return ref cell;
    }

    private enum CellKind
    {
        Empty,
        Text,
        Number,
        NumberFormula,
        TextFormula,
    }

    private sealed class Row
    {
        public double Height { get; set; }

        public List<Cell> Cells { get; } = [];
    }

    // Without a style where nothing was ever put.
    private struct Cell
    {
        public CellKind Kind;
        public string? Text;
        public string? Given;
        public double Number;
        public CellStyle? Style;
        public int StylePlace;
    }
}

/// <summary>Cells of a sheet, to be given a look.</summary>
public readonly struct CellRange
{
    private readonly StyledSheet _sheet;

    internal CellRange(StyledSheet sheet, CellArea area)
    {
        _sheet = sheet;
        Area = area;
    }

    public CellArea Area { get; }

    /// <summary>Changes the style of every cell; of none where the range is empty.</summary>
    public CellRange Style(Func<CellStyle, CellStyle> change)
    {
        _sheet.Style(Area, change);
        return this;
    }

    /// <summary>Shows the cells as one.</summary>
    public CellRange Merge()
    {
        _sheet.Merge(Area);
        return this;
    }
}

using Ita.OpenXml.Reading;
using Ita.OpenXml.Writing;
using Ita.Reports.Layout;

namespace Ita.Reports.Excel;

/// <summary>Writes one sheet; rows and columns count from 1.</summary>
internal sealed class ReportSheet
{
    // Excel's own limit of a cell's text.
    private const int LongestText = 32_767;

    // A unit of a column's width and its margins, in twentieths of a point.
    private const int WidthUnit = 105;
    private const double LineHeight = SheetStyle.Size * 1.6;
    private const double TallestRow = 409;

    private readonly StyledSheet _sheet;
    private readonly List<(int Row, int Column, int Span, string Text)> _texts = [];
    private readonly HashSet<int> _wrapped = [];
    private readonly HashSet<int> _headers = [];

    public ReportSheet(StyledSheet sheet, bool isLandscape)
    {
        _sheet = sheet;
        _sheet.Layout = sheet.Layout with
        {
            Page = new PageLayout { IsLandscape = isLandscape, FitsWidth = true },
        };
    }

    public string Name => _sheet.Name;

    /// <summary>For a formula on this sheet: <c>C7</c>.</summary>
    public static string Address(int row, int column) => CellReference.ToA1(row, column);

    /// <summary>For a formula on any sheet: <c>'ข้อคำถาม'!$C$7</c>.</summary>
    public string Absolute(int row, int column) => new CellArea(row, column).On(Name);

    /// <summary>A range within a column, for a formula on any sheet.</summary>
    public string Range(int column, int first, int last) => new CellArea(first, column, last, column).On(Name);

    public void Widths(params ReadOnlySpan<double> widths)
    {
        for (var i = 0; i < widths.Length; i++)
            _sheet.SetWidth(i + 1, widths[i]);
    }

    /// <summary>
    /// Writes a text that Excel never takes for a formula, whatever it starts with, not even after somebody edits the
    /// cell.
    /// </summary>
    public CellRange Write(int row, int column, string text)
    {
        var plain = text.Replace('\u00A0', ' ').ReplaceLineEndings("\n");
        if (plain.Length > LongestText)
            plain = string.Concat(
                plain.AsSpan(0, char.IsHighSurrogate(plain[LongestText - 2]) ? LongestText - 2 : LongestText - 1),
                "…"
            );
        _texts.Add((row, column, 1, plain));
        var cell = _sheet.Write(row, column, plain);
        return plain.Length > 0 && IsFormulaLike(plain[0]) ? cell.Style(style => style with { IsQuoted = true }) : cell;
    }

    /// <summary>Writes a number that is not a formula.</summary>
    public CellRange Write(int row, int column, decimal number, string format) =>
        _sheet.Write(row, column, number).Style(style => style with { Format = format });

    /// <summary>Writes a formula and its cached value.</summary>
    public CellRange Formula(int row, int column, string formula, SheetValue value, string? format = null)
    {
        var cell = value.Text is { } text
            ? _sheet.WriteFormula(row, column, formula, text)
            : _sheet.WriteFormula(row, column, formula, value.Number!.Value);
        return format is null ? cell : cell.Style(style => style with { Format = format });
    }

    public void Title(string text) =>
        Write(1, 1, text).Style(style => style with { IsBold = true, Size = SheetStyle.TitleSize });

    /// <summary>Writes running text across columns.</summary>
    public void Note(int row, int columns, string text)
    {
        Write(row, 1, text);
        _texts[^1] = _texts[^1] with { Span = columns };
        Cells(row, 1, row, columns).Merge().Style(SheetStyle.Wrapped);
    }

    public void Header(int row, params ReadOnlySpan<string> texts)
    {
        for (var i = 0; i < texts.Length; i++)
            Write(row, i + 1, texts[i]);
        _headers.Add(row);
        Cells(row, 1, row, texts.Length)
            .Style(style =>
                style with
                {
                    IsBold = true,
                    Fill = SheetStyle.Header,
                    Wraps = true,
                    Alignment = CellAlignment.Centre,
                    IsInMiddle = true,
                }
            );
    }

    /// <summary>Draws borders around the cells of a table, its header included.</summary>
    public void Frame(int firstRow, int lastRow, int columns) =>
        Cells(firstRow, 1, lastRow, columns).Style(style => style with { Rule = SheetStyle.Rule });

    public CellRange Cells(int firstRow, int firstColumn, int lastRow, int lastColumn) =>
        _sheet.Range(firstRow, firstColumn, lastRow, lastColumn);

    /// <summary>Makes a range a long table: filters, a frozen header that is printed on every page.</summary>
    public void List(int headerRow, int lastRow, int columns, int frozenColumns)
    {
        Frame(headerRow, lastRow, columns);
        _sheet.Layout = _sheet.Layout with
        {
            Filter = new CellArea(headerRow, 1, lastRow, columns),
            Frozen = (headerRow, frozenColumns),
            RepeatedRows = (headerRow, headerRow),
        };
    }

    /// <summary>Columns of a list whose texts run over several lines.</summary>
    public void Wrap(int firstRow, int lastRow, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
        {
            _wrapped.Add(column);
            Cells(firstRow, column, lastRow, column).Style(SheetStyle.Wrapped);
        }
    }

    public void Centre(int firstRow, int lastRow, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
            Cells(firstRow, column, lastRow, column).Style(style => style with { Alignment = CellAlignment.Centre });
    }

    /// <summary>
    /// Aligns columns of figures to the right, with an indent from the border.
    /// </summary>
    public void Figures(int firstRow, int lastRow, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
            Cells(firstRow, column, lastRow, column)
                .Style(style => style with { Alignment = CellAlignment.Right, Indent = 1 });
    }

    /// <summary>Makes every row as tall as its texts: not every program that opens the file does.</summary>
    public void SetHeights()
    {
        foreach (var row in _texts.GroupBy(text => text.Row))
        {
            var lines = row.Max(text =>
                LinesOf(
                    text.Column,
                    text.Span,
                    text.Text,
                    isWrapped: text.Span > 1 || _headers.Contains(row.Key) || _wrapped.Contains(text.Column)
                )
            );
            _sheet.SetHeight(
                row.Key,
                Math.Min(TallestRow, row.Key == 1 ? SheetStyle.TitleSize * 1.6 : lines * LineHeight)
            );
        }
    }

    /// <summary>Freezes the first rows and columns.</summary>
    public void Freeze(int rows, int columns) => _sheet.Layout = _sheet.Layout with { Frozen = (rows, columns) };

    /// <summary>
    /// Colours the cells that contain one of two words.
    /// </summary>
    public void ColourWords(int column, int firstRow, int lastRow, string good, string poor)
    {
        var cells = new CellArea(firstRow, column, lastRow, column);
        if (cells.IsEmpty)
            return;
        _sheet.AddCondition(cells, $"\"{good}\"", SheetStyle.Good);
        if (poor.Length > 0)
            _sheet.AddCondition(cells, $"\"{poor}\"", SheetStyle.Poor);
    }

    private int LinesOf(int column, int span, string text, bool isWrapped)
    {
        if (!isWrapped)
            return 1;
        var width = 0d;
        for (var covered = column; covered < column + span; covered++)
            width += _sheet.WidthOf(covered);
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            lines += Math.Max(
                1,
                TextWidth.Lines(line, (int)SheetStyle.Size * 2, (int)(width * WidthUnit), 0, isBold: false)
            );
        return Math.Max(1, lines);
    }

    private static bool IsFormulaLike(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\'';
}

/// <summary>A formula's cached value: a number or a text.</summary>
internal readonly record struct SheetValue(decimal? Number, string? Text)
{
    public static implicit operator SheetValue(decimal number) => new(number, null);

    public static implicit operator SheetValue(string text) => new(null, text);
}

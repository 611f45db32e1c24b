using System.Globalization;
using ClosedXML.Excel;
using Ita.Reports.Layout;

namespace Ita.Reports.Excel;

/// <summary>Writes one sheet; rows and columns count from 1.</summary>
internal sealed class ReportSheet
{
    private const double Margin = 0.5;

    // Excel's own limit of a cell's text.
    private const int LongestText = 32_767;

    // A unit of a column's width and its margins, in twentieths of a point.
    private const int WidthUnit = 105;
    private const double LineHeight = SheetStyle.Size * 1.6;
    private const double TallestRow = 409;

    private readonly IXLWorksheet _sheet;
    private readonly List<(int Row, int Column, int Span, string Text)> _texts = [];
    private readonly HashSet<int> _wrapped = [];
    private readonly HashSet<int> _headers = [];
    private readonly Dictionary<string, SheetValue> _values = new(StringComparer.Ordinal);

    public ReportSheet(IXLWorksheet sheet, bool isLandscape)
    {
        _sheet = sheet;
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = isLandscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        page.FitToPages(1, 0);
        page.Margins.SetLeft(Margin).SetRight(Margin).SetTop(Margin).SetBottom(Margin + 0.25).SetFooter(Margin / 2);
        page.Footer.Center.AddText(XLHFPredefinedText.SheetName);
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" / ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    public string Name => _sheet.Name;

    /// <summary>The cached values of the formulas, by address.</summary>
    public IReadOnlyDictionary<string, SheetValue> Values => _values;

    public static string Column(int column) => XLHelper.GetColumnLetterFromNumber(column);

    /// <summary>For a formula on this sheet: <c>C7</c>.</summary>
    public static string Address(int row, int column) => $"{Column(column)}{Text(row)}";

    /// <summary>For a formula on any sheet: <c>'ข้อคำถาม'!$C$7</c>.</summary>
    public string Absolute(int row, int column) => $"'{Name}'!${Column(column)}${Text(row)}";

    /// <summary>A range within a column, for a formula on any sheet.</summary>
    public string Range(int column, int first, int last) =>
        $"'{Name}'!${Column(column)}${Text(first)}:${Column(column)}${Text(last)}";

    public void Widths(params ReadOnlySpan<double> widths)
    {
        for (var i = 0; i < widths.Length; i++)
            _sheet.Column(i + 1).Width = widths[i];
    }

    /// <summary>
    /// Writes a text that Excel never takes for a formula, whatever it starts with, not even after somebody edits the
    /// cell.
    /// </summary>
    public IXLCell Write(int row, int column, string text)
    {
        var plain = text.Replace('\u00A0', ' ').ReplaceLineEndings("\n");
        if (plain.Length > LongestText)
            plain = string.Concat(
                plain.AsSpan(0, char.IsHighSurrogate(plain[LongestText - 2]) ? LongestText - 2 : LongestText - 1),
                "…"
            );
        _texts.Add((row, column, 1, plain));
        var cell = _sheet.Cell(row, column);
        cell.DataType = XLDataType.Text;
        cell.SetValue(XmlSafeText.RemoveInvalid(plain));
        if (plain.Length > 0 && IsFormulaLike(plain[0]))
            cell.Style.IncludeQuotePrefix = true;
        return cell;
    }

    /// <summary>Writes a number that is not a formula.</summary>
    public IXLCell Write(int row, int column, decimal number, string format)
    {
        var cell = _sheet.Cell(row, column);
        cell.SetValue((double)number);
        cell.Style.NumberFormat.Format = format;
        return cell;
    }

    /// <summary>Writes a formula and its cached value.</summary>
    public IXLCell Formula(int row, int column, string formula, SheetValue value, string? format = null)
    {
        var cell = _sheet.Cell(row, column);
        cell.FormulaA1 = formula;
        if (format is not null)
            cell.Style.NumberFormat.Format = format;
        _values.Add(Address(row, column), value);
        return cell;
    }

    public void Title(string text) => Write(1, 1, text).Style.Font.SetBold().Font.SetFontSize(SheetStyle.TitleSize);

    /// <summary>Writes running text across columns.</summary>
    public void Note(int row, int columns, string text)
    {
        Write(row, 1, text);
        _texts[^1] = _texts[^1] with { Span = columns };
        _sheet.Range(row, 1, row, columns).Merge().Style.Alignment.WrapText = true;
    }

    public void Header(int row, params ReadOnlySpan<string> texts)
    {
        for (var i = 0; i < texts.Length; i++)
            Write(row, i + 1, texts[i]);
        _headers.Add(row);
        var style = _sheet.Range(row, 1, row, texts.Length).Style;
        style.Font.Bold = true;
        style.Fill.BackgroundColor = SheetStyle.Header;
        style.Alignment.WrapText = true;
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    }

    /// <summary>Draws borders around the cells of a table, its header included.</summary>
    public void Frame(int firstRow, int lastRow, int columns)
    {
        var border = _sheet.Range(firstRow, 1, lastRow, columns).Style.Border;
        border.OutsideBorder = XLBorderStyleValues.Thin;
        border.InsideBorder = XLBorderStyleValues.Thin;
        border.OutsideBorderColor = SheetStyle.Rule;
        border.InsideBorderColor = SheetStyle.Rule;
    }

    public IXLRange Cells(int firstRow, int firstColumn, int lastRow, int lastColumn) =>
        _sheet.Range(firstRow, firstColumn, lastRow, lastColumn);

    /// <summary>Makes a range a long table: filters, a frozen header that is printed on every page.</summary>
    public void List(int headerRow, int lastRow, int columns, int frozenColumns)
    {
        Frame(headerRow, lastRow, columns);
        _sheet.Range(headerRow, 1, lastRow, columns).SetAutoFilter();
        _sheet.SheetView.Freeze(headerRow, frozenColumns);
        _sheet.PageSetup.SetRowsToRepeatAtTop(headerRow, headerRow);
    }

    /// <summary>Columns of a list whose texts run over several lines.</summary>
    public void Wrap(int firstRow, int lastRow, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
        {
            _wrapped.Add(column);
            if (lastRow >= firstRow)
                _sheet.Range(firstRow, column, lastRow, column).Style.Alignment.WrapText = true;
        }
    }

    public void Centre(int firstRow, int lastRow, params ReadOnlySpan<int> columns)
    {
        if (lastRow < firstRow)
            return;
        foreach (var column in columns)
            _sheet.Range(firstRow, column, lastRow, column).Style.Alignment.Horizontal =
                XLAlignmentHorizontalValues.Center;
    }

    /// <summary>
    /// Aligns columns of figures to the right, with an indent from the border.
    /// </summary>
    public void Figures(int firstRow, int lastRow, params ReadOnlySpan<int> columns)
    {
        if (lastRow < firstRow)
            return;
        foreach (var column in columns)
        {
            var alignment = _sheet.Range(firstRow, column, lastRow, column).Style.Alignment;
            alignment.Horizontal = XLAlignmentHorizontalValues.Right;
            alignment.Indent = 1;
        }
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
            _sheet.Row(row.Key).Height = Math.Min(
                TallestRow,
                row.Key == 1 ? SheetStyle.TitleSize * 1.6 : lines * LineHeight
            );
        }
    }

    /// <summary>Freezes the first rows and columns.</summary>
    public void Freeze(int rows, int columns) => _sheet.SheetView.Freeze(rows, columns);

    /// <summary>
    /// Colours the cells that contain one of two words.
    /// </summary>
    public void ColourWords(int column, int firstRow, int lastRow, string good, string poor)
    {
        if (lastRow < firstRow)
            return;
        var cells = _sheet.Range(firstRow, column, lastRow, column);
        cells.AddConditionalFormat().WhenEquals($"\"{good}\"").Fill.SetBackgroundColor(SheetStyle.Good);
        if (poor.Length > 0)
            cells.AddConditionalFormat().WhenEquals($"\"{poor}\"").Fill.SetBackgroundColor(SheetStyle.Poor);
    }

    private int LinesOf(int column, int span, string text, bool isWrapped)
    {
        if (!isWrapped)
            return 1;
        var width = 0d;
        for (var covered = column; covered < column + span; covered++)
            width += _sheet.Column(covered).Width;
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            lines += Math.Max(
                1,
                TextWidth.Lines(line, (int)SheetStyle.Size * 2, (int)(width * WidthUnit), 0, isBold: false)
            );
        return Math.Max(1, lines);
    }

    private static bool IsFormulaLike(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\'';

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A formula's cached value: a number or a text.</summary>
internal readonly record struct SheetValue(decimal? Number, string? Text)
{
    public static implicit operator SheetValue(decimal number) => new(number, null);

    public static implicit operator SheetValue(string text) => new(null, text);
}

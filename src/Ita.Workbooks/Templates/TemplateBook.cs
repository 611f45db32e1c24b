using ClosedXML.Excel;
using Ita.Assessment;

namespace Ita.Workbooks.Templates;

/// <summary>A template while it is written, with the look that all its sheets share.</summary>
internal sealed class TemplateBook : IDisposable
{
    /// <summary>The font of official Thai documents; another one is taken where it is not installed.</summary>
    private const string FontName = "TH Sarabun New";
    private const double FontSize = 16;

    /// <summary>Points a line of that font takes.</summary>
    private const double LineHeight = 23;

    /// <summary>Excel's tallest row, in points.</summary>
    private const double TallestRow = 409;

    private static readonly XLColor HeaderColour = XLColor.FromHtml("#DCE6F1");
    private readonly XLWorkbook _workbook = new(XLEventTracking.Disabled);

    public TemplateBook(FiscalYear year)
    {
        _workbook.Style.Font.FontName = FontName;
        _workbook.Style.Font.FontSize = FontSize;
        _workbook.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        _workbook.Properties.Title = $"ITA {year}";
        _workbook.Properties.Created = StablePackage.Time;
        _workbook.Properties.Modified = StablePackage.Time;
    }

    public IXLWorksheet AddSheet(string name)
    {
        var sheet = _workbook.AddWorksheet(name);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.Footer.Center.AddText(XLHFPredefinedText.SheetName);
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        sheet.PageSetup.Footer.Right.AddText(" / ");
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
        return sheet;
    }

    /// <summary>Writes text as text, whatever it starts with.</summary>
    public static void Write(IXLCell cell, string text)
    {
        cell.DataType = XLDataType.Text;
        cell.SetValue(text);
    }

    public static void WriteTitle(IXLCell cell, string text)
    {
        Write(cell, text);
        cell.Style.Font.Bold = true;
        cell.Style.Font.FontSize = FontSize + 2;
    }

    public static void StyleHeader(IXLRange range)
    {
        var style = range.Style;
        style.Font.Bold = true;
        style.Fill.BackgroundColor = HeaderColour;
        style.Alignment.WrapText = true;
        style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        style.Border.InsideBorder = XLBorderStyleValues.Thin;
    }

    /// <summary>A row's height in points for a text wrapped in a column so wide. Vowels and tones above and below take no width.</summary>
    public static double HeightOf(IEnumerable<(string Text, double Width)> cells)
    {
        var lines = cells.Select(cell => (int)Math.Ceiling(WidthOf(cell.Text) / Math.Max(1, cell.Width - 2))).DefaultIfEmpty(1).Max();
        return Math.Min(TallestRow, Math.Max(1, lines) * LineHeight);
    }

    /// <summary>A text's width in the unit of column widths, roughly.</summary>
    public static double WidthOf(string text) =>
        text.Count(c => char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format));

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        _workbook.SaveAs(stream, new SaveOptions { ConsolidateConditionalFormatRanges = false, ConsolidateDataValidationRanges = false, EvaluateFormulasBeforeSaving = false, GenerateCalculationChain = false, ValidatePackage = false });
        return StablePackage.From(stream.ToArray());
    }

    public void Dispose() => _workbook.Dispose();
}

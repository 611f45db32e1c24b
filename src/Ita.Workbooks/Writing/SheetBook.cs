using System.Globalization;
using ClosedXML.Excel;
using Ita.Assessment;
using Ita.OpenXml.Packaging;

namespace Ita.Workbooks.Writing;

/// <summary>A workbook for people to fill in while it is written, with the look that all such sheets share.</summary>
internal sealed class SheetBook : IDisposable
{
    private const double Margin = 0.5;

    private static readonly XLColor HeaderColour = XLColor.FromHtml("#DCE6F1");
    private readonly XLWorkbook _workbook = new(XLEventTracking.Disabled);

    public SheetBook(FiscalYear year)
    {
        _workbook.Style.Font.FontName = SheetFont.Name;
        _workbook.Style.Font.FontSize = SheetFont.Size;
        _workbook.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        _workbook.Properties.Title = $"ITA {year}";
        _workbook.Properties.Created = PackageWriter.Time;
        _workbook.Properties.Modified = PackageWriter.Time;
    }

    public IXLWorksheet AddSheet(string name)
    {
        var sheet = _workbook.AddWorksheet(name);
        sheet.RowHeight = SheetFont.LineHeight;
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet
            .PageSetup.Margins.SetLeft(Margin)
            .SetRight(Margin)
            .SetTop(Margin)
            .SetBottom(Margin + 0.25)
            .SetFooter(Margin / 2);
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

    /// <summary>
    /// Writes somebody's words, nothing where there are none. What Excel would take for a formula once it is edited
    /// gets the mark that keeps it a text; the words themselves stay as they are.
    /// </summary>
    public static void WriteText(IXLCell cell, string text)
    {
        if (text.Length == 0)
            return;
        Write(cell, text);
        if (text[0] is '=' or '+' or '-' or '@')
            cell.Style.IncludeQuotePrefix = true;
    }

    public static void WriteTitle(IXLCell cell, string text)
    {
        Write(cell, text);
        cell.Style.Font.Bold = true;
        cell.Style.Font.FontSize = SheetFont.TitleSize;
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

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        _workbook.SaveAs(
            stream,
            new SaveOptions
            {
                ConsolidateConditionalFormatRanges = false,
                ConsolidateDataValidationRanges = false,
                EvaluateFormulasBeforeSaving = false,
                GenerateCalculationChain = false,
                ValidatePackage = false,
            }
        );
        using var package = new MemoryStream();
        StablePackage.Write(stream, package);
        return package.ToArray();
    }

    public void Dispose() => _workbook.Dispose();
}

/// <summary>The font of the sheets that this software writes, and how much room text takes in it.</summary>
internal static class SheetFont
{
    /// <summary>The font of official Thai documents; another one is taken where it is not installed.</summary>
    public const string Name = "TH Sarabun New";

    /// <summary>Points.</summary>
    public const double Size = 16;

    public const double TitleSize = 18;

    /// <summary>Points a line takes.</summary>
    public const double LineHeight = 26;

    /// <summary>
    /// A letter is so much wider than the unit of column widths, with room for words that do not break.
    /// </summary>
    private const double LetterWidth = 1.35;

    /// <summary>Excel's tallest row, in points.</summary>
    private const double TallestRow = 409;

    /// <summary>A row's height in points for texts wrapped in columns so wide.</summary>
    public static double HeightOf(IEnumerable<(string Text, double Width)> cells)
    {
        var lines = cells
            .Select(cell => cell.Text.Split('\n').Sum(line => Math.Max(1, LinesOf(line, cell.Width))))
            .DefaultIfEmpty(1)
            .Max();
        return Math.Min(TallestRow, lines * LineHeight);
    }

    /// <summary>Letters that stand beside each other: vowels and tones above and below take no width.</summary>
    public static int LettersOf(string text) =>
        text.Count(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format));

    private static int LinesOf(string line, double width) =>
        (int)Math.Ceiling(LettersOf(line) * LetterWidth / Math.Max(1, width - 1));
}

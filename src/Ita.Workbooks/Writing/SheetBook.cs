using System.Globalization;
using Ita.Assessment;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Writing;

namespace Ita.Workbooks.Writing;

/// <summary>A workbook for people to fill in while it is written, with the look that all such sheets share.</summary>
internal sealed class SheetBook(FiscalYear year)
{
    private const string HeaderColour = "DCE6F1";

    private static readonly CellStyle s_ordinary = new() { Font = SheetFont.Name, Size = SheetFont.Size };
    private readonly StyledWorkbook _workbook = new(s_ordinary);

    public static CellStyle Wrapped { get; } = s_ordinary with { Wraps = true };

    public StyledSheet AddSheet(string name)
    {
        var sheet = _workbook.AddSheet(name);
        sheet.Layout = sheet.Layout with { RowHeight = SheetFont.LineHeight, Page = new PageLayout() };
        return sheet;
    }

    /// <summary>
    /// Writes somebody's words, nothing where there are none. What Excel would take for a formula once it is edited
    /// gets the mark that keeps it a text; the words themselves stay as they are.
    /// </summary>
    public static void WriteText(StyledSheet sheet, int row, int column, string text)
    {
        if (text.Length == 0)
            return;
        var cell = sheet.Write(row, column, text);
        if (text[0] is '=' or '+' or '-' or '@')
            cell.Style(style => style with { IsQuoted = true });
    }

    public static void WriteTitle(StyledSheet sheet, int row, string text) =>
        sheet.Write(row, 1, text).Style(style => style with { IsBold = true, Size = SheetFont.TitleSize });

    public static void StyleHeader(CellRange range) =>
        Frame(range).Style(style => style with { IsBold = true, Fill = HeaderColour, Wraps = true });

    /// <summary>Thin rules around every cell.</summary>
    public static CellRange Frame(CellRange range) => range.Style(style => style with { Rule = "000000" });

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        _workbook.Write(stream, new CoreProperties { Title = $"ITA {year}" });
        return stream.ToArray();
    }
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

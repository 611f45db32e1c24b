using System.Globalization;

namespace Ita.Workbooks.Writing;

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

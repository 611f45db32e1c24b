namespace Ita.Reports.Layout;

/// <summary>
/// The width of a text in TH Sarabun New, in thousandths of an em, and so the number of lines it takes. The widths are
/// those of Laksaman, a font derived from it, scaled so that the digits match (0.4 em).
/// </summary>
internal static class TextWidth
{
    private const int BoldPercent = 104;
    private const int Other = 430;
    private const char FirstLatin = ' ';
    private const char FirstThai = '\u0E00';

    // Lines break between words: on average half a Thai word's width is lost.
    private const int ThaiLoss = 700;

    // csharpier-ignore
    private static ReadOnlySpan<ushort> Latin =>
        [
            238, 162, 229, 446, 399, 646, 468, 132, 210, 210, 315, 454, 179, 238, 179, 299,
            400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 179, 179, 454, 454, 454, 312,
            593, 442, 418, 449, 476, 388, 388, 470, 488, 162, 292, 415, 390, 606, 488, 538,
            418, 538, 419, 389, 419, 515, 431, 650, 462, 404, 468, 216, 290, 216, 455, 389,
            225, 380, 443, 365, 443, 413, 227, 343, 431, 158, 171, 349, 221, 665, 431, 440,
            443, 443, 240, 312, 262, 431, 376, 560, 351, 372, 354, 229, 169, 229, 460,
        ];

    // csharpier-ignore
    private static ReadOnlySpan<ushort> Thai =>
        [
            0, 426, 418, 422, 435, 435, 451, 325, 406, 417, 418, 422, 574, 574, 470, 470,
            379, 510, 588, 600, 432, 432, 418, 475, 370, 464, 473, 473, 421, 421, 494, 494,
            470, 442, 415, 356, 418, 421, 470, 370, 435, 484, 421, 472, 501, 428, 411, 432,
            394, 0, 349, 349, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 454,
            224, 417, 262, 268, 270, 226, 441, 0, 0, 0, 0, 0, 0, 0, 0, 497,
            496, 496, 496, 496, 496, 496, 496, 496, 496, 496, 577, 771, 0, 0, 0, 0,
        ];

    /// <param name="text">One paragraph.</param>
    /// <param name="size">The font's size, in half points.</param>
    /// <param name="width">The line's width, in twentieths of a point.</param>
    /// <param name="first">The indent of the first line; negative for a hanging one.</param>
    /// <param name="isBold">Bold.</param>
    public static int Lines(ReadOnlySpan<char> text, int size, int width, int first, bool isBold)
    {
        // Thousandths of an em in a line: a half point is ten twentieths.
        var line = width * 100 / size;
        var left = line - (first * 100 / size);
        var lines = 1;
        while (!text.IsEmpty)
        {
            var space = text.IndexOf(' ');
            var word = space < 0 ? text : text[..(space + 1)];
            var length = Of(word.TrimEnd(' '), isBold);
            if (length > left)
            {
                // Thai has no spaces between words and breaks within the run; a Latin word moves as a whole.
                var isThai = word.ContainsAnyInRange(FirstThai, '\u0E7F');
                if (isThai && left > ThaiLoss)
                    length -= left - ThaiLoss;
                lines++;
                left = line;
                while (length > left)
                {
                    length -= Math.Max(left - ThaiLoss, left / 2);
                    lines++;
                }
            }

            left -= length + (space < 0 ? 0 : Latin[0]);
            text = text[word.Length..];
        }

        return lines;
    }

    private static int Of(ReadOnlySpan<char> text, bool isBold)
    {
        var width = 0;
        foreach (var c in text)
        {
            width += c switch
            {
                >= FirstLatin and <= '~' => Latin[c - FirstLatin],
                >= FirstThai and < '\u0E60' => Thai[c - FirstThai],
                '\u00A0' => Latin[0],
                _ => Other,
            };
        }

        return isBold ? width * BoldPercent / 100 : width;
    }
}

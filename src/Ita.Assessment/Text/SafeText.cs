using System.Globalization;
using System.Text;

namespace Ita.Assessment.Text;

/// <summary>
/// Text from a workbook as it may stand in a message, a page or a log: short, one line, nothing that reorders or hides
/// text.
/// </summary>
public static class SafeText
{
    /// <summary>UTF-16 characters that are kept.</summary>
    public const int LongestText = 80;

    /// <summary>At most 80 UTF-16 characters; what is cut off shows as '…'.</summary>
    public static string Shorten(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder(Math.Min(text.Length, LongestText));
        foreach (var rune in text.EnumerateRunes())
        {
            var harmless = Harmless(rune);
            if (harmless.Value == ' ' && (shown.Length == 0 || shown[^1] == ' '))
                continue;
            if (shown.Length + harmless.Utf16SequenceLength > LongestText)
            {
                while (shown.Length >= LongestText)
                    shown.Length -= char.IsLowSurrogate(shown[^1]) ? 2 : 1;
                return shown.Append('…').ToString();
            }

            shown.Append(harmless);
        }

        return shown.ToString().TrimEnd(' ');
    }

    private static Rune Harmless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.SpaceSeparator => new Rune(' '),
            // Bidirectional and zero-width characters, private use, and what no font has.
            UnicodeCategory.Format
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.Surrogate => Rune.ReplacementChar,
            _ => rune,
        };
}

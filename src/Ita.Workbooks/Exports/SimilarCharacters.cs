using System.Globalization;
using System.Text;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Characters that people take for each other on the screen: letters of Latin, Cyrillic and Greek, Thai and Lao, obsolete
/// and present Thai letters, zero and o, one and l, dashes, full-width forms, and the positions of marks that fonts of
/// old Thai software have in the private use area. Not all of Unicode's confusables: those that an answer's text can
/// get by a wrong keyboard, an old font or a copy from elsewhere.
/// </summary>
internal static class SimilarCharacters
{
    private const int FirstThai = 0x0E00;
    private const int LastThai = 0x0E7F;
    private const int LastLao = 0x0EFF;
    private const int ThaiToLao = 0x80;

    // Each group begins with the character that stands for it.
    private static readonly Dictionary<int, int> s_seenAs = Groups(
        "oO0ОоΟο",
        "lI1|ІіΙ",
        "aа",
        "eе",
        "pр",
        "cс",
        "yу",
        "xх",
        "sѕ",
        "jј",
        "vν",
        "AАΑ",
        "BВΒ",
        "EЕΕ",
        "ZΖ",
        "KКΚ",
        "MМΜ",
        "HНΗ",
        "NΝ",
        "PРΡ",
        "CС",
        "TТΤ",
        "YУΥ",
        "XХΧ",
        "JЈ",
        "SЅ",
        "-‐‑‒–—―−",
        "/⁄∕",
        "'‘’ʼ",
        "าๅ",
        "ขฃ",
        "คฅ",
        "\u0E47\u0E4E"
    );

    // U+F700 and on, as Windows and Mac fonts of the time before OpenType had them.
    private const string OldThaiFonts =
        "\u0E10\u0E34\u0E35\u0E36\u0E37\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E0D"
        + "\u0E31\u0E4D\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E38\u0E39\u0E3A";

    private const int FirstOfOldThaiFonts = 0xF700;

    /// <summary>Nothing is seen of it, and it is none of the format characters, which are no difference.</summary>
    public static bool IsInvisible(Rune rune) =>
        rune.Value
            is 0x034F // Combining grapheme joiner.
                or 0x115F
                or 0x1160
                or 0x3164
                or 0xFFA0 // Hangul fillers.
                or 0x17B4
                or 0x17B5 // Khmer inherent vowels.
                or (>= 0x180B and <= 0x180F) // Mongolian variations.
                or 0x2800 // The Braille pattern without a dot.
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0100 and <= 0xE01EF) // Variation selectors.
                or 0xFFFC; // Stands for an object that did not come along.

    /// <summary>One character for all that look like it.</summary>
    public static Rune SeenAs(Rune rune)
    {
        var plain = rune.Value switch
        {
            >= FirstOfOldThaiFonts and var old when old < FirstOfOldThaiFonts + OldThaiFonts.Length => new Rune(
                OldThaiFonts[old - FirstOfOldThaiFonts]
            ),
            >= FirstThai and <= LastThai => rune,
            // Lao is laid out as Thai is.
            > LastThai and <= LastLao and var lao when Rune.IsLetterOrDigit(rune) || IsMark(rune) => Digit(
                new Rune(lao - ThaiToLao)
            ),
            _ => Compatible(rune),
        };
        return s_seenAs.TryGetValue(plain.Value, out var seen) ? new Rune(seen) : plain;
    }

    // Full-width, mathematical and other forms of one character.
    private static Rune Compatible(Rune rune)
    {
        if (rune.IsAscii || !Rune.IsValid(rune.Value) || rune.Value is 0xFFFE or 0xFFFF)
            return rune;
        var plain = rune.ToString().Normalize(NormalizationForm.FormKC);
        return Rune.TryGetRuneAt(plain, 0, out var only) && only.Utf16SequenceLength == plain.Length
            ? Digit(only)
            : Digit(rune);
    }

    private static Rune Digit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
            ? new Rune('0' + (int)Rune.GetNumericValue(rune))
            : rune;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    private static Dictionary<int, int> Groups(params string[] groups) =>
        groups
            .SelectMany(group =>
                group.EnumerateRunes().Select(rune => (rune.Value, Seen: group.EnumerateRunes().First().Value))
            )
            .ToDictionary(each => each.Value, each => each.Seen);
}

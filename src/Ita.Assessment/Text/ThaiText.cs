using System.Text;

namespace Ita.Assessment.Text;

/// <summary>
/// How text from workbooks is compared (docs/workbooks.md, text comparison): Unicode NFC; nikhahit + sara aa read as
/// sara am; zero-width characters dropped; every space one ordinary space, runs of them one; Thai digits as Arabic
/// digits; no space at either end.
/// </summary>
public static class ThaiText
{
    private const char Nikhahit = '\u0E4D';
    private const char SaraAa = '\u0E32';
    private const char SaraAm = '\u0E33';
    private const char Noncharacter = '\uFFFE';

    /// <summary>The form in which texts are compared and shown. Idempotent.</summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Fold(text, keepSpaces: true);
    }

    /// <summary>
    /// The form in which answer labels are compared: <see cref="Normalise"/> without any white space.
    /// </summary>
    public static string NormaliseLabel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Fold(text, keepSpaces: false);
    }

    private static string Fold(string text, bool keepSpaces)
    {
        var composed = Normalisable(text).Normalize(NormalizationForm.FormC);
        var folded = new StringBuilder(composed.Length);
        var pendingSpace = false;
        for (var i = 0; i < composed.Length; i++)
        {
            var c = composed[i];
            if (IsZeroWidth(c))
                continue;
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                pendingSpace = true;
                continue;
            }

            if (pendingSpace && keepSpaces && folded.Length > 0)
                folded.Append(' ');
            pendingSpace = false;
            if (c is >= '\u0E50' and <= '\u0E59')
                c = (char)('0' + (c - '\u0E50'));
            else if (c == SaraAa && folded.Length > 0 && folded[^1] == Nikhahit)
            {
                folded[^1] = SaraAm;
                continue;
            }

            folded.Append(c);
        }

        return folded.ToString();
    }

    // string.Normalize throws on a surrogate without its partner and on U+FFFE, which a damaged export can hold.
    private static string Normalisable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != Noncharacter && !char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                return new string([.. text.EnumerateRunes().SelectMany(rune => rune.ToString())]).Replace(
                    Noncharacter,
                    '\uFFFD'
                );
        }

        return text;
    }

    private static bool IsZeroWidth(char c) =>
        c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' or '\u200E' or '\u200F';
}

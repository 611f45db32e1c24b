using System.Globalization;
using System.Text;

namespace Ita.Assessment.Text;

/// <summary>
/// Words of people that documents and pages show as they are: Unicode NFC, without control characters and without
/// whatever reorders or hides text (bidirectional controls, zero-width characters, private use). Runs of spaces are
/// one; empty lines go. Idempotent.
/// </summary>
public static class PlainText
{
    /// <summary>Keeps line breaks, as '\n'.</summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Append(clean, rune);
        var lines = clean
            .ToString()
            .Normalize(NormalizationForm.FormC)
            .Split('\n')
            .Select(line => line.Trim(' '))
            .Where(line => line.Length > 0);
        return string.Join('\n', lines);
    }

    /// <summary>Line breaks become spaces.</summary>
    public static string OneLine(string text) => Lines(text).Replace('\n', ' ');

    private static void Append(StringBuilder clean, Rune rune)
    {
        if (rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029)
        {
            clean.Append('\n');
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator:
                if (clean.Length == 0 || clean[^1] != ' ')
                    clean.Append(' ');
                break;
            case UnicodeCategory.Format
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.Surrogate:
                break;
            default:
                clean.Append(rune);
                break;
        }
    }
}

using System.Text;
using System.Xml;

namespace Ita.Reports.Excel;

/// <summary>
/// Removes the characters that XML cannot contain; ClosedXML would fail on them when it saves.
/// </summary>
internal static class XmlSafeText
{
    public static string RemoveInvalid(string text)
    {
        if (IsValid(text))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)))
                kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    private static bool IsValid(string text)
    {
        foreach (var c in text)
        {
            if (!XmlConvert.IsXmlChar(c))
                return false;
        }

        return true;
    }
}

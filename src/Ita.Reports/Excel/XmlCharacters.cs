using System.Text;
using System.Xml;

namespace Ita.Reports.Excel;

/// <summary>
/// What people wrote without the characters that XML cannot hold; ClosedXML would fail on them when it saves.
/// </summary>
internal static class XmlCharacters
{
    public static string Of(string text)
    {
        if (IsPlain(text))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)))
                kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (!XmlConvert.IsXmlChar(c))
                return false;
        }

        return true;
    }
}

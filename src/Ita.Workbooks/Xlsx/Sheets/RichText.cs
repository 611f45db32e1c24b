using Ita.Workbooks.Xlsx.Xml;

namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>
/// CT_Rst, the text of <c>si</c> and <c>is</c>: its <c>t</c> and the <c>t</c> of its runs; phonetic runs are left out.
/// </summary>
internal static class RichText
{
    /// <summary>Reads up to the end of the element that has just started.</summary>
    public static void Read(XmlScanner scanner, ref TextBuilder text)
    {
        if (scanner.IsEmpty)
            return;
        var outer = scanner.Depth;
        var inRun = false;
        while (scanner.Read() is var token && !(token == XmlToken.End && scanner.Depth < outer))
        {
            if (token == XmlToken.End)
                inRun = false;
            if (token != XmlToken.Start)
                continue;
            if (scanner.IsSpreadsheet("t"u8))
                ReadText(scanner, ref text);
            else if (!inRun && scanner.IsSpreadsheet("r"u8))
                inRun = !scanner.IsEmpty;
            else
                scanner.Skip();
        }
    }

    /// <summary>Reads an element's own text up to its end.</summary>
    public static void ReadText(XmlScanner scanner, ref TextBuilder text)
    {
        if (scanner.IsEmpty)
            return;
        var depth = scanner.Depth;
        while (scanner.Read() is var token && !(token == XmlToken.End && scanner.Depth < depth))
        {
            if (token == XmlToken.Text)
                text.Append(scanner);
            else if (token == XmlToken.Start)
                scanner.Skip();
        }
    }
}

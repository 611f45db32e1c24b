using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Reading;

/// <summary>Reads the shared strings into the pool; what the table says of its own counts is not looked at.</summary>
internal static class SharedStringsReader
{
    public static void Read(Stream part, TextPool texts, CancellationToken cancellationToken)
    {
        using var scanner = new XmlScanner(part, cancellationToken);
        scanner.Read();
        if (!scanner.IsSpreadsheet("sst"u8))
            throw WorkbookFormatException.Damaged("The shared strings are something else.");
        var text = default(TextBuilder);
        try
        {
            while (scanner.Read() is var token && token != XmlToken.None)
            {
                if (token != XmlToken.Start)
                    continue;
                if (!scanner.IsSpreadsheet("si"u8))
                {
                    scanner.Skip();
                    continue;
                }

                text.Clear();
                RichTextReader.Read(scanner, ref text);
                texts.Add(text.Bytes, text.Characters);
            }
        }
        finally
        {
            text.Dispose();
        }
    }
}

/// <summary>
/// CT_Rst, the text of <c>si</c> and <c>is</c>: its <c>t</c> and the <c>t</c> of its runs; phonetic runs are left out.
/// </summary>
internal static class RichTextReader
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

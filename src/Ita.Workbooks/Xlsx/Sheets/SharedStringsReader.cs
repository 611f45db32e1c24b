using Ita.Workbooks.Xlsx.Xml;

namespace Ita.Workbooks.Xlsx.Sheets;

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
                RichText.Read(scanner, ref text);
                texts.Add(text.Bytes, text.Characters);
            }
        }
        finally
        {
            text.Dispose();
        }
    }
}

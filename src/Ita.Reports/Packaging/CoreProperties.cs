using System.Globalization;
using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Packaging;

/// <summary>The properties of a Word document or a workbook: title, subject, author, time of writing.</summary>
internal static class CoreProperties
{
    public static void Write(XmlPartWriter xml, ReportDocument document)
    {
        var time = document.WrittenAt.UtcDateTime;
        xml.Raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                    + "<cp:coreProperties "u8
                    + """xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" """u8
                    + """xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" """u8
                    + """xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>"""u8
            )
            .Text(document.Title)
            .Raw("</dc:title><dc:subject>"u8)
            .Text(document.Subject)
            .Raw("</dc:subject><dc:creator>"u8)
            .Text(document.AgencyName)
            .Raw("</dc:creator><cp:lastModifiedBy>"u8)
            .Text(document.AgencyName)
            .Raw("</cp:lastModifiedBy><dc:language>th-TH</dc:language>"u8);
        xml.Raw("<dcterms:created xsi:type=\"dcterms:W3CDTF\">"u8);
        Time(xml, time);
        xml.Raw("</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">"u8);
        Time(xml, time);
        xml.Raw("</dcterms:modified></cp:coreProperties>"u8);
    }

    private static void Time(XmlPartWriter xml, DateTime utc)
    {
        Span<char> text = stackalloc char[20];
        utc.TryFormat(text, out var written, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        xml.Text(text[..written]);
    }
}

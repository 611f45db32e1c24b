using System.Globalization;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Packaging;

/// <summary>What a document says of itself: docProps/core.xml.</summary>
public sealed record CoreProperties
{
    /// <summary>The part's name in the package.</summary>
    public const string Part = "docProps/core.xml";

    /// <summary>The part's content type.</summary>
    public const string ContentType = "application/vnd.openxmlformats-package.core-properties+xml";

    /// <summary>How the package refers to the part.</summary>
    public const string Relationship =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    public required string Title { get; init; }

    /// <summary>Empty for none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Whoever wrote it; empty where nobody is named.</summary>
    public string Author { get; init; } = "";

    /// <summary>When it was written, in UTC.</summary>
    public DateTime Time { get; init; } = PackageWriter.Time;

    /// <summary>Writes the part.</summary>
    public static void Write(XmlPartWriter xml, CoreProperties properties)
    {
        ArgumentNullException.ThrowIfNull(xml);
        ArgumentNullException.ThrowIfNull(properties);
        xml.Declare()
            .Raw(
                "<cp:coreProperties "u8
                    + """xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" """u8
                    + """xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" """u8
                    + """xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>"""u8
            )
            .Text(properties.Title)
            .Raw("</dc:title>"u8);
        if (properties.Subject.Length > 0)
            xml.Raw("<dc:subject>"u8).Text(properties.Subject).Raw("</dc:subject>"u8);
        if (properties.Author.Length > 0)
            xml.Raw("<dc:creator>"u8)
                .Text(properties.Author)
                .Raw("</dc:creator><cp:lastModifiedBy>"u8)
                .Text(properties.Author)
                .Raw("</cp:lastModifiedBy>"u8);
        xml.Raw("<dc:language>th-TH</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">"u8);
        WriteTime(xml, properties.Time);
        xml.Raw("</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">"u8);
        WriteTime(xml, properties.Time);
        xml.Raw("</dcterms:modified></cp:coreProperties>"u8);
    }

    private static void WriteTime(XmlPartWriter xml, DateTime utc)
    {
        Span<char> text = stackalloc char[20];
        utc.TryFormat(text, out var written, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        xml.Text(text[..written]);
    }
}

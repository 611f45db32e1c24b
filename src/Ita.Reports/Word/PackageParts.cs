using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>What holds the document's parts together, and its properties.</summary>
internal static class PackageParts
{
    public static void ContentTypes(XmlPartWriter xml, int charts)
    {
        xml.Raw(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
            """u8
        );
        for (var number = 1; number <= charts; number++)
        {
            xml.Raw("<Override PartName=\"/word/charts/chart"u8)
                .Number(number)
                .Raw(".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"u8);
        }

        xml.Raw("</Types>"u8);
    }

    /// <summary>The package's own relationships.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="document">The main part.</param>
    public static void RootRelationships(XmlPartWriter xml, string document) =>
        xml.Raw(
                """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="
        """u8
            )
            .Text(document)
            .Raw(
                """
        "/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>
        """u8
            );

    public static void DocumentRelationships(XmlPartWriter xml, int charts)
    {
        xml.Raw(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>
            """u8
        );
        for (var number = 1; number <= charts; number++)
        {
            xml.Raw("<Relationship Id=\"rIdChart"u8)
                .Number(number)
                .Raw(
                    "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" "u8
                        + "Target=\"charts/chart"u8
                )
                .Number(number)
                .Raw(".xml\"/>"u8);
        }

        xml.Raw("</Relationships>"u8);
    }

    public static void CoreProperties(XmlPartWriter xml, ReportModel model)
    {
        var time = model.Input.WrittenAt.UtcDateTime;
        xml.Raw(
                """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>
            """u8
            )
            .Text(model.Title)
            .Raw("</dc:title><dc:subject>"u8)
            .Text(model.Subject)
            .Raw("</dc:subject><dc:creator>"u8)
            .Text(model.Input.Agency.Name)
            .Raw("</dc:creator><cp:lastModifiedBy>"u8)
            .Text(model.Input.Agency.Name)
            .Raw("</cp:lastModifiedBy><dc:language>th-TH</dc:language>"u8);
        xml.Raw("<dcterms:created xsi:type=\"dcterms:W3CDTF\">"u8);
        Time(xml, time);
        xml.Raw("</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">"u8);
        Time(xml, time);
        xml.Raw("</dcterms:modified></cp:coreProperties>"u8);
    }

    public static void AppProperties(XmlPartWriter xml, ReportModel model) =>
        xml.Raw(
                """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office Word</Application><Company>
        """u8
            )
            .Text(model.Input.Agency.Name)
            .Raw("</Company><AppVersion>16.0000</AppVersion></Properties>"u8);

    private static void Time(XmlPartWriter xml, DateTime utc)
    {
        Span<char> text = stackalloc char[20];
        utc.TryFormat(text, out var written, "yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        xml.Text(text[..written]);
    }
}

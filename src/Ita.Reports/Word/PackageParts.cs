using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>Writes the content types, the relationships and the properties of the package.</summary>
internal static class PackageParts
{
    public static void ContentTypes(XmlPartWriter xml, int charts)
    {
        xml.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                + """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""u8
                + """<Default Extension="rels" """u8
                + """ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""u8
                + """<Default Extension="xml" ContentType="application/xml"/>"""u8
                + """<Default Extension="png" ContentType="image/png"/>"""u8
                + """<Default Extension="xlsx" """u8
                + """ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>"""u8
                + """<Override PartName="/docProps/core.xml" """u8
                + """ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"""u8
                + """<Override PartName="/docProps/app.xml" """u8
                + """ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"""u8
                + """<Override PartName="/word/document.xml" """u8
                + "ContentType=\"application/vnd.openxmlformats-officedocument"u8
                + """.wordprocessingml.document.main+xml"/>"""u8
                + """<Override PartName="/word/styles.xml" """u8
                + """ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"""u8
                + """<Override PartName="/word/settings.xml" """u8
                + """ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"""u8
                + """<Override PartName="/word/fontTable.xml" """u8
                + """ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>"""u8
                + """<Override PartName="/word/numbering.xml" """u8
                + """ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>"""u8
                + """<Override PartName="/word/header1.xml" """u8
                + """ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>"""u8
                + """<Override PartName="/word/footer1.xml" """u8
                + """ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"""u8
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
    /// <param name="xml">The part's writer.</param>
    /// <param name="document">The main part's path.</param>
    public static void RootRelationships(XmlPartWriter xml, string document) =>
        xml.Raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                    + """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""u8
                    + """<Relationship Id="rId1" """u8
                    + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" """u8
                    + "Target=\""u8
            )
            .Text(document)
            .Raw(
                "\"/>"u8
                    + """<Relationship Id="rId2" """u8
                    + "Type=\"http://schemas.openxmlformats.org/package/2006/relationships"u8
                    + """/metadata/core-properties" """u8
                    + """Target="docProps/core.xml"/>"""u8
                    + """<Relationship Id="rId3" """u8
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships"u8
                    + """/extended-properties" """u8
                    + """Target="docProps/app.xml"/>"""u8
                    + "</Relationships>"u8
            );

    public static void DocumentRelationships(XmlPartWriter xml, (int Charts, bool HasEmblem) parts)
    {
        xml.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                + """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""u8
                + """<Relationship Id="rId1" """u8
                + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" """u8
                + """Target="styles.xml"/>"""u8
                + """<Relationship Id="rId2" """u8
                + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" """u8
                + """Target="settings.xml"/>"""u8
                + """<Relationship Id="rId3" """u8
                + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" """u8
                + """Target="fontTable.xml"/>"""u8
                + """<Relationship Id="rId4" """u8
                + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" """u8
                + """Target="numbering.xml"/>"""u8
                + """<Relationship Id="rId5" """u8
                + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" """u8
                + """Target="header1.xml"/>"""u8
                + """<Relationship Id="rId6" """u8
                + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" """u8
                + """Target="footer1.xml"/>"""u8
        );
        if (parts.HasEmblem)
            xml.Raw(
                """<Relationship Id="rIdEmblem" """u8
                    + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" """u8
                    + """Target="media/emblem.png"/>"""u8
            );
        for (var number = 1; number <= parts.Charts; number++)
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

    public static void AppProperties(XmlPartWriter xml, ReportDocument document) =>
        xml.Raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                    + "<Properties "u8
                    + """xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"""u8
                    + "<Application>Microsoft Office Word</Application><Company>"u8
            )
            .Text(document.AgencyName)
            .Raw("</Company><AppVersion>16.0000</AppVersion></Properties>"u8);
}

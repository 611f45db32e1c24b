using Ita.Reports.Model;
using Ita.Reports.OpenXml;

namespace Ita.Reports.Word;

/// <summary>The workbook behind a chart, which Word opens to edit its figures.</summary>
internal static class ChartWorkbook
{
    private static readonly string[] Columns = ["B", "C", "D", "E"];

    /// <summary>A series' column.</summary>
    public static string Column(int series) => Columns[series];

    public static void Write(PackageWriter package, ChartBlock chart)
    {
        package.Write(
            "[Content_Types].xml",
            chart,
            static (xml, _) =>
                xml.Raw(
                    """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """u8
                )
        );
        package.Write(
            "_rels/.rels",
            chart,
            static (xml, _) =>
                xml.Raw(
                    """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """u8
                )
        );
        package.Write(
            "xl/workbook.xml",
            chart,
            static (xml, _) =>
                xml.Raw(
                    """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>
            """u8
                )
        );
        package.Write(
            "xl/_rels/workbook.xml.rels",
            chart,
            static (xml, _) =>
                xml.Raw(
                    """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            """u8
                )
        );
        package.Write("xl/worksheets/sheet1.xml", chart, Sheet);
    }

    private static void Sheet(XmlPartWriter xml, ChartBlock chart)
    {
        xml.Raw(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="1" width="40" customWidth="1"/></cols><sheetData><row r="1">
            """u8
        );
        for (var i = 0; i < chart.Series.Length; i++)
            String(xml, Columns[i], 1, chart.Series[i].Name);
        xml.Raw("</row>"u8);
        for (var category = 0; category < chart.Categories.Length; category++)
        {
            var row = category + 2;
            xml.Raw("<row r=\""u8).Number(row).Raw("\">"u8);
            String(xml, "A", row, chart.Categories[category].AxisLabel);
            for (var i = 0; i < chart.Series.Length; i++)
            {
                if (chart.Series[i].Values[category] is { } value)
                    xml.Raw("<c r=\""u8).Text(Columns[i]).Number(row).Raw("\"><v>"u8).Number(value).Raw("</v></c>"u8);
            }

            xml.Raw("</row>"u8);
        }

        xml.Raw("</sheetData></worksheet>"u8);
    }

    private static void String(XmlPartWriter xml, string column, int row, string text) =>
        xml.Raw("<c r=\""u8)
            .Text(column)
            .Number(row)
            .Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8)
            .Text(text)
            .Raw("</t></is></c>"u8);
}

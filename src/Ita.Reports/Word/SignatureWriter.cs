using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>Writes the lines to sign on, each kept on one page, at the end of a section.</summary>
internal static class SignatureWriter
{
    // Twentieths of a point.
    private const int RoleWidth = 1700;
    private const int Margin = 500;

    public static void Write(XmlPartWriter xml, SignatureBlock signature, bool isLandscape)
    {
        var rows = signature.Rows(isLandscape);
        var columns = (signature.Places.Length + rows - 1) / rows;
        var width = PageSettings.Width(isLandscape) / columns;
        xml.Raw("<w:tbl><w:tblPr><w:tblW w:w=\""u8)
            .Number(width * columns)
            .Raw("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"u8);
        for (var i = 0; i < columns; i++)
            xml.Raw("<w:gridCol w:w=\""u8).Number(width).Raw("\"/>"u8);
        xml.Raw("</w:tblGrid>"u8);
        for (var i = 0; i < signature.Places.Length; i++)
        {
            if (i % columns == 0)
                xml.Raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>"u8);
            xml.Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8)
                .Number(width)
                .Raw("\" w:type=\"dxa\"/>"u8)
                .Raw(i < columns ? "</w:tcPr>"u8 : "<w:tcMar><w:top w:w=\"360\" w:type=\"dxa\"/></w:tcMar></w:tcPr>"u8);
            var place = signature.Places[i];
            Line(xml, width - RoleWidth, signature.Sign, place.Role);
            if (place.Name is { } name)
                Known(xml, $"({name})");
            else
                Line(xml, width - Margin, signature.Name, "");
            if (place.Position is { } position)
                Known(xml, position);
            else
                Line(xml, width - Margin, signature.Position, "");
            xml.Raw("</w:tc>"u8);
            if (i % columns == columns - 1)
                xml.Raw("</w:tr>"u8);
            else if (i == signature.Places.Length - 1)
                Rest(xml, width, columns - 1 - (i % columns));
        }

        xml.Raw("</w:tbl>"u8);
    }

    private static void Rest(XmlPartWriter xml, int width, int cells)
    {
        for (var i = 0; i < cells; i++)
            xml.Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8).Number(width).Raw("\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>"u8);
        xml.Raw("</w:tr>"u8);
    }

    private static void Known(XmlPartWriter xml, string text) =>
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"TableCentre\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"u8)
            .Text(text)
            .Raw("</w:t></w:r></w:p>"u8);

    // The dotted line is a tab's leader, which ends where the cell has room for it.
    private static void Line(XmlPartWriter xml, int end, string label, string after) =>
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"Signature\"/><w:tabs><w:tab w:val=\"left\" w:leader=\"dot\" w:pos=\""u8)
            .Number(end)
            .Raw("\"/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">"u8)
            .Text(label)
            .Raw("</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space=\"preserve\">"u8)
            .Text(after)
            .Raw("</w:t></w:r></w:p>"u8);
}

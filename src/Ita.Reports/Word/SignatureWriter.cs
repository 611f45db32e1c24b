using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>Places to sign, never torn apart. They stand at the end of a section.</summary>
internal static class SignatureWriter
{
    public static void Write(XmlPartWriter xml, SignatureBlock signature, bool isLandscape)
    {
        var rows = signature.Rows(isLandscape);
        var columns = signature.Roles.Length / rows;
        var width = PageSettings.Width(isLandscape) / columns;
        xml.Raw("<w:tbl><w:tblPr><w:tblW w:w=\""u8)
            .Number(width * columns)
            .Raw("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"u8);
        for (var i = 0; i < columns; i++)
            xml.Raw("<w:gridCol w:w=\""u8).Number(width).Raw("\"/>"u8);
        xml.Raw("</w:tblGrid>"u8);
        for (var i = 0; i < signature.Roles.Length; i++)
        {
            if (i % columns == 0)
                xml.Raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>"u8);
            xml.Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8)
                .Number(width)
                .Raw("\" w:type=\"dxa\"/>"u8)
                .Raw(i < columns ? "</w:tcPr>"u8 : "<w:tcMar><w:top w:w=\"360\" w:type=\"dxa\"/></w:tcMar></w:tcPr>"u8);
            Line(xml, signature.Sign, signature.Roles[i]);
            Line(xml, signature.Name, "");
            Line(xml, signature.Position, "");
            xml.Raw("</w:tc>"u8);
            if (i % columns == columns - 1)
                xml.Raw("</w:tr>"u8);
        }

        xml.Raw("</w:tbl>"u8);
    }

    // The line to write on is the style's leader, not a row of typed dots.
    private static void Line(XmlPartWriter xml, string label, string after) =>
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"Signature\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"u8)
            .Text(label)
            .Raw("</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space=\"preserve\">"u8)
            .Text(after)
            .Raw("</w:t></w:r></w:p>"u8);
}

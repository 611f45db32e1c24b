using Ita.Reports.Document;
using Ita.Reports.OpenXml;

namespace Ita.Reports.Word;

/// <summary>Places to sign, side by side, never torn apart. They stand at the end of a section.</summary>
internal static class SignatureWriter
{
    public static void Write(XmlPartWriter xml, SignatureBlock signature, bool isLandscape)
    {
        var width = PageSettings.Width(isLandscape) / signature.Roles.Length;
        xml.Raw("<w:tbl><w:tblPr><w:tblW w:w=\""u8).Number(width * signature.Roles.Length).Raw("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"u8);
        for (var i = 0; i < signature.Roles.Length; i++) xml.Raw("<w:gridCol w:w=\""u8).Number(width).Raw("\"/>"u8);
        xml.Raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>"u8);
        foreach (var role in signature.Roles)
        {
            xml.Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8).Number(width).Raw("\" w:type=\"dxa\"/></w:tcPr>"u8);
            Line(xml, signature.Sign, role);
            Line(xml, signature.Name, "");
            Line(xml, signature.Position, "");
            xml.Raw("</w:tc>"u8);
        }

        xml.Raw("</w:tr></w:tbl>"u8);
    }

    // The line to write on is the style's leader, not a row of typed dots.
    private static void Line(XmlPartWriter xml, string label, string after) =>
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"Signature\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"u8).Text(label)
            .Raw("</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space=\"preserve\">"u8).Text(after).Raw("</w:t></w:r></w:p>"u8);
}

using Ita.Reports.OpenXml;

namespace Ita.Reports.Word;

/// <summary>The head and foot of every page but the title page.</summary>
internal static class HeaderAndFooter
{
    public static void Header(XmlPartWriter xml, ReportModel model) => xml.Raw("""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">
        """u8).Text(model.RunningHead).Raw(" · "u8).Text(model.Input.Agency.Name).Raw("</w:t></w:r></w:p></w:hdr>"u8);

    public static void Footer(XmlPartWriter xml, ReportModel model)
    {
        var thai = model.Input.Settings.Digits == DigitStyle.Thai;
        xml.Raw("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">
            """u8).Raw(thai ? " PAGE \\* ThaiArabic "u8 : " PAGE "u8)
            .Raw("</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>"u8).Raw(thai ? "๒"u8 : "2"u8)
            .Raw("</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>"u8);
    }
}

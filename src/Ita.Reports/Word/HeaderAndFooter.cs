using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>The head and foot of every page but the title page.</summary>
internal static class HeaderAndFooter
{
    public static void Header(XmlPartWriter xml, ReportModel model) =>
        xml.Raw(
                """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">
        """u8
            )
            .Text(model.RunningHead)
            .Raw(" · "u8)
            .Text(model.Input.Agency.Name)
            .Raw("</w:t></w:r></w:p></w:hdr>"u8);

    // The section says which digits its page numbers have: unlike the field's own switch, LibreOffice reads that as
    // digits, not letters.
    public static void Footer(XmlPartWriter xml) =>
        xml.Raw(
            """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>
        """u8
        );
}

using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>The header and footer of every page except the title page.</summary>
internal static class HeaderAndFooter
{
    public static void Header(XmlPartWriter xml, ReportDocument document) =>
        xml.Raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                    + """<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>"""u8
                    + """<w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">"""u8
            )
            .Text(document.RunningHead is { } head ? $"{head} · {document.AgencyName}" : "")
            .Raw("</w:t></w:r></w:p></w:hdr>"u8);

    // The page number's digits are a setting of the section (PageSettings): LibreOffice would print the switch of the
    // field as letters.
    public static void Footer(XmlPartWriter xml) =>
        xml.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                + """<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>"""u8
                + """<w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>"""u8
                + """<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>"""u8
                + """<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r>"""u8
                + """<w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>"""u8
        );
}

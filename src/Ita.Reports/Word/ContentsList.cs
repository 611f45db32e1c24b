using Ita.Reports.Document;
using Ita.Reports.OpenXml;

namespace Ita.Reports.Word;

/// <summary>The list of contents: a real field with its entries in place, so that it is right when opened and Word asks nothing.</summary>
internal static class ContentsList
{
    private const int Deepest = 2;

    public static void Write(XmlPartWriter xml, ReportModel model, ContentsBlock contents, bool breakBefore)
    {
        var thai = model.Input.Settings.Digits == DigitStyle.Thai;
        xml.Raw("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/>"u8);
        if (breakBefore) xml.Raw("<w:pageBreakBefore/>"u8);
        xml.Raw("</w:pPr><w:r><w:t>"u8).Text(contents.Title).Raw("</w:t></w:r></w:p>"u8);
        var first = true;
        foreach (var section in model.Sections)
        {
            foreach (var block in section.Blocks)
            {
                if (block is not HeadingBlock heading || heading.Level > Deepest) continue;
                Entry(xml, heading, thai, first);
                first = false;
            }
        }

        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:sdtContent></w:sdt>"u8);
    }

    private static void Entry(XmlPartWriter xml, HeadingBlock heading, bool thai, bool first)
    {
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"TOC"u8).Number(heading.Level).Raw("\"/></w:pPr>"u8);
        if (first)
        {
            xml.Raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-"u8).Number(Deepest)
                .Raw("\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"u8);
        }

        xml.Raw("<w:hyperlink w:anchor=\""u8);
        Bookmark.Name(xml, heading.Id);
        xml.Raw("\" w:history=\"1\"><w:r><w:t xml:space=\"preserve\">"u8).Text(heading.Text)
            .Raw("</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGEREF "u8);
        Bookmark.Name(xml, heading.Id);
        xml.Raw(thai ? " \\h \\* ThaiArabic "u8 : " \\h "u8)
            .Raw("</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>"u8).Raw("?"u8)
            .Raw("</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink></w:p>"u8);
    }
}

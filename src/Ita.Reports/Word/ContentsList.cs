using Ita.OpenXml.Xml;
using Ita.Reports.Model;
using Ita.Reports.Typography;

namespace Ita.Reports.Word;

/// <summary>
/// The table of contents. Each page number is a field of its own with a cached value: right when the document is
/// opened, updated by LibreOffice at once and by Word when fields are updated. One field around the whole table would
/// be simpler, but LibreOffice would then show the cached numbers whatever font it has, and Word would ask the reader
/// before it updates (docs/decisions/0021).
/// </summary>
internal static class ContentsList
{
    private const int MaxLevel = 2;

    public static void Write(XmlPartWriter xml, ReportDocument document, ContentsBlock contents, bool breakBefore)
    {
        var typesetter = new Typesetter(document.Digits);
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/>"u8);
        if (breakBefore)
            xml.Raw("<w:pageBreakBefore/>"u8);
        xml.Raw("</w:pPr><w:r><w:t>"u8).Text(contents.Title).Raw("</w:t></w:r></w:p>"u8);
        foreach (var section in document.Sections)
        {
            foreach (var block in section.Blocks)
            {
                if (block is HeadingBlock { Level: <= MaxLevel } heading)
                    Entry(xml, heading, typesetter.Number(document.Pages[heading.Id]));
            }
        }
    }

    private static void Entry(XmlPartWriter xml, HeadingBlock heading, string page)
    {
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"TOC"u8)
            .Number(heading.Level)
            .Raw("\"/></w:pPr><w:hyperlink w:anchor=\""u8);
        Bookmark.WriteName(xml, heading.Id);
        xml.Raw("\" w:history=\"1\"><w:r><w:t xml:space=\"preserve\">"u8)
            .Text(heading.Text)
            .Raw(
                "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar "u8
                    + "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGEREF "u8
            );
        Bookmark.WriteName(xml, heading.Id);
        xml.Raw(" \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>"u8)
            .Text(page)
            .Raw("</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink></w:p>"u8);
    }
}

/// <summary>Bookmark names, in which Word allows letters, digits and underscores only.</summary>
internal static class Bookmark
{
    public static void WriteName(XmlPartWriter xml, string id)
    {
        Span<char> name = stackalloc char[id.Length];
        id.AsSpan().Replace(name, '-', '_');
        xml.Raw("_Toc_"u8).Text(name);
    }
}

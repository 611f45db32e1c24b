using Ita.OpenXml.Xml;
using Ita.Reports.Layout;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>A4 in portrait or landscape, and the margins, in twentieths of a point.</summary>
internal static class PageSettings
{
    /// <summary>The width between the margins.</summary>
    public static int Width(bool isLandscape) => isLandscape ? PageEstimate.LandscapeWidth : PageEstimate.PortraitWidth;

    /// <summary>Writes a section's settings.</summary>
    /// <param name="xml">The part's writer.</param>
    /// <param name="isLandscape">Landscape.</param>
    /// <param name="digits">The digits of the page numbers.</param>
    /// <param name="hasTitlePage">The first page has neither header nor footer.</param>
    public static void Write(XmlPartWriter xml, bool isLandscape, DigitStyle digits, bool hasTitlePage)
    {
        xml.Raw(
            """<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>"""u8
                + """<w:footerReference w:type="default" r:id="rId6"/><w:type w:val="nextPage"/>"""u8
        );
        xml.Raw(
            isLandscape
                ? """<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"""u8
                    + """<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" """u8
                    + """w:footer="567" w:gutter="0"/>"""u8
                : """<w:pgSz w:w="11906" w:h="16838"/>"""u8
                    + """<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" """u8
                    + """w:footer="567" w:gutter="0"/>"""u8
        );
        if (digits == DigitStyle.Thai)
            xml.Raw("<w:pgNumType w:fmt=\"thaiNumbers\"/>"u8);
        if (hasTitlePage)
            xml.Raw("<w:titlePg/>"u8);
        xml.Raw("</w:sectPr>"u8);
    }
}

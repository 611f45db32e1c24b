using Ita.OpenXml.Xml;
using Ita.Reports.Layout;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>A4 upright or on its side, and the margins. In twentieths of a point.</summary>
internal static class PageSettings
{
    /// <summary>Between the margins.</summary>
    public static int Width(bool isLandscape) => isLandscape ? PageEstimate.LandscapeWidth : PageEstimate.PortraitWidth;

    /// <summary>A section's settings.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="isLandscape">On its side.</param>
    /// <param name="digits">Of the page numbers.</param>
    /// <param name="hasTitlePage">Its first page has neither head nor foot.</param>
    public static void Write(XmlPartWriter xml, bool isLandscape, DigitStyle digits, bool hasTitlePage)
    {
        xml.Raw(
            """<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:type w:val="nextPage"/>"""u8
        );
        xml.Raw(
            isLandscape
                ? """<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="567" w:gutter="0"/>"""u8
                : """<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" w:footer="567" w:gutter="0"/>"""u8
        );
        if (digits == DigitStyle.Thai)
            xml.Raw("<w:pgNumType w:fmt=\"thaiNumbers\"/>"u8);
        if (hasTitlePage)
            xml.Raw("<w:titlePg/>"u8);
        xml.Raw("</w:sectPr>"u8);
    }
}

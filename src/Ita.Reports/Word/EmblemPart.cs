using Ita.Assessment.Profiles;
using Ita.OpenXml.Xml;

namespace Ita.Reports.Word;

/// <summary>The agency's emblem on the cover, scaled into a square of 3.5 cm.</summary>
internal static class EmblemPart
{
    // In English Metric Units.
    private const long Side = 1_260_000;

    // No chart has this number.
    private const int DrawingId = 9_000;

    public static void Drawing(XmlPartWriter xml, Emblem emblem, string altText)
    {
        var longer = Math.Max(emblem.Width, emblem.Height);
        var (width, height) = (Side * emblem.Width / longer, Side * emblem.Height / longer);
        xml.Raw("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\""u8)
            .Number(width)
            .Raw("\" cy=\""u8)
            .Number(height)
            .Raw("\"/><wp:docPr id=\""u8)
            .Number(DrawingId)
            .Raw("\" name=\"Emblem\" descr=\""u8)
            .Text(altText)
            .Raw(
                "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "u8
                    + "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"u8
                    + "<pic:cNvPr id=\"0\" name=\"emblem.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"u8
                    + "<a:blip r:embed=\"rIdEmblem\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"u8
                    + "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\""u8
            )
            .Number(width)
            .Raw("\" cy=\""u8)
            .Number(height)
            .Raw(
                "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"u8
                    + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"u8
            );
    }
}

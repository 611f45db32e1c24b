using System.Globalization;
using System.Xml.Linq;
using Ita.Reports.Layout;
using Ita.Reports.Word;

namespace Ita.Reports.Tests.Layout;

public class ParagraphStylesTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly Dictionary<string, XElement> Styles = XDocument
        .Load(typeof(WordReport).Assembly.GetManifestResourceStream("word/styles.xml")!)
        .Root!.Elements(W + "style")
        .ToDictionary(style => style.Attribute(W + "styleId")!.Value);

    [Fact]
    public void The_estimates_styles_are_those_of_the_document()
    {
        Same(ParagraphStyles.Heading1, "Heading1");
        Same(ParagraphStyles.Heading2, "Heading2");
        Same(ParagraphStyles.Heading3, "Heading3");
        Same(ParagraphStyles.BodyText, "BodyText");
        Same(ParagraphStyles.LeadIn, "LeadIn");
        Same(ParagraphStyles.Headline, "Headline");
        Same(ParagraphStyles.Arithmetic, "Arithmetic");
        Same(ParagraphStyles.Note, "Note");
        Same(ParagraphStyles.Notice, "Notice");
        Same(ParagraphStyles.ListEntry, "ListEntry");
        Same(ParagraphStyles.ListDetail, "ListDetail");
        Same(ParagraphStyles.Caption, "Caption");
        Same(ParagraphStyles.FigureCaption, "FigureCaption");
        Same(ParagraphStyles.TableText, "TableText");
        Same(ParagraphStyles.TableItem, "TableItem");
        Same(ParagraphStyles.Toc1, "TOC1");
        Same(ParagraphStyles.Toc2, "TOC2");
    }

    private static void Same(ParagraphStyle expected, string style)
    {
        Assert.Equal((style, expected.Size), (style, Find(style, "rPr", "szCs", "val", 32)));
        Assert.Equal((style, expected.Line), (style, Find(style, "pPr", "spacing", "line", 470)));
        Assert.Equal((style, expected.Before), (style, Find(style, "pPr", "spacing", "before", 0)));
        Assert.Equal((style, expected.After), (style, Find(style, "pPr", "spacing", "after", 0)));
        if (!style.StartsWith("TOC", StringComparison.Ordinal))
            Assert.Equal(
                (style, expected.Indent),
                (style, Find(style, "pPr", "ind", "left", 0) + Find(style, "pPr", "ind", "right", 0))
            );
        Assert.Equal((style, expected.First), (style, Find(style, "pPr", "ind", "firstLine", 0)));
        Assert.Equal((style, expected.KeepsNext), (style, Keeps(style)));
    }

    private static int Find(string style, string properties, string element, string attribute, int otherwise)
    {
        var value = Styles[style].Element(W + properties)?.Element(W + element)?.Attribute(W + attribute)?.Value;
        if (value is not null)
            return int.Parse(value, CultureInfo.InvariantCulture);
        return Styles[style].Element(W + "basedOn")?.Attribute(W + "val")?.Value is { } above
            ? Find(above, properties, element, attribute, otherwise)
            : otherwise;
    }

    private static bool Keeps(string style)
    {
        if (Styles[style].Element(W + "pPr")?.Element(W + "keepNext") is { } own)
            return own.Attribute(W + "val")?.Value != "0";
        return Styles[style].Element(W + "basedOn")?.Attribute(W + "val")?.Value is { } above && Keeps(above);
    }
}

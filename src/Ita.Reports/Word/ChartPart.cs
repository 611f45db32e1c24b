using Ita.OpenXml.Xml;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>A native chart: columns for the years, a line for the target; its figures can be edited in Word.</summary>
internal static class ChartPart
{
    // In English Metric Units: 16 cm by 9 cm.
    private const long Width = 5_760_000;
    private const long Height = 3_240_000;

    /// <summary>Writes the drawing that places the chart in the document.</summary>
    public static void Drawing(XmlPartWriter xml, ChartBlock chart, int number) =>
        xml.Raw("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\""u8)
            .Number(Width)
            .Raw("\" cy=\""u8)
            .Number(Height)
            .Raw("\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:docPr id=\""u8)
            .Number(number)
            .Raw("\" name=\"Chart "u8)
            .Number(number)
            .Raw("\" title=\""u8)
            .Text(chart.Caption.Text)
            .Raw("\" descr=\""u8)
            .Text(chart.AltText)
            .Raw(
                "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "u8
                    + "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"rIdChart"u8
            )
            .Number(number)
            .Raw("\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"u8);

    public static void Relationships(XmlPartWriter xml, int number) =>
        xml.Raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                    + """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""u8
                    + """<Relationship Id="rId1" """u8
                    + """Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" """u8
                    + """Target="../embeddings/chart"""u8
            )
            .Number(number)
            .Raw(".xlsx\"/></Relationships>"u8);

    public static void Write(XmlPartWriter xml, ChartBlock chart)
    {
        xml.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8
                + """<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" """u8
                + """xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" """u8
                + """xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"""u8
                + """<c:date1904 val="0"/><c:lang val="th-TH"/><c:roundedCorners val="0"/><c:chart>"""u8
                + """<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>"""u8
                + """<c:grouping val="clustered"/><c:varyColors val="0"/>"""u8
        );
        for (var i = 0; i < chart.Series.Length; i++)
        {
            if (chart.Series[i].Kind != ChartSeriesKind.Target)
                Series(xml, chart, i);
        }

        xml.Raw(
            "<c:gapWidth val=\"60\"/><c:overlap val=\"0\"/><c:axId val=\"111111111\"/><c:axId "u8
                + "val=\"222222222\"/></c:barChart><c:lineChart><c:grouping val=\"standard\"/><c:varyColors "u8
                + "val=\"0\"/>"u8
        );
        for (var i = 0; i < chart.Series.Length; i++)
        {
            if (chart.Series[i].Kind == ChartSeriesKind.Target)
                Series(xml, chart, i);
        }

        xml.Raw("<c:marker val=\"1\"/><c:axId val=\"111111111\"/><c:axId val=\"222222222\"/></c:lineChart>"u8);
        Axes(xml, chart);
        xml.Raw(
            """<c:spPr><a:noFill/></c:spPr></c:plotArea><c:legend><c:legendPos val="t"/>"""u8
                + """<c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>"""u8
                + """</c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/>"""u8
                + """</a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200">"""u8
                + """<a:latin typeface="TH Sarabun New"/><a:ea typeface="TH Sarabun New"/>"""u8
                + """<a:cs typeface="TH Sarabun New"/></a:defRPr></a:pPr><a:endParaRPr lang="th-TH"/></a:p>"""u8
                + """</c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>"""u8
                + "</c:chartSpace>"u8
        );
    }

    private static void Series(XmlPartWriter xml, ChartBlock chart, int index)
    {
        var series = chart.Series[index];
        xml.Raw("<c:ser><c:idx val=\""u8)
            .Number(index)
            .Raw("\"/><c:order val=\""u8)
            .Number(index)
            .Raw("\"/><c:tx><c:strRef><c:f>Sheet1!$"u8)
            .Text(ChartWorkbook.Column(index))
            .Raw("$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>"u8)
            .Text(series.Name)
            .Raw("</c:v></c:pt></c:strCache></c:strRef></c:tx>"u8);
        xml.Raw(
            series.Kind switch
            {
                ChartSeriesKind.ThisYear => "<c:spPr><a:solidFill><a:srgbClr "u8
                    + "val=\"1F3864\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>"u8,
                ChartSeriesKind.LastYear => "<c:spPr><a:solidFill><a:srgbClr "u8
                    + "val=\"A9BEDC\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>"u8,
                _ => "<c:spPr><a:ln w=\"22225\"><a:solidFill><a:srgbClr "u8
                    + "val=\"C55A11\"/></a:solidFill><a:prstDash "u8
                    + "val=\"dash\"/></a:ln></c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>"u8,
            }
        );
        if (series.Kind == ChartSeriesKind.ThisYear)
            Labels(xml, chart);
        Categories(xml, chart);
        Values(xml, chart, index);
        xml.Raw(series.Kind == ChartSeriesKind.Target ? "<c:smooth val=\"0\"/></c:ser>"u8 : "</c:ser>"u8);
    }

    private static void Labels(XmlPartWriter xml, ChartBlock chart) =>
        xml.Raw("<c:dLbls><c:numFmt formatCode=\""u8)
            .Raw(Format(chart, decimals: true))
            .Raw(
                "\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr "u8
                    + "rot=\"-5400000\" vert=\"horz\"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1100\" "u8
                    + "b=\"1\"><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:latin typeface=\"TH Sarabun "u8
                    + "New\"/><a:cs typeface=\"TH Sarabun New\"/></a:defRPr></a:pPr><a:endParaRPr "u8
                    + "lang=\"th-TH\"/></a:p></c:txPr><c:dLblPos val=\"inBase\"/><c:showLegendKey "u8
                    + "val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName "u8
                    + "val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>"u8
            );

    private static void Categories(XmlPartWriter xml, ChartBlock chart)
    {
        xml.Raw("<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$"u8)
            .Number(chart.Categories.Length + 1)
            .Raw("</c:f><c:strCache><c:ptCount val=\""u8)
            .Number(chart.Categories.Length)
            .Raw("\"/>"u8);
        for (var i = 0; i < chart.Categories.Length; i++)
        {
            xml.Raw("<c:pt idx=\""u8)
                .Number(i)
                .Raw("\"><c:v>"u8)
                .Text(chart.Categories[i].AxisLabel)
                .Raw("</c:v></c:pt>"u8);
        }

        xml.Raw("</c:strCache></c:strRef></c:cat>"u8);
    }

    private static void Values(XmlPartWriter xml, ChartBlock chart, int index)
    {
        var values = chart.Series[index].Values;
        var column = ChartWorkbook.Column(index);
        xml.Raw("<c:val><c:numRef><c:f>Sheet1!$"u8)
            .Text(column)
            .Raw("$2:$"u8)
            .Text(column)
            .Raw("$"u8)
            .Number(values.Length + 1)
            .Raw("</c:f><c:numCache><c:formatCode>0.00</c:formatCode><c:ptCount val=\""u8)
            .Number(values.Length)
            .Raw("\"/>"u8);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
                xml.Raw("<c:pt idx=\""u8).Number(i).Raw("\"><c:v>"u8).Number(value).Raw("</c:v></c:pt>"u8);
        }

        xml.Raw("</c:numCache></c:numRef></c:val>"u8);
    }

    private static void Axes(XmlPartWriter xml, ChartBlock chart)
    {
        xml.Raw(
                """<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="minMax"/></c:scaling>"""u8
                    + """<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>"""u8
                    + """<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>"""u8
                    + """<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln>"""u8
                    + """</c:spPr><c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>"""u8
                    + """<a:defRPr sz="900"><a:latin typeface="TH Sarabun New"/><a:cs typeface="TH Sarabun New"/>"""u8
                    + """</a:defRPr></a:pPr><a:endParaRPr lang="th-TH"/></a:p></c:txPr>"""u8
                    + """<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/>"""u8
                    + """<c:lblAlgn val="ctr"/><c:lblOffset val="50"/><c:noMultiLvlLbl val="0"/></c:catAx>"""u8
                    + """<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>"""u8
                    + """<c:max val="100"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>"""u8
                    + """<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/>"""u8
                    + "</a:solidFill></a:ln></c:spPr></c:majorGridlines><c:title><c:tx><c:rich>"u8
                    + """<a:bodyPr rot="-5400000" vert="horz"/><a:lstStyle/><a:p><a:pPr>"""u8
                    + """<a:defRPr sz="1200" b="0"/></a:pPr><a:r><a:rPr lang="th-TH" sz="1200" b="0"/><a:t>"""u8
            )
            .Text(chart.AxisTitle)
            .Raw("</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:numFmt formatCode=\""u8)
            .Raw(Format(chart, decimals: false))
            .Raw(
                "\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark "u8
                    + "val=\"none\"/><c:tickLblPos "u8
                    + "val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx "u8
                    + "val=\"111111111\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/><c:majorUnit "u8
                    + "val=\"20\"/></c:valAx>"u8
            );
    }

    // The locale code before a format's digits asks Office for Thai ones.
    private static ReadOnlySpan<byte> Format(ChartBlock chart, bool decimals) =>
        (chart.ThaiDigits, decimals) switch
        {
            (true, true) => "[$-D00041E]0.00"u8,
            (true, false) => "[$-D00041E]0"u8,
            (false, true) => "0.00"u8,
            _ => "0"u8,
        };
}

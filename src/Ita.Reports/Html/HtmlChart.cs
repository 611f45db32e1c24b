using Ita.Reports.Model;
using Ita.Reports.Texts;
using Ita.Reports.Typography;

namespace Ita.Reports.Html;

/// <summary>
/// A chart as an SVG drawing with its figures beside the bars, and the same figures as a table. The bars are
/// horizontal, so that the names are readable on a phone.
/// </summary>
internal static class HtmlChart
{
    private const int Width = 400;
    private const decimal Left = 4;
    private const decimal PointWidth = 3.4m;
    private const int LineHeight = 18;
    private const int BarHeight = 12;
    private const int Gap = 10;

    public static void Write(HtmlWriter page, ChartBlock chart, int number, Typesetter typesetter)
    {
        var bars = chart.Series.Where(series => series.Kind != ChartSeriesKind.Target).ToList();
        var top = (chart.Series.Length * LineHeight) + LineHeight + Gap;
        var rowHeight = LineHeight + (bars.Count * BarHeight) + Gap;
        page.Raw("<figure>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" font-size=\"13\" viewBox=\"0 0 ")
            .Number(Width)
            .Raw(" ")
            .Number(top + (chart.Categories.Length * rowHeight))
            .Raw("\" aria-labelledby=\"chart-")
            .Number(number)
            .Raw(" chart-")
            .Number(number)
            .Raw("-words\"><title id=\"chart-")
            .Number(number)
            .Raw("\">")
            .Text(chart.Caption.ToString())
            .Raw("</title><desc id=\"chart-")
            .Number(number)
            .Raw("-words\">")
            .Text(chart.AltText)
            .Raw("</desc>\n");
        Legend(page, chart);
        for (var i = 0; i < chart.Categories.Length; i++)
            Category(page, chart, bars, i, top + (i * rowHeight), rowHeight, typesetter);
        page.Raw("</svg>\n<figcaption>").Text(chart.Caption.ToString()).Raw("</figcaption>\n");
        Table(page, chart, typesetter);
        page.Raw("</figure>\n");
    }

    private static void Legend(HtmlWriter page, ChartBlock chart)
    {
        for (var i = 0; i < chart.Series.Length; i++)
        {
            var y = i * LineHeight;
            if (chart.Series[i].Kind == ChartSeriesKind.Target)
                TargetLine(page, Left + 6, y + 2, 12);
            else
                Bar(page, chart.Series[i].Kind, y + 2, 12);
            Label(page, Left + 18, y + 13, chart.Series[i].Name);
        }

        Label(page, Left, (chart.Series.Length * LineHeight) + 14, chart.AxisTitle);
    }

    private static void Category(
        HtmlWriter page,
        ChartBlock chart,
        List<ChartSeries> bars,
        int index,
        int top,
        int height,
        Typesetter typesetter
    )
    {
        Label(page, Left, top + 13, chart.Categories[index].Label);
        for (var i = 0; i < bars.Count; i++)
        {
            if (bars[i].Values[index] is not { } value)
                continue;
            var y = top + LineHeight + (i * BarHeight);
            Bar(page, bars[i].Kind, y, value * PointWidth);
            page.Raw("<text font-size=\"11\" x=\"")
                .Length(Left + (value * PointWidth) + 4)
                .Raw("\" y=\"")
                .Number(y + 10)
                .Raw("\">")
                .Text(typesetter.Points(value))
                .Raw("</text>\n");
        }

        foreach (var target in chart.Series.Where(series => series.Kind == ChartSeriesKind.Target))
        {
            if (target.Values[index] is { } value)
                TargetLine(page, Left + (value * PointWidth), top + LineHeight - 2, height - LineHeight - Gap + 4);
        }
    }

    private static void Bar(HtmlWriter page, ChartSeriesKind kind, int y, decimal width) =>
        page.Raw("<rect x=\"")
            .Length(Left)
            .Raw("\" y=\"")
            .Number(y)
            .Raw("\" height=\"")
            .Number(BarHeight - 1)
            .Raw("\" width=\"")
            .Length(width)
            .Raw(kind == ChartSeriesKind.ThisYear ? "\" fill=\"#1F3864\"/>\n" : "\" fill=\"#A9BEDC\"/>\n");

    private static void TargetLine(HtmlWriter page, decimal x, int y, int height) =>
        page.Raw("<path stroke=\"#C55A11\" stroke-width=\"2\" stroke-dasharray=\"4 2\" d=\"M")
            .Length(x)
            .Raw(" ")
            .Number(y)
            .Raw("v")
            .Number(height)
            .Raw("\"/>\n");

    private static void Label(HtmlWriter page, decimal x, int y, string text) =>
        page.Raw("<text x=\"").Length(x).Raw("\" y=\"").Number(y).Raw("\">").Text(text).Raw("</text>\n");

    private static void Table(HtmlWriter page, ChartBlock chart, Typesetter typesetter)
    {
        page.Raw("<details>\n<summary>")
            .Text(ReportTexts.Thai.Common.ChartFigures.Print(typesetter))
            .Raw("</summary>\n<div class=\"scroll\">\n<table>\n<caption class=\"unseen\">")
            .Text(chart.Caption.ToString())
            .Raw("</caption>\n<thead>\n<tr><td></td>");
        foreach (var series in chart.Series)
            page.Raw("<th scope=\"col\">").Text(series.Name).Raw("</th>");
        page.Raw("</tr>\n</thead>\n<tbody>\n");
        for (var i = 0; i < chart.Categories.Length; i++)
        {
            page.Raw("<tr><th scope=\"row\">").Text(chart.Categories[i].Label).Raw("</th>");
            foreach (var series in chart.Series)
            {
                page.Raw("<td class=\"end\">")
                    .Text(
                        series.Values[i] is { } value
                            ? typesetter.Points(value)
                            : ReportTexts.Thai.Common.NoFigure.Print(typesetter)
                    )
                    .Raw("</td>");
            }

            page.Raw("</tr>\n");
        }

        page.Raw("</tbody>\n</table>\n</div>\n</details>\n");
    }
}

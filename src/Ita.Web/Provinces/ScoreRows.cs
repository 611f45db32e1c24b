using System.Collections.Immutable;
using System.Text.Encodings.Web;
using Ita.Assessment;
using Ita.Reports;
using Ita.Web.Site;
using Microsoft.AspNetCore.Components;

namespace Ita.Web.Provinces;

/// <summary>The lines of a province's table of scores, in the order of its columns.</summary>
internal static class ScoreRows
{
    /// <param name="view">What is shown.</param>
    /// <param name="sampled">The questionnaires whose respondents are counted, in order.</param>
    /// <param name="texts">In the visitor's language.</param>
    /// <param name="encoder">Of the app.</param>
    public static IEnumerable<MarkupString> Of(
        ProvinceView view,
        ImmutableArray<Instrument> sampled,
        SiteTexts texts,
        HtmlEncoder encoder
    )
    {
        var rows = new TableRows(encoder);
        foreach (var row in view.Matches)
        {
            rows.Row()
                .Head(Addresses.Agency(row.Code), row.Name)
                .Cell(row.District)
                .Cell(row.Kind)
                .Cell(StateTexts.Of(row, texts), StateTexts.Class(row.State));
            WriteSamples(rows.Cell(), row, sampled, texts);
            rows.Cell(Display.Points(row.Iit))
                .Cell(Display.Points(row.Eit))
                .Cell(Display.Points(row.Oit))
                .Cell(Display.Points(row.Total))
                .Cell(row.Level is { } level ? texts.Level(level) : Display.Nothing)
                .Cell(css: Display.Class(row.Change))
                .Markup(Display.Points(row.Change))
                .Cell(
                    row.Weakest is { } weakest && view.Framework is { } framework
                        ? $"{weakest} {texts.Name(framework.Indicator(weakest))}"
                        : null
                )
                .Cell();
            if (row.HasReport)
                rows.Link(Addresses.Report(row.Code, view.FiscalYear, ReportFormat.Docx.Name), "Word")
                    .Text(" ")
                    .Link(Addresses.Report(row.Code, view.FiscalYear, "xlsx"), "Excel");
            yield return rows.ToMarkup();
        }
    }

    private static void WriteSamples(
        TableRows rows,
        ProvinceRow row,
        ImmutableArray<Instrument> sampled,
        SiteTexts texts
    )
    {
        if (row.Samples.IsEmpty)
        {
            rows.Text(Display.Nothing);
            return;
        }

        var separator = "";
        foreach (var part in sampled)
        {
            rows.Text(separator);
            separator = " · ";
            var sample = row.Samples.FirstOrDefault(each => each.Part == part);
            var text =
                sample is null ? Display.Nothing
                : sample.Required is { } required ? $"{sample.Text}/{required}"
                : sample.Text;
            if (sample is { IsBelowRule: true })
                rows.Strong($"{text} {texts["sample.below"]}");
            else
                rows.Text(text);
        }
    }
}

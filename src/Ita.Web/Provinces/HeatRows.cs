using System.Collections.Immutable;
using System.Text.Encodings.Web;
using Ita.Assessment.Frameworks;
using Ita.Web.Site;
using Microsoft.AspNetCore.Components;

namespace Ita.Web.Provinces;

/// <summary>The lines of a province's heat map: an agency, its indicators, its total.</summary>
internal static class HeatRows
{
    public static IEnumerable<MarkupString> Of(
        ProvinceView view,
        ImmutableArray<Indicator> indicators,
        SiteTexts texts,
        HtmlEncoder encoder
    )
    {
        var rows = new TableRows(encoder);
        foreach (var row in view.Matches)
        {
            rows.Row().Head(Addresses.Agency(row.Code), row.Name);
            foreach (var indicator in indicators)
            {
                if (row.Indicators.TryGetValue(indicator.Id, out var score))
                    rows.Cell(score.ToString(), Display.Heat(score));
                else
                    rows.Cell(
                        row.Awaited.Contains(indicator.Id) ? texts["awaited.short"]
                        : row.Withheld.Contains(indicator.Id) ? texts["withheld.short"]
                        : Display.Nothing
                    );
            }

            yield return rows.Cell(Display.Points(row.Total)).ToMarkup();
        }
    }
}

using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Web.Site;
using Ita.Web.Site.Tables;

namespace Ita.Web.Provinces;

/// <summary>
/// The agencies that are shown, in their order, with all their figures: what is downloaded as CSV and as a workbook.
/// </summary>
internal static class ProvinceTable
{
    private static readonly Instrument[] s_sampled = [Instrument.IIT, Instrument.EIT, Instrument.EIT1, Instrument.EIT2];

    public static SheetTable Of(ProvinceView view, SiteTexts texts)
    {
        Instrument[] sampled =
        [
            .. s_sampled.Where(part => view.Matches.Any(row => row.Samples.Any(sample => sample.Part == part))),
        ];
        ImmutableArray<Indicator> indicators = view.Framework?.Indicators ?? [];
        ImmutableArray<string> headers =
        [
            texts["column.code"],
            texts["column.name"],
            texts["column.kind"],
            texts["column.district"],
            texts["column.state"],
            texts["column.missing"],
            .. sampled.SelectMany(part => new[] { texts["column.respondents", part], texts["column.required", part] }),
            "IIT",
            "EIT",
            "OIT",
            texts["column.total"],
            texts["column.level"],
            texts["column.change"],
            texts["column.weakest"],
            .. indicators.Select(indicator => $"{indicator.Id} {texts.Pick(indicator.NameTh, indicator.NameEn)}"),
        ];
        return new SheetTable(
            $"ITA {view.FiscalYear} {view.Code}",
            headers,
            [.. view.Matches.Select(row => Cells(row, view, sampled, indicators, texts))]
        );
    }

    private static ImmutableArray<object?> Cells(
        ProvinceRow row,
        ProvinceView view,
        Instrument[] sampled,
        ImmutableArray<Indicator> indicators,
        SiteTexts texts
    ) =>
        [
            row.Code.Value,
            row.Name,
            row.Kind,
            row.District,
            StateTexts.Of(row, texts),
            row.Missing.IsEmpty ? null : Display.List(row.Missing),
            .. sampled
                .Select(part => row.Samples.FirstOrDefault(sample => sample.Part == part))
                .SelectMany(sample => new[] { sample?.Respondents ?? (object?)sample?.Text, sample?.Required }),
            row.Iit?.Rounded,
            row.Eit?.Rounded,
            row.Oit?.Rounded,
            row.Total?.Rounded,
            row.Level,
            row.Change?.Points,
            row.Weakest is { } weakest && view.Framework is { } framework
                ? $"{weakest} {texts.Pick(framework.Indicator(weakest).NameTh, framework.Indicator(weakest).NameEn)}"
                : null,
            .. indicators.Select(indicator =>
                row.Indicators.TryGetValue(indicator.Id, out var score) ? score.Rounded
                : row.Awaited.Contains(indicator.Id) ? texts["awaited.short"]
                : row.Withheld.Contains(indicator.Id) ? texts["withheld.short"]
                : (object?)null
            ),
        ];
}

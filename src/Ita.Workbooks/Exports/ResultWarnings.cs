using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.Exports;

/// <summary>Warnings that need the parts as a whole: respondents, provisional frameworks, totals that differ.</summary>
internal sealed class ResultWarnings(FrameworkCatalogue frameworks, ExportRequest request, NoticeCollector warnings)
{
    private const decimal TotalTolerance = 0.01m;

    public void OfSampling(IEnumerable<PartCandidate> parts, AgencyInformation? information)
    {
        var framework = frameworks.Find(request.FiscalYear)!;
        foreach (var part in parts)
        {
            if (
                part.Tally?.Respondents is not { } respondents
                || !framework.Sampling.TryGetValue(part.Instrument, out var rule)
            )
                continue;
            var population =
                part.Instrument == Instrument.IIT
                    ? request.RegisteredAgency?.StaffCount ?? information?.StaffCount
                    : request.RegisteredAgency?.ServiceUserCount ?? information?.ServiceUserCount;
            if (population is not { } people || respondents >= rule.RequiredOf(people))
                continue;
            part.Warnings.Add(
                NoticeCode.UnderSampled,
                item: null,
                value: string.Create(CultureInfo.InvariantCulture, $"{respondents}/{rule.RequiredOf(people)}"),
                detail: string.Create(CultureInfo.InvariantCulture, $"{part.Instrument}")
            );
        }
    }

    public void OfFrameworks(IEnumerable<FiscalYear> years)
    {
        var notices = warnings.About(-1, -1, null, null);
        foreach (var year in years.Distinct().Order())
        {
            if (frameworks.Find(year) is { Certainty.IsProvisional: true })
                notices.Add(NoticeCode.FrameworkProvisional, value: year.ToString());
        }
    }

    public void OfTotals(IEnumerable<GivenTotal> totals, Func<FiscalYear, IEnumerable<PartTally>> partsOf)
    {
        foreach (var year in totals.GroupBy(total => total.Year))
        {
            if (
                frameworks.Find(year.Key) is not { } framework
                || Scorer.Score(framework, partsOf(year.Key)).Total is not { } ours
            )
                continue;
            foreach (
                var given in year.Where(given => Math.Abs(given.Cell.Number!.Value - ours.Rounded) > TotalTolerance)
            )
            {
                warnings
                    .About(given.Place.FileIndex, given.Place.SheetIndex, given.Place.File, given.Place.Sheet)
                    .Add(
                        NoticeCode.TotalDiffers,
                        given.Row,
                        given.Cell.Column,
                        value: given.Cell.DisplayText,
                        detail: ours.ToString()
                    );
            }
        }
    }
}

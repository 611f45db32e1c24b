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

    /// <summary>
    /// By the number that the agency states, as it is shown it, else by the year's rule; without either, not at all.
    /// </summary>
    public void OfSampling(IEnumerable<PartCandidate> parts, AgencyInformation? information)
    {
        var framework = frameworks.Find(request.FiscalYear)!;
        var staff = request.RegisteredAgency?.StaffCount ?? information?.StaffCount;
        foreach (var part in parts)
        {
            if (
                part.Tally is not { Respondents: { } respondents } tally
                || framework.RequiredRespondents(part.Instrument, tally.RequiredRespondents, staff) is not { } required
                || respondents >= required
            )
                continue;
            var answered = Disclosure.Shown(respondents) is { } shown ? $"{shown}" : $"<{Disclosure.LeastRespondents}";
            part.Warnings.Add(
                NoticeCode.UnderSampled,
                item: null,
                value: string.Create(CultureInfo.InvariantCulture, $"{answered}/{required}"),
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

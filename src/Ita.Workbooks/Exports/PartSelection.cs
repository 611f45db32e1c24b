using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Which of the parts found count: of each part the more detailed layout; the others are ignored with a warning, and
/// what is wrong with them does not matter.
/// </summary>
internal sealed class PartSelection(FrameworkCatalogue frameworks, NoticeCollector problems, NoticeCollector warnings)
{
    /// <summary>The parts of a year that count, by instrument.</summary>
    public IReadOnlyList<PartCandidate> Select(FiscalYear year, IEnumerable<PartCandidate> candidates)
    {
        var found = candidates.Where(candidate => candidate.Year == year).ToList();
        foreach (var unknown in found.Where(candidate => candidate.IsPartUnknown))
            unknown.Problems.Add(NoticeCode.EitPartUnknown, unknown.Header.Row, unknown.Header.Column);
        var counting = new List<PartCandidate>();
        foreach (
            var part in found.Where(candidate => !candidate.IsPartUnknown).GroupBy(candidate => candidate.Instrument)
        )
        {
            var best = part.Min(candidate => candidate.Layout);
            foreach (var candidate in part.Where(candidate => candidate.Layout != best))
                Ignore(candidate);
            var same = part.Where(candidate => candidate.Layout == best).ToList();
            foreach (var again in same.Skip(1))
                again.Problems.Add(
                    NoticeCode.ItemDuplicatePart,
                    again.Header.Row,
                    again.Header.Column,
                    value: again.Instrument.ToString()
                );
            counting.AddRange(same);
        }

        counting = [.. WithoutCombinedEit(year, counting)];
        foreach (var candidate in counting.Concat(found.Where(candidate => candidate.IsPartUnknown)))
        {
            problems.Take(candidate.Place.FileIndex, candidate.Place.SheetIndex, candidate.Problems);
            if (candidate.TableProblems is { } table)
                problems.Take(candidate.Place.FileIndex, candidate.Place.SheetIndex, table);
            warnings.Take(candidate.Place.FileIndex, candidate.Place.SheetIndex, candidate.Warnings);
        }

        return [.. counting.OrderBy(candidate => candidate.Instrument)];
    }

    // The combined EIT of a summary counts until both parts are there in more detail.
    private IEnumerable<PartCandidate> WithoutCombinedEit(FiscalYear year, List<PartCandidate> counting)
    {
        var hasBoth =
            frameworks.Find(year)!.HasEitParts
            && counting.Exists(candidate => candidate.Instrument == Instrument.EIT1)
            && counting.Exists(candidate => candidate.Instrument == Instrument.EIT2);
        foreach (var candidate in counting)
        {
            if (hasBoth && candidate is { Instrument: Instrument.EIT, Layout: TallyLayout.IndicatorScores })
                Ignore(candidate);
            else
                yield return candidate;
        }
    }

    private void Ignore(PartCandidate candidate) =>
        warnings
            .About(candidate.Place.FileIndex, candidate.Place.SheetIndex, candidate.Place.File, candidate.Place.Sheet)
            .Add(NoticeCode.LessDetailedIgnored, value: candidate.Instrument.ToString());
}

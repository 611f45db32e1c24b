using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Submissions;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>Reads what a visitor starts with.</summary>
internal sealed class StartReader(
    AgencyRegistry registry,
    AgencyStore agencies,
    SubmissionStore submissions,
    ProvinceDigests digests,
    FrameworkLibrary frameworks,
    TimeProvider time
)
{
    private const int AtOnce = 8;

    /// <param name="visitor">Only what they may see is read.</param>
    /// <param name="asked">The year to show; null for the newest that has a result.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<StartView> ReadAsync(Visitor visitor, FiscalYear? asked, CancellationToken cancellationToken)
    {
        var readAt = time.GetUtcNow();
        var catalogue = await frameworks.GetAsync(cancellationToken);
        ImmutableArray<FiscalYear> years = [.. catalogue.Years.Reverse()];
        var provinces = (await agencies.ListProvincesAsync(cancellationToken))
            .Where(province => visitor.MaySee(province.Code))
            .ToList();
        var own = await Task.WhenAll(
            visitor.IsAdministrator ? [] : visitor.Agencies.Select(code => agencies.FindAsync(code, cancellationToken))
        );
        FiscalYear? one =
            asked is { } year && years.Contains(year) ? year
            : asked is null ? null
            : years[0];
        var (shown, summaries) = await SummariesAsync(
            provinces,
            one is { } only ? [only] : years,
            catalogue,
            cancellationToken
        );
        return new StartView
        {
            FiscalYear = shown,
            Years = years,
            Target = catalogue.Find(shown)!.Target.Points,
            Provinces = summaries,
            Agencies =
            [
                .. own.OfType<Agency>()
                    .OrderBy(agency => agency.Code.Value, StringComparer.Ordinal)
                    .Select(agency =>
                        agency with
                        {
                            Name = VisibleText.Of(agency.Name),
                            Province = VisibleText.Of(agency.Province),
                        }
                    ),
            ],
            LostUploads = visitor.IsAdministrator
                ? await submissions.CountOfUnknownAgenciesAsync(
                    [ContainerNames.Uploads, ContainerNames.FollowUp],
                    readAt - StartView.Lately,
                    cancellationToken
                )
                : null,
            SeesProvinces = visitor.IsAdministrator || !visitor.Provinces.IsEmpty,
            ReadAt = summaries.Select(summary => summary.ReadAt).Append(readAt).Min(),
        };
    }

    // The first of the years in which some province has a result; else the first.
    private async Task<(FiscalYear Year, ImmutableArray<ProvinceSummary> Summaries)> SummariesAsync(
        List<Province> provinces,
        ImmutableArray<FiscalYear> years,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<ProvinceSummary>? first = null;
        foreach (var year in years)
        {
            var target = catalogue.Find(year)!.Target.Points;
            var found = new ProvinceSummary?[provinces.Count];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, provinces.Count),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (index, token) => found[index] = await SummaryAsync(provinces[index], year, target, token)
            );
            ImmutableArray<ProvinceSummary> summaries = [.. found.OfType<ProvinceSummary>()];
            if (summaries.Any(summary => summary.Started > 0))
                return (year, summaries);
            first ??= summaries;
        }

        return (years[0], first ?? []);
    }

    private async Task<ProvinceSummary?> SummaryAsync(
        Province province,
        FiscalYear year,
        decimal target,
        CancellationToken cancellationToken
    )
    {
        var (listed, listedAt) = await registry.ListAsync(province.Code, cancellationToken);
        if (listed.IsEmpty)
            return null;
        var digest = await digests.GetAsync(province.Code, year, cancellationToken);
        return new ProvinceSummary
        {
            Code = province.Code,
            Name = VisibleText.Of(province.Name),
            Agencies = listed.Length,
            Started = digest.Agencies,
            Scored = digest.Totals.Count,
            OnTarget = digest.OnTarget(target),
            Median = digest.Spreads.Total?.Median,
            ReadAt = Times.Oldest(digest.ReadAt, listedAt),
        };
    }
}

using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.FollowUps;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Web.Access;
using Ita.Web.Agencies;
using Ita.Web.Provinces;
using Ita.Web.Site;
using Ita.Web.Uploads;

namespace Ita.Web;

/// <summary>
/// Reads from the stores what pages and programs are shown. A province's page is one partition; the registry and what
/// other years and pages need of it are remembered for a moment.
/// </summary>
internal sealed class ViewReader(
    ProvinceRegistry registry,
    AgencyStore agencies,
    ResultStore results,
    SubmissionStore submissions,
    FollowUpStore followUps,
    FrameworkLibrary frameworks,
    TimeProvider time
)
{
    private const int AtOnce = 8;

    private static readonly string[] s_loose =
    [
        ContainerNames.Uploads,
        ContainerNames.FollowUp,
        ContainerNames.Registry,
        ContainerNames.Frameworks,
    ];

    private readonly Remembered<(ProvinceCode Province, FiscalYear Year), ProvinceDigest> _digests = new(
        time,
        async (key, cancellationToken) =>
            ProvinceDigest.Of(await results.ListAsync(key.Province, key.Year, cancellationToken), time.GetUtcNow())
    );

    /// <summary>Null if the province has no agency.</summary>
    public async Task<ProvinceView?> ProvinceAsync(
        ProvinceCode code,
        FiscalYear year,
        BoardQuery query,
        CancellationToken cancellationToken
    )
    {
        var readAt = time.GetUtcNow();
        var reading = results.ListWithUploadsAsync(code, year, cancellationToken);
        var listing = registry.ListAsync(code, cancellationToken);
        var lastYear =
            year.Value > FiscalYear.First ? _digests.GetAsync((code, year.Previous), cancellationToken) : null;
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var (listed, listedAt) = await listing;
        var stored = await reading;
        var last = lastYear is null ? null : (await lastYear).Value;
        if (listed.IsEmpty)
            return null;

        var framework = catalogue.Find(year);
        var rows = stored.Rows.ToDictionary(row => row.Agency.Code);
        var uploads = stored.Uploads.ToDictionary(upload => upload.Agency);
        ImmutableArray<ProvinceRow> lines =
        [
            .. listed.Select(each =>
                ProvinceRows.Of(
                    each,
                    framework,
                    rows.GetValueOrDefault(each.Agency.Code),
                    uploads.GetValueOrDefault(each.Agency.Code),
                    TotalOf(last, each.Agency.Code)
                )
            ),
        ];
        return new ProvinceView
        {
            Code = code,
            Name = listed[0].Agency.Province,
            FiscalYear = year,
            Framework = framework,
            Years = [.. catalogue.Years.Reverse()],
            Rows = lines,
            Query = query,
            Matches = query.Apply(lines, ProvinceView.LevelsOf(framework)),
            Spreads = ProvinceSpreads.Of(stored.Rows.Select(row => row.Result)),
            ReadAt = Oldest(readAt, listedAt, last?.ReadAt),
        };
    }

    /// <param name="agency">Whose.</param>
    /// <param name="asked">The year to show in detail; null for the newest. One without a result is the newest as
    /// well.</param>
    /// <param name="visitor">Who asks: whether the way to the province and to marked copies is shown.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<AgencyView> AgencyAsync(
        Agency agency,
        FiscalYear? asked,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        var readAt = time.GetUtcNow();
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var newestFirst = catalogue.Years.Reverse().ToList();
        var uploads = newestFirst
            .Select(year => SubmissionsAsync(agency.Code, year, visitor, cancellationToken))
            .ToList();
        var found = await Task.WhenAll(
            newestFirst.Select(year => results.FindRowAsync(agency.ProvinceCode, agency.Code, year, cancellationToken))
        );
        var rows = found.OfType<ResultRow>().ToList();
        var medians = await Task.WhenAll(
            rows.Select(row => _digests.GetAsync((agency.ProvinceCode, row.FiscalYear), cancellationToken))
        );
        var listed = ListedAgency.Of(agency);
        var years = rows.Zip(
                medians,
                (row, digest) =>
                    new AgencyYear(
                        row.FiscalYear,
                        ProvinceRows.Of(
                            listed,
                            catalogue.Find(row.FiscalYear),
                            row,
                            null,
                            Before(row.FiscalYear)?.Result.Total
                        ),
                        digest.Value.Spreads
                    )
            )
            .ToImmutableArray();
        var shown = years.FirstOrDefault(year => year.FiscalYear == asked) ?? years.FirstOrDefault();
        return new AgencyView
        {
            Agency = listed.Agency,
            Years = years,
            Detail = shown is null ? null : await DetailAsync(agency, shown, catalogue, cancellationToken),
            Submissions = [.. (await Task.WhenAll(uploads)).SelectMany(year => year)],
            SeesProvince = visitor.MaySee(agency.ProvinceCode),
            ReadAt = Oldest(readAt, [.. medians.Select(digest => (DateTimeOffset?)digest.At)]),
            NewestYear = newestFirst[0],
            Target = (catalogue.Find(shown?.FiscalYear ?? newestFirst[0]) ?? catalogue.Find(newestFirst[0]))!
                .Target
                .Points,
        };

        ResultRow? Before(FiscalYear year) => rows.FirstOrDefault(row => row.FiscalYear.Next == year);
    }

    /// <summary>A year's uploads, newest first, without the way to copies that the visitor may not see.</summary>
    public async Task<ImmutableArray<SubmissionView>> SubmissionsAsync(
        AgencyCode agency,
        FiscalYear year,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        var listed = (await submissions.ListAsync(agency, year, cancellationToken)).Select(submission =>
            SubmissionView.Of(submission, year)
        );
        return
        [
            .. visitor.MaySeeRespondents(agency) ? listed : listed.Select(view => view with { RejectedCopy = null }),
        ];
    }

    /// <summary>What belongs to no agency and year, by container: lost uploads first.</summary>
    public async Task<ImmutableArray<LooseFiles>> LooseFilesAsync(CancellationToken cancellationToken)
    {
        var unknown = await submissions.OfUnknownAgenciesAsync(cancellationToken).ToListAsync(cancellationToken);
        return [.. await Task.WhenAll(s_loose.Select(OfAsync))];

        async Task<LooseFiles> OfAsync(string container)
        {
            var files = (await submissions.ListWithoutAgencyAsync(container, cancellationToken)).Concat(
                unknown.Where(file => file.Blob.Container == container)
            );
            return LooseFiles.Of(container, [.. files.OrderByDescending(file => file.Blob.LastModified)]);
        }
    }

    /// <param name="visitor">Only what they may see is read.</param>
    /// <param name="asked">The year to show; null for the newest that has a result.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<StartView> StartAsync(Visitor visitor, FiscalYear? asked, CancellationToken cancellationToken)
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

        ProvinceSummary?[] summaries = [];
        var shown = asked is { } year && years.Contains(year) ? year : years[0];
        foreach (var candidate in asked is null ? years : [shown])
        {
            var target = catalogue.Find(candidate)!.Target.Points;
            var found = new ProvinceSummary?[provinces.Count];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, provinces.Count),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (index, token) => found[index] = await SummaryAsync(provinces[index], candidate, target, token)
            );
            if (summaries.Length == 0)
                summaries = found;
            if (!found.Any(summary => summary?.Started > 0))
                continue;
            (summaries, shown) = (found, candidate);
            break;
        }

        return new StartView
        {
            FiscalYear = shown,
            Years = years,
            Target = catalogue.Find(shown)!.Target.Points,
            Provinces = [.. summaries.OfType<ProvinceSummary>()],
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
            ReadAt = summaries.OfType<ProvinceSummary>().Select(summary => summary.ReadAt).Append(readAt).Min(),
        };
    }

    private async Task<AgencyYearDetail?> DetailAsync(
        Agency agency,
        AgencyYear year,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var scoredBy = year.Figures.FrameworkVersion is { } version
            ? await frameworks.FindAsync(year.FiscalYear, version, cancellationToken)
            : null;
        if ((scoredBy ?? catalogue.Find(year.FiscalYear)) is not { } framework)
            return null;
        var answers = followUps.GetAsync(agency.Code, year.FiscalYear, cancellationToken);
        var before =
            year.FiscalYear.Value > FiscalYear.First && catalogue.Find(year.FiscalYear.Previous) is not null
                ? results.FindAsync(agency.ProvinceCode, agency.Code, year.FiscalYear.Previous, cancellationToken)
                : Task.FromResult<StoredResult?>(null);
        if (
            await results.FindAsync(agency.ProvinceCode, agency.Code, year.FiscalYear, cancellationToken)
            is not { } stored
        )
            return null;
        var comparison = await before is { } last
            ? YearComparison.Of(catalogue.Find(last.Row.FiscalYear)!, last.Result, framework, stored.Result)
            : null;
        return AgencyYearDetails.Of(year, framework, stored.Result, comparison, (await answers).FollowUp);
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
        var (digest, _) = await _digests.GetAsync((province.Code, year), cancellationToken);
        return new ProvinceSummary
        {
            Code = province.Code,
            Name = VisibleText.Of(province.Name),
            Agencies = listed.Length,
            Started = digest.Agencies,
            Scored = digest.Totals.Count,
            OnTarget = digest.OnTarget(target),
            Median = digest.Spreads.Total?.Median,
            ReadAt = Oldest(digest.ReadAt, listedAt),
        };
    }

    private static Score? TotalOf(ProvinceDigest? digest, AgencyCode agency) =>
        digest is not null && digest.Totals.TryGetValue(agency, out var total) ? total : null;

    private static DateTimeOffset Oldest(DateTimeOffset now, params IEnumerable<DateTimeOffset?> others) =>
        others.OfType<DateTimeOffset>().Append(now).Min();
}

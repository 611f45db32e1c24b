using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Storage.Results;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>What other pages need of a province and year, as it was read lately.</summary>
internal sealed class ProvinceDigests(ResultStore results, TimeProvider time)
{
    private readonly TimedCache<(ProvinceCode Province, FiscalYear Year), ProvinceDigest> _cache = new(
        time,
        async (key, cancellationToken) =>
            ProvinceDigest.Of(await results.ListAsync(key.Province, key.Year, cancellationToken), time.GetUtcNow())
    );

    public async Task<ProvinceDigest> GetAsync(
        ProvinceCode province,
        FiscalYear year,
        CancellationToken cancellationToken
    ) => (await _cache.GetAsync((province, year), cancellationToken)).Value;
}

/// <summary>A province and year in brief.</summary>
/// <param name="Totals">By agency, where there is one.</param>
/// <param name="Agencies">How many have a result, complete or not.</param>
/// <param name="Spreads">Medians that may be shown.</param>
/// <param name="ReadAt">When it was read.</param>
public sealed record ProvinceDigest(
    ImmutableDictionary<AgencyCode, Score> Totals,
    int Agencies,
    ProvinceSpreads Spreads,
    DateTimeOffset ReadAt
)
{
    /// <param name="rows">As they are stored.</param>
    /// <param name="readAt">When they were read, UTC.</param>
    public static ProvinceDigest Of(IReadOnlyList<ResultRow> rows, DateTimeOffset readAt) =>
        new(
            rows.Where(row => row.Result.Total is not null)
                .ToImmutableDictionary(row => row.Agency.Code, row => row.Result.Total!.Value),
            rows.Count,
            ProvinceSpreads.Of(rows.Select(row => row.Outside(framework: null, readAt).Result)),
            readAt
        );

    public Score? TotalOf(AgencyCode agency) => Totals.TryGetValue(agency, out var total) ? total : null;

    /// <summary>Agencies whose published total reaches the target.</summary>
    public int OnTarget(decimal target) => Totals.Values.Count(total => total.Rounded >= target);
}

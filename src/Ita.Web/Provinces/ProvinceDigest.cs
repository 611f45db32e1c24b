using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Storage.Results;

namespace Ita.Web.Provinces;

/// <summary>
/// What other pages need of a province's year: little enough to be kept in memory for every province and year.
/// </summary>
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
    public static ProvinceDigest Of(IReadOnlyList<ResultRow> rows, DateTimeOffset readAt) =>
        new(
            rows.Where(row => row.Result.Total is not null)
                .ToImmutableDictionary(row => row.Agency.Code, row => row.Result.Total!.Value),
            rows.Count,
            ProvinceSpreads.Of(rows.Select(row => row.Result)),
            readAt
        );

    /// <summary>Agencies whose published total reaches the target.</summary>
    public int OnTarget(decimal target) => Totals.Values.Count(total => total.Rounded >= target);
}

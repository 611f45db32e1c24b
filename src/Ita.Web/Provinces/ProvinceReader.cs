using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Storage.Results;
using Ita.Web.Access;
using Ita.Web.Site;

namespace Ita.Web.Provinces;

/// <summary>
/// Reads a province's year. That is one partition; the registry and the year before are remembered for a moment.
/// </summary>
internal sealed class ProvinceReader(
    AgencyRegistry registry,
    ResultStore results,
    ProvinceDigests digests,
    FrameworkLibrary frameworks,
    TimeProvider time
)
{
    /// <param name="code">Which province.</param>
    /// <param name="year">Which year.</param>
    /// <param name="query">Which of its agencies, in which order.</param>
    /// <param name="visitor">Who asks: an administrator is told everything, others what is told outside an
    /// agency.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null if the province has no agency.</returns>
    public async Task<ProvinceView?> ReadAsync(
        ProvinceCode code,
        FiscalYear year,
        AgencyQuery query,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        var readAt = time.GetUtcNow();
        var reading = results.ListWithUploadsAsync(code, year, cancellationToken);
        var listing = registry.ListAsync(code, cancellationToken);
        var lastYear = year.Value > FiscalYear.First ? digests.GetAsync(code, year.Previous, cancellationToken) : null;
        var catalogue = await frameworks.GetAsync(cancellationToken);
        var (listed, listedAt) = await listing;
        var stored = await reading;
        var last = lastYear is null ? null : await lastYear;
        if (listed.IsEmpty)
            return null;

        var framework = catalogue.Find(year);
        var rows = (
            visitor.IsAdministrator ? stored.Rows : stored.Rows.Select(row => row.Outside(framework, readAt))
        ).ToDictionary(row => row.Agency.Code);
        var uploads = stored.Uploads.ToDictionary(upload => upload.Agency);
        ImmutableArray<ProvinceRow> lines =
        [
            .. listed.Select(each =>
                ProvinceRows.Of(
                    each,
                    framework,
                    rows.GetValueOrDefault(each.Agency.Code),
                    uploads.GetValueOrDefault(each.Agency.Code),
                    last?.TotalOf(each.Agency.Code)
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
            Unreadable = [.. stored.Unreadable],
            Spreads = ProvinceSpreads.Of(rows.Values.Select(row => row.Result)),
            ReadAt = Times.Oldest(readAt, listedAt, last?.ReadAt),
        };
    }
}

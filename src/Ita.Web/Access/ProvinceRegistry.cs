using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Storage.Agencies;
using Ita.Web.Site;

namespace Ita.Web.Access;

/// <summary>The agencies of each province, as they were read lately.</summary>
internal sealed class ProvinceRegistry(AgencyStore agencies, TimeProvider time)
{
    private readonly Remembered<ProvinceCode, ImmutableArray<ListedAgency>> _kept = new(
        time,
        async (province, cancellationToken) =>
            [.. (await agencies.ListAsync(province, cancellationToken)).Select(ListedAgency.Of)]
    );

    /// <summary>
    /// By code; and when they were read. An empty province is looked at again each time: its registry may be on its
    /// way.
    /// </summary>
    public async Task<(ImmutableArray<ListedAgency> Listed, DateTimeOffset At)> ListAsync(
        ProvinceCode province,
        CancellationToken cancellationToken
    )
    {
        var listed = await _kept.GetAsync(province, cancellationToken);
        if (listed.Value.IsEmpty)
            _kept.Forget(province);
        return listed;
    }

    public async Task<bool> HasAsync(ProvinceCode province, AgencyCode agency, CancellationToken cancellationToken) =>
        (await ListAsync(province, cancellationToken)).Listed.Any(listed => listed.Agency.Code == agency);
}

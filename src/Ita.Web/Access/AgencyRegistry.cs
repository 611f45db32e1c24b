using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Storage.Agencies;
using Ita.Web.Site;

namespace Ita.Web.Access;

/// <summary>The agencies of each province, as they were read lately.</summary>
internal sealed class AgencyRegistry(AgencyStore agencies, TimeProvider time)
{
    private readonly TimedCache<ProvinceCode, ImmutableArray<ListedAgency>> _cache = new(
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
        var listed = await _cache.GetAsync(province, cancellationToken);
        if (listed.Value.IsEmpty)
            _cache.Remove(province);
        return listed;
    }

    public async Task<bool> HasAsync(ProvinceCode province, AgencyCode agency, CancellationToken cancellationToken) =>
        (await ListAsync(province, cancellationToken)).Listed.Any(listed => listed.Agency.Code == agency);
}

/// <summary>An agency of a province, with what is made of its names once for all pages that list it.</summary>
/// <param name="Agency">As the registry has it, its names safe to show (<see cref="VisibleText"/>).</param>
/// <param name="NameKey">By which names are put in order.</param>
internal sealed record ListedAgency(Agency Agency, SortKey NameKey)
{
    public static ListedAgency Of(Agency agency)
    {
        var shown = agency with
        {
            Name = VisibleText.Of(agency.Name),
            Kind = VisibleText.OfOptional(agency.Kind),
            District = VisibleText.OfOptional(agency.District),
            Province = VisibleText.Of(agency.Province),
        };
        return new ListedAgency(shown, ThaiOrder.Key(shown.Name));
    }
}

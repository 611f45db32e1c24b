using Ita.Assessment;
using Ita.Storage.Agencies;
using Ita.Web.Site;

namespace Ita.Web.Access;

/// <summary>
/// Finds an agency for a visitor, or says why not. Whether an agency exists is told only to who may see it: for
/// everybody else the answer is the same, and so is the work that goes into it.
/// </summary>
internal sealed class AgencyAccess(AgencyStore agencies, ProvinceRegistry registry)
{
    public async Task<(Agency? Agency, IResult Refusal)> FindAsync(
        string code,
        Visitor visitor,
        CancellationToken cancellationToken
    )
    {
        if (!AgencyCode.TryParse(code, out var agencyCode))
            return (null, Problems.NotFound());
        if (!await MaySeeAsync(agencyCode, visitor, cancellationToken))
            return (null, Problems.NotYours());
        var agency = await agencies.FindAsync(agencyCode, cancellationToken);

        // It may have moved to another province, or be about to.
        return agency is null || visitor.MaySee(agencyCode, agency.ProvinceCode)
            ? (agency, Problems.NotFound())
            : (null, Problems.NotYours());
    }

    // A province's people: a look at the list of their own agencies, which may be half a minute old. The storage is not
    // asked whether somebody else's agency is there, so that not even its time can tell. An agency's people: no look at
    // all.
    private async Task<bool> MaySeeAsync(AgencyCode agency, Visitor visitor, CancellationToken cancellationToken) =>
        visitor.MaySee(agency, province: null)
        || (
            await Task.WhenAll(
                visitor.Provinces.Select(province => registry.HasAsync(province, agency, cancellationToken))
            )
        ).Contains(true);
}

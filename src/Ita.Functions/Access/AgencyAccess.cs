using Ita.Assessment;
using Ita.Functions.Web;
using Ita.Storage.Agencies;

namespace Ita.Functions.Access;

/// <summary>
/// Finds an agency for a visitor, or says why not. Whether an agency exists is told only to who may see it: for everybody else the
/// answer is the same, and so is the work that goes into it.
/// </summary>
internal sealed class AgencyAccess(AgencyStore agencies)
{
    public async Task<(Agency? Agency, IResult Refusal)> FindAsync(string code, Visitor visitor, CancellationToken cancellation)
    {
        if (!AgencyCode.TryParse(code, out var agencyCode)) return (null, Problems.NotFound());
        if (!await MaySeeAsync(agencyCode, visitor, cancellation)) return (null, Problems.NotYours());
        var agency = await agencies.FindAsync(agencyCode, cancellation);

        // It may have moved to another province since the first look.
        return agency is null || visitor.MaySee(agencyCode, agency.ProvinceCode) ? (agency, Problems.NotFound()) : (null, Problems.NotYours());
    }

    // One look at the table for a province's people, whatever is there; none at all for an agency's.
    private async Task<bool> MaySeeAsync(AgencyCode agency, Visitor visitor, CancellationToken cancellation) =>
        visitor.MaySee(agency, province: null)
        || (!visitor.Provinces.IsEmpty && visitor.MaySee(agency, await agencies.FindProvinceAsync(agency, cancellation)));
}

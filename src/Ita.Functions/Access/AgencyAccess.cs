using Ita.Assessment;
using Ita.Functions.Web;
using Ita.Storage.Agencies;

namespace Ita.Functions.Access;

/// <summary>Finds an agency for a visitor, or says why not. Whether an agency exists is told only to who may see it.</summary>
internal sealed class AgencyAccess(AgencyStore agencies)
{
    public async Task<(Agency? Agency, IResult Refusal)> FindAsync(string code, Visitor visitor, CancellationToken cancellation)
    {
        if (!AgencyCode.TryParse(code, out var agencyCode)) return (null, Problems.NotFound());
        var agency = await agencies.FindAsync(agencyCode, cancellation);
        if (!visitor.MaySee(agencyCode, agency?.ProvinceCode)) return (null, Problems.NotYours());
        return (agency, Problems.NotFound());
    }
}

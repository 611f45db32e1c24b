using Ita.Assessment;
using Ita.Workbooks.Exports;

namespace Ita.Cli.Reporting;

/// <summary>
/// The agency of a report made without a registry: what the workbooks' own sheet says of it, and plainly nothing where
/// they say nothing.
/// </summary>
internal static class ReportedAgency
{
    private const string NotSaid = "(ไม่ระบุ)";

    public static Agency Of(AgencyInformation? said) =>
        new()
        {
            Code = said?.Code ?? new AgencyCode("unknown"),
            Name = said?.Name ?? NotSaid,
            Kind = said?.Kind,
            District = said?.District,
            ProvinceCode = said?.ProvinceCode ?? new ProvinceCode("00"),
            Province = said?.Province ?? NotSaid,
            StaffCount = said?.StaffCount,
            ServiceUserCount = said?.ServiceUserCount,
            IsProvisional = true,
        };
}

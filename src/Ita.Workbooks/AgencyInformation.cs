using Ita.Assessment;

namespace Ita.Workbooks;

/// <summary>
/// What the sheet ข้อมูลหน่วยงาน says; whatever it does not say, or says in no form that can be read, is null.
/// </summary>
public sealed record AgencyInformation
{
    public string? Name { get; init; }

    public AgencyCode? Code { get; init; }

    public string? Kind { get; init; }

    public string? District { get; init; }

    /// <summary>Where the sheet gives the province by name only, the code of that name.</summary>
    public ProvinceCode? ProvinceCode { get; init; }

    /// <summary>Where the sheet gives the province by code only, the name of that code.</summary>
    public string? Province { get; init; }

    public FiscalYear? FiscalYear { get; init; }

    /// <summary>จำนวนบุคลากร, the population of the IIT.</summary>
    public int? StaffCount { get; init; }

    /// <summary>จำนวนผู้รับบริการ, the population of the EIT.</summary>
    public int? ServiceUserCount { get; init; }

    /// <summary>
    /// The sheet names the agency and its province, so that one not in the registry can be taken provisionally.
    /// </summary>
    public bool NamesAgencyAndProvince => Name is not null && Province is not null && ProvinceCode is not null;
}

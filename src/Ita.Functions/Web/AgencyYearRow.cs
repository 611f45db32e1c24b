using Ita.Assessment;

namespace Ita.Functions.Web;

/// <summary>One scored year of an agency: the same figures as its line on the province's page.</summary>
public sealed record AgencyYearRow(FiscalYear FiscalYear, ProvinceRow Figures);

using Ita.Assessment;
using Ita.Web.Provinces;

namespace Ita.Web.Agencies;

/// <summary>
/// One year of an agency: the same figures as its line on the province's page, and the medians of the province.
/// </summary>
public sealed record AgencyYear(FiscalYear FiscalYear, ProvinceRow Figures, ProvinceSpreads Province);

using Ita.Assessment;

namespace Ita.Storage.Entities;

/// <summary>Partition keys. No code holds a '_', so that nothing can be read in two ways.</summary>
internal static class Keys
{
    public static string AgencyYear(AgencyCode agency, FiscalYear year) => $"{agency.Value}_{year}";

    public static string ProvinceYear(ProvinceCode province, FiscalYear year) => $"{province.Value}_{year}";
}

using Ita.Assessment;

namespace Ita.Storage.Entities;

/// <summary>Partition keys. No code holds a '_', so that nothing can be read in two ways.</summary>
internal static class Keys
{
    public static string AgencyYear(AgencyCode agency, FiscalYear year) => $"{agency.Value}_{year}";

    public static string ProvinceYear(ProvinceCode province, FiscalYear year) => $"{province.Value}_{year}";

    public static (ProvinceCode Province, FiscalYear Year) ReadProvinceYear(string key)
    {
        var separator = key.IndexOf('_', StringComparison.Ordinal);
        return (new ProvinceCode(key[..separator]), FiscalYear.Parse(key[(separator + 1)..]));
    }
}

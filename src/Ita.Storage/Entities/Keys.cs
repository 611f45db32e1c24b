using Ita.Assessment;
using Ita.Assessment.Submissions;

namespace Ita.Storage.Entities;

/// <summary>Partition keys. No code holds a '_', so that nothing can be read in two ways.</summary>
internal static class Keys
{
    public static string AgencyYear(AgencyCode agency, FiscalYear year) => $"{agency.Value}_{year}";

    /// <summary>The agency-year's where the path names one, else the container's name.</summary>
    public static string Submission(BlobVersion blob) =>
        UploadPath.TryParse(blob.Name, out var path) ? AgencyYear(path.Agency, path.FiscalYear) : blob.Container;

    public static string ProvinceYear(ProvinceCode province, FiscalYear year) => $"{province.Value}_{year}";

    public static (ProvinceCode Province, FiscalYear Year) ReadProvinceYear(string key)
    {
        var separator = key.IndexOf('_', StringComparison.Ordinal);
        return (new ProvinceCode(key[..separator]), FiscalYear.Parse(key[(separator + 1)..]));
    }
}

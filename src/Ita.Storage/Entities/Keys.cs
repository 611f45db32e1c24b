using Ita.Assessment;
using Ita.Assessment.Submissions;

namespace Ita.Storage.Entities;

/// <summary>Partition keys. No code holds a '_', so that nothing can be read in two ways.</summary>
internal static class Keys
{
    private const string PublishedPrefix = ContainerNames.Results + ":";

    public static string AgencyYear(AgencyCode agency, FiscalYear year) => $"{agency.Value}_{year}";

    /// <summary>
    /// The agency-year's where the path names one, the province-year's of a published table where its path does, else
    /// the container's name.
    /// </summary>
    public static string Submission(BlobVersion blob) =>
        UploadPath.Of(blob) is { } path ? AgencyYear(path.Agency, path.FiscalYear)
        : ResultsPath.Of(blob) is { Province: { } province, FiscalYear: var year } ? PublishedResults(province, year)
        : blob.Container;

    /// <summary>A province's published tables of a year. No other key has a ':'.</summary>
    public static string PublishedResults(ProvinceCode province, FiscalYear year) =>
        PublishedPrefix + ProvinceYear(province, year);

    /// <summary>Whether submissions in a partition are published tables.</summary>
    public static bool IsOfPublishedResults(string partition) =>
        partition == ContainerNames.Results || partition.StartsWith(PublishedPrefix, StringComparison.Ordinal);

    public static string ProvinceYear(ProvinceCode province, FiscalYear year) => $"{province.Value}_{year}";

    /// <summary>Null where the key is no province-year's.</summary>
    public static (ProvinceCode Province, FiscalYear FiscalYear)? TryReadProvinceYear(string key) =>
        key.Split('_') is [var first, var second]
        && ProvinceCode.TryParse(first, out var province)
        && FiscalYear.TryParse(second, out var year)
            ? (province, year)
            : null;

    public static (ProvinceCode Province, FiscalYear Year) ReadProvinceYear(string key)
    {
        var separator = key.IndexOf('_', StringComparison.Ordinal);
        return (new ProvinceCode(key[..separator]), FiscalYear.Parse(key[(separator + 1)..]));
    }
}

namespace Ita.Cli.Uploading;

/// <summary>Files that programs leave in folders beside what people put there.</summary>
internal static class SystemFile
{
    /// <summary>
    /// Office's <c>~$name.xlsx</c> beside a workbook that is open, and macOS's <c>._name.xlsx</c> and
    /// <c>.DS_Store</c>, which come along in copies and archives.
    /// </summary>
    public static bool Is(string name) =>
        name.StartsWith("~$", StringComparison.Ordinal)
        || name.StartsWith("._", StringComparison.Ordinal)
        || name.Equals(".DS_Store", StringComparison.OrdinalIgnoreCase);
}

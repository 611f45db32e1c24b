using Ita.Azurite;

namespace Ita.Testing.Samples;

/// <summary>
/// The files of the repository's <c>samples/</c>, where they are: they are copied beside no test.
/// </summary>
public static class SampleFiles
{
    public static string Registry => PathOf("registry/agencies.xlsx");

    /// <summary>บึงเจริญ, 2566, every instrument in one workbook.</summary>
    public static string Export2566 => PathOf("uploads/2566/310801/ita-2566.xlsx");

    /// <summary>บึงเจริญ, 2565, a summary of indicators.</summary>
    public static string Summary2565 => PathOf("uploads/2565/310801/ita-2565-summary.xlsx");

    /// <summary>All agencies of the registry, 2564: a published table, made by Ita.Cli/Samples.</summary>
    public static string Results2564 => PathOf("results/2564/31/ita-2564-results.xlsx");

    /// <summary>What <see cref="Export2566"/> must come to.</summary>
    public static string Expected2566 => PathOf("expected/310801-2566.json");

    /// <param name="relative">Below <c>samples/</c>, with slashes; empty for the folder itself.</param>
    public static string PathOf(string relative) =>
        Path.Combine([AzuriteInstallation.RepositoryRoot(), "samples", .. relative.Split('/')]);
}

using Ita.Azurite;

namespace Ita.Web.Tests;

/// <summary>The sample workbooks of the repository.</summary>
internal static class Samples
{
    public static string Registry => At("registry", "agencies.xlsx");

    /// <summary>บึงเจริญ, 2566, every instrument in one workbook.</summary>
    public static string Export2566 => At("uploads", "2566", "310801", "ita-2566.xlsx");

    /// <summary>บึงเจริญ, 2565, a summary of indicators.</summary>
    public static string Export2565 => At("uploads", "2565", "310801", "ita-2565-summary.xlsx");

    private static string At(params string[] path) =>
        Path.Combine([AzuriteInstallation.RepositoryRoot(), "samples", .. path]);
}

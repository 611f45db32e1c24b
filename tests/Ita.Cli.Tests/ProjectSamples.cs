namespace Ita.Cli.Tests;

/// <summary>The files of the repository's <c>samples/</c>, which lie beside the tests.</summary>
internal static class ProjectSamples
{
    public static string Survey2566 { get; } = Path("uploads", "2566", "310801", "ita-2566.xlsx");

    public static string Summary2565 { get; } = Path("uploads", "2565", "310801", "ita-2565-summary.xlsx");

    public static string Registry { get; } = Path("registry");

    public static string Expected2566 { get; } = Path("expected", "310801-2566.json");

    private static string Path(params string[] segments) =>
        System.IO.Path.Combine([AppContext.BaseDirectory, "samples", .. segments]);
}

using System.Reflection;

namespace Ita.Pipeline.Telemetry;

/// <summary>Which build of the product this is.</summary>
public static class ProductVersion
{
    private const int CommitDigits = 7;

    /// <summary>By SemVer: <c>0.9.0</c>.</summary>
    public static string Number => Full.Split('+')[0];

    /// <summary>With the first digits of the commit, where it was built from one: <c>0.9.0+3bd3b1d</c>.</summary>
    public static string Full { get; } = Read();

    private static string Read()
    {
        var written = typeof(ProductVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;
        var plus = written.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? written : written[..Math.Min(written.Length, plus + 1 + CommitDigits)];
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using Ita.Reports.Model;

namespace Ita.Cli.Reporting;

/// <summary>The files a report was made of, as its appendix lists them.</summary>
internal static class ReportSources
{
    /// <exception cref="IOException">A file could not be read.</exception>
    public static ImmutableArray<ReportSource> Of(IEnumerable<string> paths) => [.. paths.Select(Of)];

    private static ReportSource Of(string path)
    {
        using var content = File.OpenRead(path);
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        return new ReportSource(
            Path.GetFileName(path),
            digest,
            new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero)
        );
    }
}

using System.IO.Compression;
using System.Text;

namespace Ita.Workbooks.Templates;

/// <summary>A package whose bytes do not tell when it was written: entries by name, at one fixed time.</summary>
internal static class StablePackage
{
    /// <summary>The earliest time that a zip entry can have.</summary>
    public static readonly DateTime Time = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private const string ContentTypes = "[Content_Types].xml";

    public static byte[] From(byte[] package)
    {
        using var stable = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(package, writable: false), ZipArchiveMode.Read))
        using (var target = new ZipArchive(stable, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            // Content types first: some programs tell a workbook by its first entry.
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName != ContentTypes).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = new DateTimeOffset(Time);
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return stable.ToArray();
    }
}

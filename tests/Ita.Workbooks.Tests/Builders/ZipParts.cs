using System.IO.Compression;

namespace Ita.Workbooks.Tests.Builders;

/// <summary>A zip file's entries taken apart and put together again.</summary>
internal static class ZipParts
{
    public static List<(string Name, byte[] Content)> Of(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
        return [.. archive.Entries.Select(entry => (entry.FullName, Content(entry)))];
    }

    public static byte[] Zip(
        IEnumerable<(string Name, byte[] Content)> parts,
        CompressionLevel level = CompressionLevel.Fastest
    )
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

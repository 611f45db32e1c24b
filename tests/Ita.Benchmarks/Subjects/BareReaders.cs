using System.IO.Compression;
using System.Xml;

namespace Ita.Benchmarks.Subjects;

/// <summary>What the ratios are of: parts unpacked, or read as XML, with nothing done about what they hold.</summary>
internal static class BareReaders
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    [ThreadStatic]
    private static byte[]? _buffer;

    public static long ReadXml(Stream file)
    {
        var nodes = 0L;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in Parts(zip))
        {
            using var part = entry.Open();
            using var reader = XmlReader.Create(part, Settings);
            while (reader.Read())
                nodes++;
        }

        return nodes;
    }

    public static long Inflate(Stream file)
    {
        var bytes = 0L;
        var buffer = _buffer ??= new byte[64 * 1024];
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in Parts(zip))
        {
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
                bytes += read;
        }

        return bytes;
    }

    private static IEnumerable<ZipArchiveEntry> Parts(ZipArchive zip) =>
        zip.Entries.Where(entry => entry.FullName is SurveyExports.SheetPart or SurveyExports.SharedStringsPart);
}

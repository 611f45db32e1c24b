using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Ita.Reports.OpenXml;

/// <summary>An Open Packaging zip whose bytes depend on nothing but its parts: no clock, no random ids.</summary>
internal sealed class PackageWriter(Stream output) : IDisposable
{
    // The earliest time a zip can hold.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly XmlPartWriter _xml = new();

    /// <summary>A part made of mark-up and texts.</summary>
    public void Write<T>(string name, T content, Action<XmlPartWriter, T> write)
    {
        using var stream = Open(name, CompressionLevel.Optimal);
        _xml.Begin(stream);
        write(_xml, content);
        _xml.End();
    }

    /// <summary>A part that another library made.</summary>
    public void Write(string name, XDocument content)
    {
        using var stream = Open(name, CompressionLevel.Optimal);
        using var xml = XmlWriter.Create(
            stream,
            new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }
        );
        content.Save(xml);
    }

    /// <summary>A part that is the same in every document.</summary>
    public void Copy(string name, string resource)
    {
        using var source = typeof(PackageWriter).Assembly.GetManifestResourceStream(resource)!;
        using var stream = Open(name, CompressionLevel.Optimal);
        source.CopyTo(stream);
    }

    /// <summary>A package within the package, which is compressed already.</summary>
    public void Nest<T>(string name, T content, Action<PackageWriter, T> write)
    {
        using var buffer = new PooledBuffer();
        using (var package = new PackageWriter(buffer))
            write(package, content);
        using var stream = Open(name, CompressionLevel.NoCompression);
        stream.Write(buffer.Written);
    }

    public void Dispose()
    {
        _xml.Dispose();
        _zip.Dispose();
    }

    private Stream Open(string name, CompressionLevel level)
    {
        var entry = _zip.CreateEntry(name, level);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }
}

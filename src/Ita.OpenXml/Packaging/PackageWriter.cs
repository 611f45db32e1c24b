using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Packaging;

/// <summary>
/// An Open Packaging zip whose bytes depend on nothing but its parts: no clock, no random ids. Not safe for concurrent
/// use.
/// </summary>
/// <param name="output">Must be able to go back, so that a part's size stands before it: a
/// <see cref="PooledBuffer"/>. Left open.</param>
public sealed class PackageWriter(Stream output) : IDisposable
{
    /// <summary>The time of every part: the earliest that a zip can hold.</summary>
    public static readonly DateTime Time = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly XmlPartWriter _xml = new();

    /// <summary>A part made of mark-up and texts.</summary>
    public void Write<T>(string name, T content, Action<XmlPartWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var stream = Open(name, CompressionLevel.Optimal);
        _xml.Begin(stream);
        write(_xml, content);
        _xml.End();
    }

    /// <summary>A part that another library made.</summary>
    public void Write(string name, XDocument content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var stream = Open(name, CompressionLevel.Optimal);
        using var xml = XmlWriter.Create(
            stream,
            new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }
        );
        content.Save(xml);
    }

    /// <summary>A part that is there already.</summary>
    public void Copy(string name, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var stream = Open(name, CompressionLevel.Optimal);
        content.CopyTo(stream);
    }

    /// <summary>A package within the package, which is compressed already.</summary>
    public void Nest<T>(string name, T content, Action<PackageWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
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
        entry.LastWriteTime = new DateTimeOffset(Time);
        return entry.Open();
    }
}

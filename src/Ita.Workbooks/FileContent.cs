using Ita.OpenXml;

namespace Ita.Workbooks;

/// <summary>
/// A file's content as a seekable stream: its own where it is one, otherwise a copy in memory within the limit.
/// </summary>
internal sealed class FileContent : IDisposable
{
    private FileContent(Stream stream) => Stream = stream;

    public Stream Stream { get; }

    /// <exception cref="WorkbookFormatException">Too large.</exception>
    public static FileContent Open(WorkbookFile file, CancellationToken cancellationToken)
    {
        var stream = file.Open();
        if (stream.CanSeek)
            return new FileContent(stream);
        using (stream)
            return new FileContent(Copy(stream, cancellationToken));
    }

    public void Dispose() => Stream.Dispose();

    private static MemoryStream Copy(Stream stream, CancellationToken cancellationToken)
    {
        var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            copy.Write(buffer.AsSpan(0, read));
            if (copy.Length > WorkbookLimits.FileBytes)
                throw WorkbookFormatException.TooLarge("Over 20 MiB.");
        }

        return copy;
    }
}

using Ita.OpenXml;

namespace Ita.Workbooks;

/// <summary>A workbook to be read.</summary>
/// <param name="Name">File name without a path; shown in notices, and searched for the EIT part.</param>
/// <param name="Length">Length in bytes as the storage gives it; a seekable stream's own length counts more.</param>
/// <param name="Open">Opens the content from its start. A seekable stream is read in place; another is held in memory,
/// up to the limit of 20 MiB.</param>
public sealed record WorkbookFile(string Name, long Length, Func<Stream> Open);

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

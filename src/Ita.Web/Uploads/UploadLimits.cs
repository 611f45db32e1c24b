using Ita.Web.Site;

namespace Ita.Web.Uploads;

/// <summary>How much may come at once.</summary>
internal static class UploadLimits
{
    /// <summary>One workbook, as docs/workbooks.md says.</summary>
    public const long FileBytes = 20L * 1024 * 1024;

    /// <summary>How much of a file is kept in memory until all of it is there; the rest waits on the disk.</summary>
    public const int BytesInMemory = 1024 * 1024;

    /// <summary>One form: what the Functions host lets through.</summary>
    public const long FormBytes = 100L * 1024 * 1024;

    /// <summary>Files of one form; a page that shows more outcomes than that helps nobody.</summary>
    public const int Files = 20;
}

/// <summary>A stream that ends in <see cref="FileTooLargeException"/> once more than so many bytes were read.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : ForwardStream
{
    private long _left = limit;

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => Counted(await inner.ReadAsync(buffer, cancellationToken));

    private int Counted(int read) => (_left -= read) < 0 ? throw new FileTooLargeException() : read;
}

/// <summary>A file of a form is over <see cref="UploadLimits.FileBytes"/>.</summary>
internal sealed class FileTooLargeException() : IOException("The file is too large.");

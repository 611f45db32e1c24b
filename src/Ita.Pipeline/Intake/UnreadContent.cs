namespace Ita.Pipeline.Intake;

/// <summary>
/// Stands for a file that is too large to be downloaded: it has the file's length, by which a reader turns it away, and
/// nothing to read.
/// </summary>
internal sealed class UnreadContent(long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("This file was not downloaded.");

    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("This file was not downloaded.");

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

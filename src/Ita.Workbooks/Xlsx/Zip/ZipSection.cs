namespace Ita.Workbooks.Xlsx.Zip;

/// <summary>
/// A stretch of a seekable stream, read from its start. Keeps its own position, so that several can be open at once.
/// </summary>
internal sealed class ZipSection(Stream file, long start, long length) : ReadOnlyStream
{
    private long _done;

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, length - _done);
        if (wanted == 0)
            return 0;
        file.Position = start + _done;
        var read = file.Read(buffer[..wanted]);
        _done += read;
        return read;
    }
}

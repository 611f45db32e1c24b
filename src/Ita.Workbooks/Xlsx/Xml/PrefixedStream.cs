namespace Ita.Workbooks.Xlsx.Xml;

/// <summary>Bytes that were read already, and then the stream they came from.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream rest) : ReadOnlyStream
{
    private int _done;

    public override int Read(Span<byte> buffer)
    {
        if (_done == prefix.Length)
            return rest.Read(buffer);
        var count = Math.Min(buffer.Length, prefix.Length - _done);
        prefix.AsSpan(_done, count).CopyTo(buffer);
        _done += count;
        return count;
    }
}

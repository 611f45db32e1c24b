using System.Buffers;

namespace Ita.OpenXml;

/// <summary>A pooled buffer that grows with what is really appended.</summary>
public struct ByteBuffer : IDisposable
{
    private byte[]? _bytes;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes is null || _bytes.Length - Length < bytes.Length)
            Grow(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Append(byte value) => Append([value]);

    /// <summary>Makes room for what is usual, so that it need not grow step by step.</summary>
    public void Reserve(int bytes)
    {
        if (_bytes is null)
            Grow(bytes);
    }

    public void Dispose()
    {
        if (_bytes is not null)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
        Length = 0;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(256, Math.Max((_bytes?.Length ?? 0) * 2, Length + more)));
        Span.CopyTo(larger);
        if (_bytes is not null)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}

using System.Runtime.Intrinsics;

namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>Bytes that are looked for in every cell: the first 32 are compared at once.</summary>
internal readonly struct BytePattern
{
    private readonly byte[] _bytes;
    private readonly Vector256<byte> _first;
    private readonly Vector256<byte> _mask;

    public BytePattern(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        Span<byte> first = stackalloc byte[Vector256<byte>.Count];
        Span<byte> mask = stackalloc byte[Vector256<byte>.Count];
        var length = Math.Min(bytes.Length, first.Length);
        bytes[..length].CopyTo(first);
        mask[..length].Fill(byte.MaxValue);
        _first = Vector256.Create<byte>(first);
        _mask = Vector256.Create<byte>(mask);
    }

    public int Length => _bytes.Length;

    public bool Is(ReadOnlySpan<byte> bytes) => bytes.SequenceEqual(_bytes);

    public bool Begins(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Vector256<byte>.Count)
            return bytes.StartsWith(_bytes);
        if (((Vector256.Create(bytes) ^ _first) & _mask) != Vector256<byte>.Zero)
            return false;
        return _bytes.Length <= Vector256<byte>.Count
            || bytes[Vector256<byte>.Count..].StartsWith(_bytes.AsSpan(Vector256<byte>.Count));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>
/// All of a cell that stands behind its row's digits, value included, in blocks that are compared whatever its length.
/// </summary>
internal readonly struct KnownPattern
{
    public const int Longest = 4 * BlockBytes;

    /// <summary>Bytes that a short pattern is compared with.</summary>
    public const int Short = 2 * BlockBytes;

    private const int BlockBytes = 32;
    private readonly Vector256<byte> _bytes0;
    private readonly Vector256<byte> _mask0;
    private readonly Vector256<byte> _bytes1;
    private readonly Vector256<byte> _mask1;
    private readonly Vector256<byte> _bytes2;
    private readonly Vector256<byte> _mask2;
    private readonly Vector256<byte> _bytes3;
    private readonly Vector256<byte> _mask3;

    public KnownPattern(ReadOnlySpan<byte> bytes)
    {
        Span<byte> padded = stackalloc byte[Longest];
        Span<byte> mask = stackalloc byte[Longest];
        padded.Clear();
        mask.Clear();
        bytes.CopyTo(padded);
        mask[..bytes.Length].Fill(byte.MaxValue);
        (_bytes0, _mask0) = (Vector256.Create<byte>(padded), Vector256.Create<byte>(mask));
        (_bytes1, _mask1) = (Vector256.Create<byte>(padded[BlockBytes..]), Vector256.Create<byte>(mask[BlockBytes..]));
        (_bytes2, _mask2) = (
            Vector256.Create<byte>(padded[(2 * BlockBytes)..]),
            Vector256.Create<byte>(mask[(2 * BlockBytes)..])
        );
        (_bytes3, _mask3) = (
            Vector256.Create<byte>(padded[(3 * BlockBytes)..]),
            Vector256.Create<byte>(mask[(3 * BlockBytes)..])
        );
        Length = bytes.Length;
    }

    public readonly int Length;

    /// <param name="bytes">The first of <see cref="Longest"/> bytes; of <see cref="Short"/> where that is said.</param>
    /// <param name="isShort">The pattern is no longer than that.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Begins(ref readonly byte bytes, bool isShort)
    {
        var differs =
            ((Vector256.LoadUnsafe(in bytes) ^ _bytes0) & _mask0)
            | ((Vector256.LoadUnsafe(in bytes, BlockBytes) ^ _bytes1) & _mask1);
        if (!isShort)
            differs |=
                ((Vector256.LoadUnsafe(in bytes, 2 * BlockBytes) ^ _bytes2) & _mask2)
                | ((Vector256.LoadUnsafe(in bytes, 3 * BlockBytes) ^ _bytes3) & _mask3);
        return differs == Vector256<byte>.Zero;
    }

    /// <summary>Whether it is of these bytes and no others.</summary>
    public bool Is(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            return false;
        Span<byte> padded = stackalloc byte[Longest];
        padded.Clear();
        bytes.CopyTo(padded);
        return Begins(ref padded[0], isShort: false);
    }

    /// <summary>Copies it, and zeros behind it, to <see cref="Longest"/> bytes.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        _bytes0.CopyTo(bytes);
        _bytes1.CopyTo(bytes[BlockBytes..]);
        _bytes2.CopyTo(bytes[(2 * BlockBytes)..]);
        _bytes3.CopyTo(bytes[(3 * BlockBytes)..]);
    }

    /// <summary>Eight bytes of it, as a number.</summary>
    public ulong KeyAt(int place)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        CopyTo(bytes);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes[place..]);
    }
}

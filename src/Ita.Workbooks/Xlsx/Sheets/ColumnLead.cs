using System.Runtime.Intrinsics;

namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>
/// All that stands before a value in one column, the row's digits left open: compared as two blocks of 32 bytes.
/// </summary>
internal readonly struct ColumnLead
{
    /// <summary>Bytes that are compared; a longer lead has no such form.</summary>
    public const int Longest = 2 * BlockBytes;

    private const int BlockBytes = 32;
    private readonly Vector256<byte> _first;
    private readonly Vector256<byte> _firstMask;
    private readonly Vector256<byte> _second;
    private readonly Vector256<byte> _secondMask;

    /// <param name="bytes">The lead as it was read in some row.</param>
    /// <param name="rowPlace">Where the row's digits stand in it.</param>
    /// <param name="rowDigits">How many they are.</param>
    /// <param name="shape">The number of the shape this is from.</param>
    public ColumnLead(ReadOnlySpan<byte> bytes, int rowPlace, int rowDigits, int shape)
    {
        Span<byte> value = stackalloc byte[Longest];
        Span<byte> mask = stackalloc byte[Longest];
        value.Clear();
        mask.Clear();
        bytes.CopyTo(value);
        mask[..bytes.Length].Fill(byte.MaxValue);
        value.Slice(rowPlace, rowDigits).Clear();
        mask.Slice(rowPlace, rowDigits).Clear();
        (_first, _firstMask) = (Vector256.Create<byte>(value), Vector256.Create<byte>(mask));
        (_second, _secondMask) = (
            Vector256.Create<byte>(value[BlockBytes..]),
            Vector256.Create<byte>(mask[BlockBytes..])
        );
        (Length, RowPlace, RowDigits, Shape) = (bytes.Length, rowPlace, rowDigits, shape);
    }

    public readonly int Length;
    public readonly int RowPlace;

    /// <summary>0 where no lead is known.</summary>
    public readonly int RowDigits;
    public readonly int Shape;

    /// <param name="bytes">At least <see cref="Longest"/>.</param>
    /// <param name="row">The row that must stand in it.</param>
    public bool Begins(ReadOnlySpan<byte> bytes, in RowDigits row)
    {
        var differs = (Vector256.Create(bytes) ^ _first) & _firstMask;
        if (Length > BlockBytes)
            differs |= (Vector256.Create(bytes[BlockBytes..]) ^ _second) & _secondMask;
        return differs == Vector256<byte>.Zero && row.Begin(bytes[RowPlace..]);
    }
}

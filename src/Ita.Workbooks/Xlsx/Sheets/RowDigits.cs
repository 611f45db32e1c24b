using System.Buffers.Binary;
using System.Buffers.Text;

namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>A row's number as it stands in references, to be compared at once.</summary>
internal readonly struct RowDigits
{
    /// <summary>Bytes that are looked at.</summary>
    public const int Block = sizeof(ulong);

    /// <summary>The digits as a little-endian number.</summary>
    public readonly ulong Value;

    /// <summary>Covers the digits.</summary>
    public readonly ulong Mask;

    public readonly int Length;

    /// <param name="row">1 to 1,048,576.</param>
    public RowDigits(int row)
    {
        Span<byte> digits = stackalloc byte[Block];
        digits.Clear();
        if (!Utf8Formatter.TryFormat(row, digits, out Length))
            throw new ArgumentOutOfRangeException(nameof(row));
        Value = BinaryPrimitives.ReadUInt64LittleEndian(digits);
        Mask = ulong.MaxValue >> (64 - (8 * Length));
    }

    /// <summary>Whether the bytes, at least <see cref="Block"/> of them, begin with the digits.</summary>
    public bool Begin(ReadOnlySpan<byte> bytes) => (BinaryPrimitives.ReadUInt64LittleEndian(bytes) & Mask) == Value;
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>
/// The cells that were read in a column and may come again: what stands before the row's digits, and a small table of
/// what stands behind them, looked up by eight bytes from a place that tells them apart.
/// </summary>
internal struct KnownColumn
{
    /// <summary>Bytes before the row's digits, at most.</summary>
    public const int LongestHead = 16;

    /// <summary>Half of the slots, so that a search always meets a free one.</summary>
    public const int MostValues = Slots / 2;

    private const int SlotBits = 4;
    private const int Slots = 1 << SlotBits;

    private Vector128<byte> _head;
    private Vector128<byte> _headMask;
    private KnownValues _values;

    /// <summary>The column's bytes before the row's digits; 0 of a column that is not known.</summary>
    public int HeadLength;

    /// <summary>Where behind the row's digits the key stands.</summary>
    public int KeyPlace;

    /// <summary>All its patterns are.</summary>
    public bool IsShort;
    private int _count;
    private int _shortest;

    public readonly bool IsFull => _count == MostValues;

    /// <param name="bytes">The first of <see cref="LongestHead"/> bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Begins(ref readonly byte bytes) =>
        HeadLength != 0 && ((Vector128.LoadUnsafe(in bytes) ^ _head) & _headMask) == Vector128<byte>.Zero;

    /// <summary>The slot where the search for a key begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SlotOf(ulong key) => (int)(unchecked(key * 0x9E3779B97F4A7C15) >> (64 - SlotBits));

    /// <summary>The slot behind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(int slot) => (slot + 1) & (Slots - 1);

    /// <summary>What is in a slot.</summary>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref readonly KnownValue At(int slot) => ref _values[slot];

    /// <summary>Sets what stands before the row's digits; another one than before makes all else forgotten.</summary>
    public void SetHead(ReadOnlySpan<byte> head)
    {
        Span<byte> bytes = stackalloc byte[LongestHead];
        Span<byte> mask = stackalloc byte[LongestHead];
        bytes.Clear();
        mask.Clear();
        head.CopyTo(bytes);
        mask[..head.Length].Fill(byte.MaxValue);
        if (HeadLength == head.Length && Begins(ref bytes[0]))
            return;
        this = new KnownColumn
        {
            _head = Vector128.Create<byte>(bytes),
            _headMask = Vector128.Create<byte>(mask),
            HeadLength = head.Length,
            IsShort = true,
            _shortest = KnownPattern.Longest,
        };
    }

    /// <summary>Adds a value that is not there yet; there must be room.</summary>
    /// <param name="patterns">Where the numbers of patterns lead.</param>
    /// <param name="added">The value.</param>
    public void Add(ReadOnlySpan<KnownPattern> patterns, KnownValue added)
    {
        Span<KnownValue> values = stackalloc KnownValue[MostValues];
        var count = 0;
        foreach (var value in (ReadOnlySpan<KnownValue>)_values)
        {
            if (value.Pattern == added.Pattern)
                return;
            if (value.Pattern != 0)
                values[count++] = value;
        }

        values[count++] = added;
        values = values[..count];
        _count = count;
        _shortest = Math.Min(_shortest, patterns[added.Pattern].Length);
        IsShort &= patterns[added.Pattern].Length <= KnownPattern.Short;
        KeyPlace = BestKeyPlace(patterns, values);
        Fill(patterns, values);
    }

    // The key must lie in each of the patterns: what follows a cell differs from row to row.
    private readonly int BestKeyPlace(ReadOnlySpan<KnownPattern> patterns, ReadOnlySpan<KnownValue> values)
    {
        var (best, most) = (KeyPlace, 0);
        Span<byte> bytes = stackalloc byte[MostValues * KnownPattern.Longest];
        for (var i = 0; i < values.Length; i++)
            patterns[values[i].Pattern].CopyTo(bytes[(i * KnownPattern.Longest)..]);
        for (var i = 0; i <= _shortest - sizeof(ulong) && most < values.Length; i++)
        {
            var place = (KeyPlace + i) % (_shortest - sizeof(ulong) + 1);
            var slots = 0;
            for (var value = 0; value < values.Length; value++)
                slots |=
                    1
                    << SlotOf(
                        BinaryPrimitives.ReadUInt64LittleEndian(bytes[((value * KnownPattern.Longest) + place)..])
                    );
            if (BitOperations.PopCount((uint)slots) is var apart && apart > most)
                (best, most) = (place, apart);
        }

        return best;
    }

    private void Fill(ReadOnlySpan<KnownPattern> patterns, ReadOnlySpan<KnownValue> values)
    {
        _values = default;
        foreach (var value in values)
        {
            var slot = SlotOf(patterns[value.Pattern].KeyAt(KeyPlace));
            while (_values[slot].Pattern != 0)
                slot = Next(slot);
            _values[slot] = value;
        }
    }

    [InlineArray(Slots)]
    private struct KnownValues
    {
        private KnownValue _first;
    }
}

using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ita.OpenXml.Reading;

/// <summary>
/// The fastest path: cells that are, but for their row's digits, byte for byte one that was read before in the same
/// column, and that the sink has given a mark. Such a cell is found by a key, compared, and marked: nothing in it is
/// parsed, and its characters are valid because those it was compared with are. What is known holds under one set of
/// namespaces.
/// </summary>
internal sealed class KnownCells
{
    /// <summary>Bytes that must be there for a cell to be compared.</summary>
    public const int CellBytes = KnownColumn.LongestHead + RowDigits.Block + KnownPattern.Longest;

    /// <summary>Columns that are known; questionnaires have fewer.</summary>
    private const int Columns = 128;
    private const int MostPatterns = 256;

    private readonly KnownColumn[] _columns = new KnownColumn[Columns];

    // The first stands for none.
    private KnownPattern[] _patterns = new KnownPattern[32];
    private int _count = 1;
    private int _scopes = -1;

    /// <summary>Whether anything is known under the namespaces in force.</summary>
    public bool Any(int scopes) => scopes == _scopes;

    /// <summary>Whether more values of a column can be learnt.</summary>
    public bool HasRoom(int column, int scopes) =>
        (uint)column < Columns && (scopes != _scopes || (!_columns[column].IsFull && _count < MostPatterns));

    /// <summary>Learns a cell that was read.</summary>
    /// <param name="cell">Its bytes.</param>
    /// <param name="row">Where its row's digits stand.</param>
    /// <param name="column">Its column, which has room.</param>
    /// <param name="characters">Of its text.</param>
    /// <param name="mark">What the sink made of it.</param>
    /// <param name="scopes">Which namespaces are in force.</param>
    public void Learn(
        ReadOnlySpan<byte> cell,
        (int Start, int Length) row,
        int column,
        int characters,
        sbyte mark,
        int scopes
    )
    {
        var head = cell[..row.Start];
        var rest = cell[(row.Start + row.Length)..];
        if (head.Length > KnownColumn.LongestHead || rest.Length is < sizeof(ulong) or > KnownPattern.Longest)
            return;
        if (scopes != _scopes)
        {
            Array.Clear(_columns);
            _count = 1;
            _scopes = scopes;
        }

        // Before the patterns are handed on: finding one may move them.
        var value = new KnownValue(PatternOf(rest), (byte)rest.Length, mark, characters);
        ref var known = ref _columns[column];
        known.SetHead(head);
        known.Add(_patterns, value);
    }

    /// <summary>Marks cells in rising columns for as long as they are known.</summary>
    /// <param name="bytes">Any bytes, from where a cell may begin.</param>
    /// <param name="row">The row that the cells must say they are in.</param>
    /// <param name="column">The last column that was read; then the last that was marked.</param>
    /// <param name="marks">Where the marks are put, by column.</param>
    /// <param name="characters">Of all the texts that were marked.</param>
    /// <returns>The length of the cells that were marked.</returns>
    public int Mark(ReadOnlySpan<byte> bytes, in RowDigits row, ref int column, Span<sbyte> marks, out int characters)
    {
        unchecked
        {
            // No cell is looked at unless CellBytes of it are there, which is as far as comparing reaches: nothing is
            // checked below this.
            ref var first = ref MemoryMarshal.GetReference(bytes);
            var last = bytes.Length - CellBytes;
            var columns = _columns.AsSpan(0, Math.Min(_columns.Length, marks.Length));
            var patterns = _patterns;
            var place = 0;
            characters = 0;
            for (var next = column + 1; next < columns.Length && place <= last; next++)
            {
                ref readonly var known = ref columns[next];
                ref var cell = ref Unsafe.Add(ref first, place);
                if (!known.Begins(ref cell))
                {
                    // The cell may be in a column behind; a closing tag is in none.
                    if (Unsafe.Add(ref cell, 1) == '/')
                        break;
                    continue;
                }

                if ((Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref cell, known.HeadLength)) & row.Mask) != row.Value)
                    break;
                ref var rest = ref Unsafe.Add(ref cell, known.HeadLength + row.Length);
                var slot = KnownColumn.SlotOf(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref rest, known.KeyPlace)));
                var value = known.At(slot);
                while (value.Pattern != 0 && !patterns[value.Pattern].Begins(ref rest, known.IsShort))
                {
                    slot = KnownColumn.Next(slot);
                    value = known.At(slot);
                }

                if (value.Pattern == 0)
                    break;
                marks[next] = value.Mark;
                characters += value.Characters;
                place += known.HeadLength + row.Length + value.Length;
                column = next;
            }

            return place;
        }
    }

    private ushort PatternOf(ReadOnlySpan<byte> rest)
    {
        for (var i = 1; i < _count; i++)
        {
            if (_patterns[i].Is(rest))
                return (ushort)i;
        }

        if (_count == _patterns.Length)
            Array.Resize(ref _patterns, _patterns.Length * 2);
        _patterns[_count] = new KnownPattern(rest);
        return (ushort)_count++;
    }
}

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

/// <summary>A value that has come in a column.</summary>
/// <param name="Pattern">The number of its pattern; 0 for none.</param>
/// <param name="Length">The pattern's length: kept here too, because where the next cell begins hangs on it.</param>
/// <param name="Mark">What the sink said it is worth there.</param>
/// <param name="Characters">Of its text.</param>
internal readonly record struct KnownValue(ushort Pattern, byte Length, sbyte Mark, int Characters);

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

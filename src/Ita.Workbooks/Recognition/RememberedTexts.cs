using System.Buffers.Binary;
using System.Numerics;

namespace Ita.Workbooks.Recognition;

/// <summary>
/// The classes of inline texts by their bytes: the few texts that nearly all cells hold are compared as bytes, and no
/// more.
/// </summary>
internal sealed class RememberedTexts
{
    private const int SlotBits = 9;
    private const int MostTexts = 1 << (SlotBits - 1);
    private const int LongestText = 256;

    private readonly Entry[] _slots = new Entry[1 << SlotBits];
    private byte[] _bytes = new byte[4_096];
    private int _used;
    private int _count;

    /// <summary>The class of a text; 0 where it is not remembered.</summary>
    public ushort Find(ReadOnlySpan<byte> text)
    {
        for (var slot = SlotOf(text); ; slot = (slot + 1) % _slots.Length)
        {
            ref readonly var entry = ref _slots[slot];
            if (entry.Class == 0 || text.SequenceEqual(_bytes.AsSpan(entry.Start, entry.Length)))
                return entry.Class;
        }
    }

    /// <summary>Remembers a text that is not yet, while there is room.</summary>
    public void Add(ReadOnlySpan<byte> text, ushort textClass)
    {
        if (_count == MostTexts || text.Length > LongestText)
            return;
        if (_bytes.Length - _used < text.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        text.CopyTo(_bytes.AsSpan(_used));
        var slot = SlotOf(text);
        while (_slots[slot].Class != 0)
            slot = (slot + 1) % _slots.Length;
        _slots[slot] = new Entry(_used, text.Length, textClass);
        _used += text.Length;
        _count++;
    }

    private static int SlotOf(ReadOnlySpan<byte> text)
    {
        // Labels differ at their ends or in length.
        var hash = (ulong)text.Length;
        if (text.Length >= sizeof(ulong))
            hash ^=
                BinaryPrimitives.ReadUInt64LittleEndian(text)
                ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]), 23);
        else
        {
            foreach (var b in text)
                hash = (hash << 8) ^ b;
        }

        return (int)(unchecked(hash * 0x9E3779B97F4A7C15) >> (64 - SlotBits));
    }

    private readonly record struct Entry(int Start, int Length, ushort Class);
}

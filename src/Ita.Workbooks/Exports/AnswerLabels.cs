using System.Buffers.Binary;
using System.Numerics;
using Ita.Assessment.Frameworks;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Exports;

/// <summary>
/// What the text cells of one workbook mean as answers: a text that comes again is not looked at again.
/// </summary>
internal sealed class AnswerLabels(Framework framework, TextPool texts)
{
    /// <summary>Meanings that are not a choice's index.</summary>
    public const sbyte Unknown = -1;
    public const sbyte Unanswered = -2;
    public const sbyte Number = -3;

    private readonly LabelClasses _classes = LabelClasses.Of(framework);
    private readonly TextCache _inline = new();
    private ushort[] _classOfText = [];

    /// <summary>What each class means on a scale.</summary>
    public sbyte[] Meanings(AnswerScale scale) => _classes.Meanings(scale);

    /// <summary>A text cell's class.</summary>
    public ushort ClassOf(in Cell cell)
    {
        if (cell.TextId < 0)
            return ClassOfInline(cell.Raw);
        if (cell.TextId >= _classOfText.Length)
            Array.Resize(ref _classOfText, Math.Max(texts.Count, cell.TextId + 64));
        var known = _classOfText[cell.TextId];
        return known != 0
            ? known
            : _classOfText[cell.TextId] = _classes.ClassOf(TextPool.ToString(texts.Bytes(cell.TextId)));
    }

    private ushort ClassOfInline(ReadOnlySpan<byte> text)
    {
        var known = _inline.Find(text);
        if (known != 0)
            return known;
        known = _classes.ClassOf(TextPool.ToString(text));
        _inline.Add(text, known);
        return known;
    }
}

/// <summary>
/// The classes of inline texts by their bytes: the few texts that nearly all cells hold are compared as bytes, and no
/// more.
/// </summary>
internal sealed class TextCache
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

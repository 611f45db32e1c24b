using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.RegularExpressions;

namespace Ita.OpenXml.Reading;

/// <summary>
/// A workbook's shared strings by number, so that whoever looks a text up does so once. Held as UTF-8 in pooled chunks
/// that are never sized by what the file says.
/// </summary>
public sealed partial class TextPool(long mostCharacters) : IDisposable
{
    private const int ChunkBytes = 256 * 1024;

    /// <summary>
    /// The first chunk is smaller: a questionnaire has few texts, and most exports none that they share.
    /// </summary>
    private const int FirstChunkBytes = 16 * 1024;
    private const int CachedStrings = 4_096;
    private const int CachedStringLength = 512;
    private readonly List<byte[]> _chunks = [];
    private readonly Dictionary<int, string> _strings = [];
    private Entry[] _entries = ArrayPool<Entry>.Shared.Rent(256);
    private int _used;
    private int _room;
    private int _held;
    private long _charactersReferred;

    /// <summary>Texts held.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a text and returns its number; the next text gets the next one.</summary>
    /// <exception cref="WorkbookFormatException">More than a workbook within the limits can refer to.</exception>
    internal int Add(ReadOnlySpan<byte> text, int characters)
    {
        if (Count == SheetLimits.SharedStrings)
            throw WorkbookFormatException.TooLarge("Too many shared strings.");
        if (Count == _entries.Length)
            Grow();
        if (_chunks.Count == 0 || _room - _used < text.Length)
            AddChunk(text.Length);
        text.CopyTo(_chunks[^1].AsSpan(_used));
        _entries[Count] = new Entry(_chunks.Count - 1, _used, text.Length, characters);
        _used += text.Length;
        return Count++;
    }

    /// <summary>Counts a cell's reference to a text.</summary>
    /// <exception cref="WorkbookFormatException">Too much text.</exception>
    internal void CountReference(int textId) => CountCharacters(_entries[textId].Characters);

    internal void CountCharacters(int characters)
    {
        _charactersReferred += characters;
        if (_charactersReferred > mostCharacters)
            throw WorkbookFormatException.TooLarge("Too many characters of text.");
    }

    public int CharactersOf(int textId) => _entries[textId].Characters;

    public bool IsEmpty(int textId) => _entries[textId].Length == 0;

    public ReadOnlySpan<byte> Bytes(int textId)
    {
        ref readonly var entry = ref _entries[textId];
        return _chunks[entry.Chunk].AsSpan(entry.Start, entry.Length);
    }

    /// <summary>The text of a cell.</summary>
    public string StringOf(in Cell cell) => cell.TextId >= 0 ? StringOf(cell.TextId) : ToString(cell.Raw);

    public string StringOf(int textId)
    {
        if (_strings.TryGetValue(textId, out var known))
            return known;
        var text = ToString(Bytes(textId));
        if (text.Length <= CachedStringLength && _strings.Count < CachedStrings)
            _strings.Add(textId, text);
        return text;
    }

    /// <summary>A text of SpreadsheetML: <c>_x000D_</c> stands for a character that XML cannot hold.</summary>
    public static string ToString(ReadOnlySpan<byte> text)
    {
        var plain = Encoding.UTF8.GetString(text);
        return plain.Contains("_x", StringComparison.Ordinal)
            ? Escape()
                .Replace(
                    plain,
                    match =>
                        (
                            (char)
                                ushort.Parse(
                                    match.ValueSpan[2..6],
                                    NumberStyles.AllowHexSpecifier,
                                    CultureInfo.InvariantCulture
                                )
                        ).ToString()
                )
            : plain;
    }

    internal static int CountCharacters(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        var continuation = Vector128.Create((sbyte)-65);
        while (utf8.Length >= Vector128<byte>.Count)
        {
            count += BitOperations.PopCount(
                Vector128.GreaterThan(Vector128.Create(utf8).AsSByte(), continuation).ExtractMostSignificantBits()
            );
            utf8 = utf8[Vector128<byte>.Count..];
        }

        foreach (var b in utf8)
        {
            if ((b & 0xC0) != 0x80)
                count++;
        }

        return count;
    }

    public void Dispose()
    {
        foreach (var chunk in _chunks)
            ArrayPool<byte>.Shared.Return(chunk);
        _chunks.Clear();
        if (_entries.Length > 0)
            ArrayPool<Entry>.Shared.Return(_entries);
        _entries = [];
    }

    private void AddChunk(int least)
    {
        _room = _chunks.Count == 0 && least <= FirstChunkBytes ? FirstChunkBytes : ChunkBytes;
        _held += _room;
        if (_held > SheetLimits.TextBytes)
            throw WorkbookFormatException.TooLarge("Too much text.");
        _chunks.Add(ArrayPool<byte>.Shared.Rent(_room));
        _used = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<Entry>.Shared.Rent(_entries.Length * 2);
        _entries.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<Entry>.Shared.Return(_entries);
        _entries = larger;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();

    private readonly record struct Entry(int Chunk, int Start, int Length, int Characters);
}

using System.Numerics;
using System.Runtime.Intrinsics;

namespace Ita.OpenXml.Reading;

/// <summary>
/// The fast path. A producer writes all cells of a sheet in a few ways, so nearly every cell is, but for its reference
/// and its value, byte for byte one that the scanner has read already and found well-formed. Such a cell is taken by
/// comparing; every other goes to the scanner, which teaches this its shape. What a shape means depends on the
/// namespaces in force, and on nothing else around it: shapes are forgotten when those change.
/// </summary>
internal sealed class CellShapes
{
    private const int MostShapes = 8;
    private const int LongestPart = 256;
    private const int LongestValue = 4_096;
    private const int MostLetters = 3;

    /// <summary>A longer index is of no string that could be there.</summary>
    private const int MostIndexDigits = 8;

    /// <summary>Columns whose leads are kept; questionnaires have fewer.</summary>
    private const int LeadColumns = 128;

    /// <summary>
    /// Bytes that must lie ahead for a lead to be compared: whole blocks, and eight from where the row's digits begin.
    /// </summary>
    private const int LeadBytes = ColumnLead.Longest + sizeof(ulong);

    private readonly CellShape[] _shapes = new CellShape[MostShapes];
    private readonly ColumnLead[] _leads = new ColumnLead[LeadColumns];
    private BytePattern _head = new([]);
    private int _count;
    private int _next;
    private int _last;
    private int _scopes = -1;
    private RowDigits _row;

    /// <summary>Whether any shape is known under the namespaces in force.</summary>
    public bool Any(int scopes) => _count > 0 && scopes == _scopes;

    /// <summary>Sets the row that the cells to come must say they are in.</summary>
    public void StartRow(in RowDigits row) => _row = row;

    /// <summary>Learns a cell's shape, unless something is in it that shapes do not have.</summary>
    /// <param name="cell">From its tag to its end, as the scanner has read it.</param>
    /// <param name="reference">Its reference's place in that.</param>
    /// <param name="value">Its value's place; behind the cell's end where it has none.</param>
    /// <param name="kind">What the value is.</param>
    /// <param name="scopes">Which namespaces are in force.</param>
    public void Learn(
        ReadOnlySpan<byte> cell,
        (int Start, int Length) reference,
        (int Start, int Length) value,
        ShapeValue kind,
        int scopes
    )
    {
        var head = cell[..reference.Start];
        var middle = cell[(reference.Start + reference.Length)..value.Start];
        var end = cell[(value.Start + value.Length)..];
        if (head.Length > LongestPart || middle.Length > LongestPart || end.Length > LongestPart)
            return;
        // No comments, instructions or sections of character data.
        if (
            head.ContainsAny((byte)'!', (byte)'?')
            || middle.ContainsAny((byte)'!', (byte)'?')
            || end.ContainsAny((byte)'!', (byte)'?')
        )
            return;
        if (scopes != _scopes || !_head.Is(head))
        {
            _head = new BytePattern(head);
            _scopes = scopes;
            _count = _next = _last = 0;
        }

        foreach (ref readonly var shape in _shapes.AsSpan(0, _count))
        {
            if (shape.Value == kind && shape.Middle.Is(middle) && shape.End.Is(end))
                return;
        }

        Array.Clear(_leads);
        _last = _next;
        _shapes[_next] = new CellShape(kind, middle, end);
        _next = (_next + 1) % MostShapes;
        _count = Math.Min(_count + 1, MostShapes);
    }

    /// <summary>Reads the cell at the start of the bytes if it has a known shape and is whole.</summary>
    /// <param name="bytes">Any bytes. All of a cell that is read are known to be valid but those of
    /// <see cref="ShapeValue.Text"/>.</param>
    /// <param name="expected">The column that the cell is probably in.</param>
    /// <param name="cell">The cell.</param>
    /// <returns>Its length; 0 where the scanner has to read what is there.</returns>
    public int Read(ReadOnlySpan<byte> bytes, int expected, out ShapedCell cell)
    {
        if ((uint)expected < (uint)_leads.Length && bytes.Length >= LeadBytes)
        {
            ref readonly var lead = ref _leads[expected];
            if (lead.RowDigits == _row.Length && lead.Begins(bytes, _row))
            {
                var length = ReadRest(bytes[lead.Length..], _shapes[lead.Shape], out cell);
                cell.Column = expected;
                cell.RowPlace = lead.RowPlace;
                if (length > 0)
                    return lead.Length + length;
            }
        }

        return ReadAnywhere(bytes, out cell);
    }

    private int ReadAnywhere(ReadOnlySpan<byte> bytes, out ShapedCell cell)
    {
        cell = default;
        if (!_head.Begins(bytes))
            return 0;
        var rest = bytes[_head.Length..];
        if (rest.Length < MostLetters + sizeof(ulong))
            return 0;
        var letters = 0;
        var column = 0;
        while (letters < MostLetters && rest[letters] is >= (byte)'A' and <= (byte)'Z' and var letter)
        {
            column = (column * 26) + (letter - 'A' + 1);
            letters++;
        }

        if (letters == 0)
            return 0;
        rest = rest[letters..];
        if (!_row.Begin(rest))
            return 0;
        rest = rest[_row.Length..];
        for (var i = 0; i < _count; i++)
        {
            var index = _last + i < _count ? _last + i : _last + i - _count;
            ref readonly var shape = ref _shapes[index];
            if (!shape.Middle.Begins(rest))
                continue;
            var length = ReadRest(rest[shape.Middle.Length..], shape, out cell);
            if (length == 0)
                continue;
            _last = index;
            cell.Column = column;
            cell.RowPlace = _head.Length + letters;
            var lead = bytes.Length - rest.Length + shape.Middle.Length;
            if (column < LeadColumns && lead <= ColumnLead.Longest)
                _leads[column] = new ColumnLead(bytes[..lead], cell.RowPlace, _row.Length, index);
            return lead + length;
        }

        return 0;
    }

    // Reads a value and what closes the cell; returns their length, 0 where they do not fit the shape.
    private static int ReadRest(ReadOnlySpan<byte> bytes, in CellShape shape, out ShapedCell cell)
    {
        cell = default;
        cell.Kind = shape.Value;
        var length = 0;
        switch (shape.Value)
        {
            case ShapeValue.Text:
                length = LengthOfText(bytes, out cell.Number);
                break;
            case ShapeValue.SharedText:
                for (
                    ;
                    length < bytes.Length && length < MostIndexDigits && bytes[length] is >= (byte)'0' and <= (byte)'9';
                    length++
                )
                    cell.Number = (cell.Number * 10) + (bytes[length] - '0');
                break;
            case ShapeValue.Number:
                while (length < bytes.Length && bytes[length] is >= (byte)'0' and <= (byte)'9' or (byte)'.')
                    length++;
                break;
            default:
                return shape.End.Begins(bytes) ? shape.End.Length : 0;
        }

        if (length is 0 or > LongestValue || !shape.End.Begins(bytes[length..]))
            return 0;
        cell.Value = bytes[..length];
        return length + shape.End.Length;
    }

    // Up to the next tag; 0 where it does not end in view, or has something in it that may not be plain text: a
    // reference, or a bracket that may begin what must not stand there. Counts the characters on the way.
    private static int LengthOfText(ReadOnlySpan<byte> bytes, out int characters)
    {
        characters = 0;
        var length = 0;
        while (length + Vector256<byte>.Count <= bytes.Length && length <= LongestValue)
        {
            var block = Vector256.Create(bytes[length..]);
            var stops = (
                Vector256.Equals(block, Vector256.Create((byte)'<'))
                | Vector256.Equals(block, Vector256.Create((byte)'&'))
                | Vector256.Equals(block, Vector256.Create((byte)']'))
            ).ExtractMostSignificantBits();
            // A byte that does not go on with a character begins one.
            var begins = Vector256
                .GreaterThan(block.AsSByte(), Vector256.Create((sbyte)-65))
                .ExtractMostSignificantBits();
            if (stops != 0)
            {
                var last = BitOperations.TrailingZeroCount(stops);
                characters += BitOperations.PopCount(begins & ((1U << last) - 1));
                length += last;
                return bytes[length] == '<' ? length : 0;
            }

            characters += BitOperations.PopCount(begins);
            length += Vector256<byte>.Count;
        }

        return 0;
    }
}

/// <summary>A way in which a sheet's producer writes cells: everything but the reference and the value.</summary>
internal readonly struct CellShape(ShapeValue value, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> end)
{
    /// <summary>What the value is.</summary>
    public readonly ShapeValue Value = value;

    /// <summary>
    /// From the quote behind the reference up to the value; where there is no value, up to the cell's end.
    /// </summary>
    public readonly BytePattern Middle = new(middle);

    /// <summary>From behind the value to the cell's end.</summary>
    public readonly BytePattern End = new(end);
}

/// <summary>What stands between a shape's middle and its end.</summary>
internal enum ShapeValue
{
    /// <summary>The cell is not filled.</summary>
    Nothing,
    Number,
    SharedText,
    Text,
}

/// <summary>A cell that was read by its shape, good until the window moves.</summary>
internal ref struct ShapedCell
{
    /// <summary>From 1; not yet held against the limit.</summary>
    public int Column;
    public ShapeValue Kind;

    /// <summary>Where in the cell's bytes its row's digits begin.</summary>
    public int RowPlace;

    /// <summary>The text, without references, its characters not checked; a number's digits.</summary>
    public ReadOnlySpan<byte> Value;

    /// <summary>Of a text, its characters; of a shared one, its index.</summary>
    public int Number;
}

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

using System.Numerics;
using System.Runtime.Intrinsics;

namespace Ita.Workbooks.Xlsx.Sheets;

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

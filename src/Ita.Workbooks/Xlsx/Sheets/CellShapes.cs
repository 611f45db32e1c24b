namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>
/// The fast path. A producer writes all cells of a sheet in a few ways, so nearly every cell is, but for its reference and its value,
/// byte for byte one that the scanner has read already and found well-formed. Such a cell is taken by comparing; every other goes to
/// the scanner, which teaches this its shape. What a shape means depends on the namespaces in force, and on nothing else around it:
/// shapes are forgotten when those change.
/// </summary>
internal sealed class CellShapes
{
    private const int MostShapes = 8;
    private const int LongestPart = 256;
    private const int LongestValue = 4_096;
    private const int MostLetters = 3;

    private readonly CellShape[] _shapes = new CellShape[MostShapes];
    private byte[] _head = [];
    private int _count;
    private int _next;
    private int _last;
    private int _scopes = -1;

    /// <summary>Whether any shape is known under the namespaces in force.</summary>
    public bool Any(int scopes) => _count > 0 && scopes == _scopes;

    /// <summary>Learns a cell's shape, unless something is in it that shapes do not have.</summary>
    /// <param name="cell">From its tag to its end, as the scanner has read it.</param>
    /// <param name="reference">Its reference's place in that.</param>
    /// <param name="value">Its value's place; behind the cell's end where it has none.</param>
    /// <param name="kind">What the value is.</param>
    /// <param name="scopes">Which namespaces are in force.</param>
    public void Learn(ReadOnlySpan<byte> cell, (int Start, int Length) reference, (int Start, int Length) value, ShapeValue kind, int scopes)
    {
        var head = cell[..reference.Start];
        var middle = cell[(reference.Start + reference.Length)..value.Start];
        var end = cell[(value.Start + value.Length)..];
        if (head.Length > LongestPart || middle.Length > LongestPart || end.Length > LongestPart) return;
        // No comments, instructions or sections of character data.
        if (head.ContainsAny((byte)'!', (byte)'?') || middle.ContainsAny((byte)'!', (byte)'?') || end.ContainsAny((byte)'!', (byte)'?')) return;
        if (scopes != _scopes || !head.SequenceEqual(_head))
        {
            _head = head.ToArray();
            _scopes = scopes;
            _count = _next = _last = 0;
        }

        foreach (var shape in _shapes.AsSpan(0, _count))
        {
            if (shape.Value == kind && middle.SequenceEqual(shape.Middle) && end.SequenceEqual(shape.End)) return;
        }

        _last = _next;
        _shapes[_next] = new CellShape(kind, middle.ToArray(), end.ToArray());
        _next = (_next + 1) % MostShapes;
        _count = Math.Min(_count + 1, MostShapes);
    }

    /// <summary>Reads the cell at the start of the bytes if it has a known shape and is whole.</summary>
    /// <param name="bytes">Checked characters.</param>
    /// <param name="row">The digits of the row this is in.</param>
    /// <param name="cell">The cell.</param>
    /// <returns>Its length; 0 where the scanner has to read what is there.</returns>
    public int Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> row, out ShapedCell cell)
    {
        cell = default;
        if (!bytes.StartsWith(_head)) return 0;
        var place = _head.Length;
        var longest = Math.Min(bytes.Length, place + MostLetters + 1);
        for (; place < longest && bytes[place] is >= (byte)'A' and <= (byte)'Z'; place++) cell.Column = (cell.Column * 26) + (bytes[place] - 'A' + 1);
        if (place == _head.Length || place == _head.Length + MostLetters + 1) return 0;
        var rest = bytes[place..];
        if (!rest.StartsWith(row)) return 0;
        rest = rest[row.Length..];
        for (var i = 0; i < _count; i++)
        {
            var index = _last + i < _count ? _last + i : _last + i - _count;
            ref readonly var shape = ref _shapes[index];
            if (!rest.StartsWith(shape.Middle)) continue;
            var length = ReadValue(rest[shape.Middle.Length..], shape, ref cell);
            if (length < 0) continue;
            _last = index;
            return place + row.Length + shape.Middle.Length + length;
        }

        return 0;
    }

    // Returns the length of value and end; -1 where the shape does not fit.
    private static int ReadValue(ReadOnlySpan<byte> bytes, in CellShape shape, ref ShapedCell cell)
    {
        cell.Kind = shape.Value;
        var length = 0;
        if (shape.Value == ShapeValue.Nothing) cell.Value = [];
        else
        {
            if (shape.Value != ShapeValue.Text)
            {
                while (length < bytes.Length && bytes[length] is >= (byte)'0' and <= (byte)'9' or (byte)'.') length++;
            }
            else
            {
                // A bracket may begin what must not stand in text.
                length = bytes.IndexOfAny((byte)'<', (byte)'&', (byte)']');
            }

            if (length is <= 0 or > LongestValue) return -1;
            cell.Value = bytes[..length];
        }

        return bytes[length..].StartsWith(shape.End) ? length + shape.End.Length : -1;
    }
}

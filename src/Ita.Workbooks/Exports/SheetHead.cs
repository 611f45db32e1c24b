using System.Buffers;
using Ita.Assessment.Text;
using Ita.OpenXml;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>A sheet's first rows, held until its layout is known.</summary>
internal sealed class SheetHead(TextPool texts) : IDisposable
{
    /// <summary>A respondents' sheet has at least so many item numbers in its header.</summary>
    public const int LeastItems = 3;

    private const int UsualCells = WorkbookLimits.HeadRows * 64;
    private const int UsualBytes = UsualCells * 32;

    private StoredCell[] _cells = [];
    private int _count;
    private ByteBuffer _bytes;

    public void Add(in Cell cell)
    {
        if (_count == _cells.Length)
            Grow();
        if (_count == WorkbookLimits.HeadCells)
            throw WorkbookFormatException.Damaged("The first rows have cells more than once.");
        var start = _bytes.Length;
        if (start > WorkbookLimits.HeadTextBytes)
            throw WorkbookFormatException.TooLarge("Too much text in the first rows.");
        if (start == 0)
            _bytes.Reserve(UsualBytes);
        if (cell.TextId < 0)
            _bytes.Append(cell.Raw);
        _cells[_count++] = new StoredCell(cell.Row, cell.Column, cell.Kind, cell.TextId, start, _bytes.Length - start);
    }

    /// <summary>
    /// The rows in order, each with its cells by column. Made anew each time: a hostile head is large.
    /// </summary>
    /// <param name="columns">The last column that is wanted.</param>
    public IEnumerable<(int Row, List<RowCell> Cells)> Rows(int columns = int.MaxValue)
    {
        var order = InOrder(Enumerable.Range(0, _count).Where(index => _cells[index].Column <= columns));
        var start = 0;
        while (start < order.Count)
        {
            var row = _cells[order[start]].Row;
            var end = start;
            while (end < order.Count && _cells[order[end]].Row == row)
                end++;
            yield return (
                row,
                [.. order.GetRange(start, end - start).Select(index => RowCell.From(ToCell(_cells[index]), texts))]
            );
            start = end;
        }
    }

    /// <summary>
    /// The row with the most item numbers, and they; null where none has at least three. A zero counts as the letter o
    /// only where no cell has an i or e number.
    /// </summary>
    public AnswerHead? FindAnswerHeader()
    {
        // Of all the cells only the places are kept, and the texts of one row.
        var others = new List<int>();
        var zeros = new List<int>();
        var hasOthers = false;
        for (var i = 0; i < _count; i++)
        {
            if (HeaderCellOf(_cells[i]) is not { } cell)
                continue;
            hasOthers |= cell.Number.Letter != 'o';
            (cell.Number.IsZero ? zeros : others).Add(i);
        }

        var found = InOrder(hasOthers ? others : others.Concat(zeros));
        var rows = new List<(int Start, int Length)>();
        var best = (Start: 0, Length: 0);
        for (int start = 0, end; start < found.Count; start = end)
        {
            for (end = start; end < found.Count && _cells[found[end]].Row == _cells[found[start]].Row; end++) { }

            if (end - start >= LeastItems)
                rows.Add((start, end - start));
            if (end - start > best.Length)
                best = (start, end - start);
        }

        if (best.Length < LeastItems)
            return null;
        var row = _cells[found[best.Start]].Row;
        List<HeaderCell> header =
        [
            .. found.GetRange(best.Start, best.Length).Select(index => HeaderCellOf(_cells[index])!),
        ];
        foreach (var (start, length) in rows.Where(other => other != best))
        {
            var other = found.GetRange(start, length);
            if (IsAnotherTable(other, row, header))
                return new AnswerHead(row, header, (_cells[other[0]].Row, HeaderCellOf(_cells[other[0]])!));
        }

        return new AnswerHead(row, header, null);
    }

    // Above, with rows between, or below in other columns: its answers would be passed over. Directly above are titles;
    // below in the same columns its numbers are no answers, and are named as such.
    private bool IsAnotherTable(List<int> numbers, int headerRow, List<HeaderCell> header)
    {
        var row = _cells[numbers[0]].Row;
        if (row > headerRow)
            return numbers.TrueForAll(index => !header.Exists(cell => cell.Column == _cells[index].Column));
        for (var i = 0; i < _count; i++)
        {
            if (_cells[i].Row > row && _cells[i].Row < headerRow && _cells[i].Kind != CellKind.Empty)
                return true;
        }

        return false;
    }

    /// <summary>The first item number, and where it is; those typed with a zero only where there are several.</summary>
    public (int Row, HeaderCell Cell)? FindItem()
    {
        var numbers = new List<int>();
        var zeros = new List<int>();
        for (var i = 0; i < _count; i++)
        {
            if (HeaderCellOf(_cells[i]) is { } cell)
                (cell.Number.IsZero ? zeros : numbers).Add(i);
        }

        var order = InOrder(
            numbers.Count > 0 ? numbers
            : zeros.Count >= LeastItems ? zeros
            : []
        );
        return order.Count == 0 ? null : (_cells[order[0]].Row, HeaderCellOf(_cells[order[0]])!);
    }

    /// <summary>Hands on the rows under the header, in the order of the file.</summary>
    public void Replay(int headerRow, ICellSink sink)
    {
        var row = 0;
        foreach (ref readonly var cell in _cells.AsSpan(0, _count))
        {
            if (cell.Row <= headerRow)
                continue;
            if (row != 0 && cell.Row != row)
                sink.EndRow(row);
            row = cell.Row;
            sink.Cell(ToCell(cell));
        }

        if (row != 0)
            sink.EndRow(row);
    }

    public void Dispose()
    {
        _bytes.Dispose();
        if (_cells.Length > 0)
            ArrayPool<StoredCell>.Shared.Return(_cells);
        _cells = [];
        _count = 0;
    }

    // By row and column. Of a cell that is there twice the later one stands.
    private List<int> InOrder(IEnumerable<int> indexes)
    {
        List<int> order = [.. indexes];
        order.Sort(
            (left, right) =>
            {
                var byPlace = ComparePlaces(left, right);
                return byPlace != 0 ? byPlace : left.CompareTo(right);
            }
        );
        var count = 0;
        for (var i = 0; i < order.Count; i++)
        {
            if (i + 1 == order.Count || ComparePlaces(order[i], order[i + 1]) != 0)
                order[count++] = order[i];
        }

        order.RemoveRange(count, order.Count - count);
        return order;
    }

    private int ComparePlaces(int left, int right)
    {
        ref readonly var first = ref _cells[left];
        ref readonly var second = ref _cells[right];
        return first.Row != second.Row ? first.Row.CompareTo(second.Row) : first.Column.CompareTo(second.Column);
    }

    private HeaderCell? HeaderCellOf(in StoredCell held)
    {
        if (held.Kind != CellKind.Text)
            return null;
        var cell = ToCell(held);
        if (!MayHoldNumber(cell.TextId >= 0 ? texts.Bytes(cell.TextId) : cell.Raw))
            return null;
        var shown = texts.StringOf(cell);
        return shown.Length >= 2 && ItemNumber.TryRead(ThaiText.Normalise(shown), out var number)
            ? new HeaderCell(held.Column, number, shown)
            : null;
    }

    private void Grow()
    {
        var larger = ArrayPool<StoredCell>.Shared.Rent(Math.Max(UsualCells, _cells.Length * 2));
        _cells.AsSpan(0, _count).CopyTo(larger);
        if (_cells.Length > 0)
            ArrayPool<StoredCell>.Shared.Return(_cells);
        _cells = larger;
    }

    // Spares most cells the making of a string: in any spelling an item's number begins in one of a few ways, and has a
    // digit, Arabic or Thai.
    private static bool MayHoldNumber(ReadOnlySpan<byte> text)
    {
        if (!MayBeginNumber(text))
            return false;
        if (text.ContainsAnyInRange((byte)'0', (byte)'9'))
            return true;
        for (var at = text.IndexOf((byte)0xB9); at >= 0 && at + 1 < text.Length; at++)
        {
            if (text[at] == 0xB9 && text[at + 1] is >= 0x90 and <= 0x99)
                return true;
        }

        return false;
    }

    // What is dropped from a text's start, escaped or beyond ASCII, may stand before it.
    private static bool MayBeginNumber(ReadOnlySpan<byte> text) =>
        text switch
        {
            [] => false,
            [
                <= (byte)' '
                or (byte)'_'
                or (byte)'i'
                or (byte)'I'
                or (byte)'e'
                or (byte)'E'
                or (byte)'o'
                or (byte)'O'
                or (byte)'0'
                or (byte)'('
                or (byte)'[',
                ..,
            ] => true,
            // ข of ข้อ, and the Thai digits.
            [0xE0, 0xB8, var last, ..] => last == 0x82,
            [0xE0, 0xB9, var last, ..] => last is >= 0x90 and <= 0x99,
            [var first, ..] => first >= 0x80,
        };

    private Cell ToCell(in StoredCell held) =>
        new()
        {
            Row = held.Row,
            Column = held.Column,
            Kind = held.Kind,
            TextId = held.TextId,
            Raw = held.TextId < 0 ? _bytes.Span.Slice(held.Start, held.Length) : [],
        };

    private readonly record struct StoredCell(int Row, int Column, CellKind Kind, int TextId, int Start, int Length);
}

/// <summary>The header of a respondents' sheet.</summary>
/// <param name="Row">The row with the most item numbers.</param>
/// <param name="Cells">They.</param>
/// <param name="OtherTable">Where another such header begins, whose table would be passed over; null for none.</param>
internal sealed record AnswerHead(int Row, IReadOnlyList<HeaderCell> Cells, (int Row, HeaderCell Cell)? OtherTable);

using Ita.Assessment.Text;
using Ita.Workbooks.Xlsx;
using Ita.Workbooks.Xlsx.Sheets;

namespace Ita.Workbooks.Recognition;

/// <summary>A sheet's first rows, held until its layout is known.</summary>
internal sealed class SheetHead(TextPool texts) : IDisposable
{
    /// <summary>A respondents' sheet has at least so many item numbers in its header.</summary>
    public const int LeastItems = 3;

    private const int UsualCells = WorkbookLimits.HeadRows * 64;

    private readonly List<Held> _cells = [];
    private ByteBuffer _bytes;

    public bool IsEmpty => _cells.Count == 0;

    public void Add(in Cell cell)
    {
        if (_cells.Count == 0) _cells.EnsureCapacity(UsualCells);
        if (_cells.Count == WorkbookLimits.HeadCells) throw WorkbookFormatException.Damaged("The first rows have cells more than once.");
        var start = _bytes.Length;
        if (start > WorkbookLimits.HeadTextBytes) throw WorkbookFormatException.TooLarge("Too much text in the first rows.");
        if (cell.TextId < 0) _bytes.Append(cell.Raw);
        _cells.Add(new Held(cell.Row, cell.Column, cell.Kind, cell.TextId, start, _bytes.Length - start));
    }

    /// <summary>The rows in order, each with its cells by column.</summary>
    public IEnumerable<(int Row, List<RowCell> Cells)> Rows()
    {
        foreach (var row in _cells.GroupBy(cell => cell.Row).OrderBy(group => group.Key))
        {
            // Of a cell that is there twice the later one stands.
            yield return (row.Key, [.. row.GroupBy(cell => cell.Column).OrderBy(column => column.Key).Select(column => RowCell.From(ToCell(column.Last()), texts))]);
        }
    }

    /// <summary>
    /// The row with the most item numbers, and they; null where none has at least three. A zero counts as the letter o only where no
    /// cell has an i or e number.
    /// </summary>
    public (int Row, IReadOnlyList<HeaderCell> Cells)? FindAnswerHeader()
    {
        var found = new List<(int Row, HeaderCell Cell)>();
        foreach (var held in _cells)
        {
            if (held.Kind != CellKind.Text) continue;
            var cell = ToCell(held);
            if (!MayHoldNumber(cell.TextId >= 0 ? texts.Bytes(cell.TextId) : cell.Raw)) continue;
            var shown = texts.StringOf(cell);
            if (shown.Length >= 2 && ItemNumber.TryRead(ThaiText.Normalise(shown), out var number)) found.Add((held.Row, new HeaderCell(held.Column, number, shown)));
        }

        if (found.Any(cell => cell.Cell.Number.Letter != 'o')) found.RemoveAll(cell => cell.Cell.Number.IsZero);
        found = [.. found.GroupBy(cell => (cell.Row, cell.Cell.Column)).Select(cell => cell.Last())];
        var best = found.GroupBy(cell => cell.Row).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).FirstOrDefault();
        if (best is null || best.Count() < LeastItems) return null;
        return (best.Key, [.. best.Select(cell => cell.Cell).OrderBy(cell => cell.Column)]);
    }

    /// <summary>Hands on the rows under the header, in the order of the file.</summary>
    public void Replay(int headerRow, ICellSink sink)
    {
        var row = 0;
        foreach (var cell in _cells.Where(cell => cell.Row > headerRow))
        {
            if (row != 0 && cell.Row != row) sink.EndRow(row);
            row = cell.Row;
            sink.Cell(ToCell(cell));
        }

        if (row != 0) sink.EndRow(row);
    }

    public void Dispose() => _bytes.Dispose();

    // Spares most cells the making of a string: in any spelling an item's number has a digit, Arabic or Thai.
    private static bool MayHoldNumber(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyInRange((byte)'0', (byte)'9')) return true;
        for (var at = text.IndexOf((byte)0xB9); at >= 0 && at + 1 < text.Length; at++)
        {
            if (text[at] == 0xB9 && text[at + 1] is >= 0x90 and <= 0x99) return true;
        }

        return false;
    }

    private Cell ToCell(in Held held) => new()
    {
        Row = held.Row,
        Column = held.Column,
        Kind = held.Kind,
        TextId = held.TextId,
        Raw = held.TextId < 0 ? _bytes.Span.Slice(held.Start, held.Length) : [],
    };

    private readonly record struct Held(int Row, int Column, CellKind Kind, int TextId, int Start, int Length);
}

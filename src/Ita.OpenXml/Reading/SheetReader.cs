using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Reading;

/// <summary>
/// Reads a worksheet part and hands its filled cells on. Rows and cells may lack references and come in any order.
/// </summary>
internal sealed class SheetReader : IDisposable
{
    /// <summary>Bytes that known cells and tags are read from; fewer are left to the scanner.</summary>
    private const int AheadBytes = 1_024;

    private readonly XlsxWorkbook _workbook;
    private readonly TextPool _texts;
    private readonly ICellSink _sink;
    private readonly XmlScanner _scanner;
    private readonly CellShapes _shapes = new();
    private readonly KnownCells _known = new();
    private readonly RowTag _rowTag = new();
    private TextBuilder _value;
    private TextBuilder _inline;
    private int _row;
    private int _column;
    private bool _rowOpen;
    private RowDigits _digits;
    private IMarkedRow? _marked;
    private RowEnd _rowEnd;
    private bool _rowTagFits;
    private int _sharedStart = -1;
    private int _sharedCount;

    public SheetReader(Stream part, XlsxWorkbook workbook, ICellSink sink, CancellationToken cancellationToken)
    {
        _workbook = workbook;
        _texts = workbook.Texts;
        _sink = sink;
        _scanner = new XmlScanner(part, cancellationToken);
    }

    /// <summary>Reads to the end of the part, so that its checksum is checked too.</summary>
    /// <exception cref="WorkbookFormatException">Damaged, or too large.</exception>
    public void Read()
    {
        _scanner.Read();
        if (!_scanner.IsSpreadsheet("worksheet"u8))
            throw WorkbookFormatException.Damaged("The sheet is something else.");
        while (_scanner.Read() is var token && token != XmlToken.None)
        {
            if (token != XmlToken.Start)
                continue;
            if (_scanner.IsSpreadsheet("sheetData"u8))
                ReadRows();
            else
                _scanner.Skip();
        }

        CloseRow();
    }

    public void Dispose()
    {
        _value.Dispose();
        _inline.Dispose();
        _scanner.Dispose();
    }

    private void ReadRows()
    {
        if (_scanner.IsEmpty)
            return;
        var depth = _scanner.Depth;
        while (_scanner.Read() is var token && !(token == XmlToken.End && _scanner.Depth < depth))
        {
            if (token != XmlToken.Start)
                continue;
            if (_scanner.IsSpreadsheet("row"u8))
            {
                ReadRow();
                continue;
            }

            _scanner.Skip();
            _rowEnd = default;
        }
    }

    private void ReadRow()
    {
        OpenRow();
        if (_scanner.IsEmpty)
            return;
        var depth = _scanner.Depth;
        while (true)
        {
            ReadKnown();
            var end = new RowEnd(_scanner);
            var token = _scanner.Read();
            if (token == XmlToken.End && _scanner.Depth < depth)
            {
                _rowEnd = end;
                return;
            }

            if (token != XmlToken.Start)
                continue;
            if (_scanner.IsSpreadsheet("c"u8))
                ReadCell();
            else
                _scanner.Skip();
        }
    }

    // Reads on, through any number of rows, as long as what comes is like what has come.
    private void ReadKnown()
    {
        var scopes = _scanner.ScopeVersion;
        ReadOnlySpan<byte> ahead;
        do
        {
            ahead = _scanner.Ahead(AheadBytes);
            if (!_shapes.Any(scopes))
                return;
            var done = 0;
            while (ReadKnown(ahead[done..], scopes) is var length and > 0)
                done += length;
            _scanner.Take(done);
            ahead = ahead[done..];
        } while (ahead.Length < AheadBytes && _scanner.Ahead(AheadBytes).Length > ahead.Length);
    }

    // Cells that are known, one of a known shape, or the tags between two rows; returns their length.
    private int ReadKnown(ReadOnlySpan<byte> ahead, int scopes)
    {
        if (_marked is { } marked && _column + 1 >= marked.MarksFrom && _known.Any(scopes))
        {
            var marks = _known.Mark(ahead, _digits, ref _column, marked.Marks, out var characters);
            _texts.CountCharacters(characters);
            if (marks > 0)
                return marks;
        }

        var length = _shapes.Read(ahead, _column + 1, out var cell);
        if (length > 0)
        {
            if (!TryTell(cell))
                return 0;
            if (_marked is not null)
                LearnMark(ahead[..length], cell, scopes);
            return length;
        }

        if (!_rowTagFits || _row == SheetLimits.Rows)
            return 0;
        var next = new RowDigits(_row + 1);
        length = _rowTag.Read(ahead, next);
        if (length > 0)
            OpenRow(_row + 1, next);
        return length;
    }

    private void LearnMark(ReadOnlySpan<byte> bytes, in ShapedCell shaped, int scopes)
    {
        if (shaped.Kind is not (ShapeValue.Text or ShapeValue.SharedText) || !_known.HasRoom(shaped.Column, scopes))
            return;
        var isShared = shaped.Kind == ShapeValue.SharedText;
        var textId = isShared ? _sharedStart + shaped.Number : -1;
        if (isShared && _texts.IsEmpty(textId))
            return;
        var cell = new Cell
        {
            Row = _row,
            Column = shaped.Column,
            Kind = CellKind.Text,
            TextId = textId,
            Raw = isShared ? [] : shaped.Value,
        };
        var mark = _marked!.MarkOf(cell);
        if (mark == IMarkedRow.None)
            return;
        _known.Learn(
            bytes,
            (shaped.RowPlace, _digits.Length),
            shaped.Column,
            isShared ? _texts.CharactersOf(textId) : shaped.Number,
            mark,
            scopes
        );
    }

    // False, with nothing done, where the general path has to look.
    private bool TryTell(in ShapedCell cell)
    {
        if (cell.Column > SheetLimits.Columns)
            return false;
        switch (cell.Kind)
        {
            case ShapeValue.Text:
                XmlCharacterSet.Check(cell.Value);
                _column = cell.Column;
                EmitText(cell.Value, cell.Number);
                return true;
            case ShapeValue.SharedText:
                if (cell.Number >= _sharedCount)
                    return false;
                _column = cell.Column;
                EmitShared(_sharedStart + cell.Number);
                return true;
            case ShapeValue.Number:
                if (!CellNumber.IsNumber(cell.Value))
                    return false;
                _column = cell.Column;
                EmitValue(CellKind.Number, cell.Value);
                return true;
            default:
                _column = cell.Column;
                return true;
        }
    }

    // Rows of one number that follow each other are one row.
    private void OpenRow()
    {
        var row = _row + 1;
        if (_scanner.TryGetRawAttribute("r"u8, out var reference) && !CellReference.TryParseRow(reference, out row))
            throw WorkbookFormatException.Damaged("A row's number is none.");
        if (row > SheetLimits.Rows)
            throw WorkbookFormatException.TooLarge("Too many rows.");
        LearnRowTag();
        OpenRow(row, new RowDigits(row));
        _rowTagFits = _rowTag.Fits(_scanner.InnermostName, _scanner.ScopeVersion);
    }

    private void OpenRow(int row, in RowDigits digits)
    {
        if (row != _row)
            CloseRow();
        if (row != _row)
            _column = 0;
        _row = row;
        _rowOpen = true;
        _digits = digits;
        _shapes.StartRow(digits);
        _marked = _sink.MarksOf(row);
    }

    // What stood between the cells of the row before and this one's, if there was nothing but their tags.
    private void LearnRowTag()
    {
        var end = _rowEnd;
        _rowEnd = default;
        if (
            _scanner.IsEmpty
            || !end.IsOf(_scanner)
            || !_scanner.TryGetAttributePlace("r"u8, out var start, out var length)
        )
            return;
        _rowTag.Learn(
            _scanner.Window[end.Start.._scanner.Place],
            (start - end.Start, length),
            _scanner.InnermostName,
            _scanner.ScopeVersion
        );
    }

    private void CloseRow()
    {
        if (_rowOpen)
            _sink.EndRow(_row);
        _rowOpen = false;
    }

    private void ReadCell()
    {
        PlaceCell();
        var type = CellType.Number;
        if (_scanner.TryGetRawAttribute("t"u8, out var name))
            type = TypeOf(name);
        var seen = new CellBegin(_scanner);
        var hasFormula = false;
        var hasValue = false;
        var hasInline = false;
        _value.Clear();
        if (!_scanner.IsEmpty)
        {
            var depth = _scanner.Depth;
            while (_scanner.Read() is var token && !(token == XmlToken.End && _scanner.Depth < depth))
            {
                if (token != XmlToken.Start)
                    continue;
                if (_scanner.IsSpreadsheet("v"u8))
                {
                    hasValue = true;
                    RichTextReader.ReadText(_scanner, ref _value);
                }
                else if (_scanner.IsSpreadsheet("is"u8))
                {
                    hasInline = true;
                    _inline.Clear();
                    RichTextReader.Read(_scanner, ref _inline);
                }
                else
                {
                    hasFormula |= _scanner.IsSpreadsheet("f"u8);
                    _scanner.Skip();
                }
            }
        }

        if (!hasFormula && ShapeValueOf(type, hasValue, hasInline) is { } shape)
            Learn(seen, shape);
        Emit(type, hasFormula, hasValue, hasInline);
    }

    // The value is the cell's only text, so its place is known, and everything around it the scanner has found in
    // order.
    private void Learn(in CellBegin seen, ShapeValue shape)
    {
        if (!seen.HasReference || seen.Window != _scanner.WindowVersion || seen.Scopes != _scanner.ScopeVersion)
            return;
        var end = _scanner.Place;
        var value = (Start: end, Length: 0);
        if (shape != ShapeValue.Nothing)
        {
            var read =
                shape == ShapeValue.Text && !_inline.Bytes.IsEmpty && _value.Bytes.IsEmpty
                    ? _inline.Bytes
                    : _value.Bytes;
            if (_scanner.TextCount != seen.Texts + 1 || _scanner.HasReferences)
                return;
            value = (_scanner.TextStart, read.Length);
            if (!_scanner.Window.Slice(value.Start, value.Length).SequenceEqual(read))
                return;
        }
        else if (_scanner.TextCount != seen.Texts)
        {
            return;
        }

        _shapes.Learn(
            _scanner.Window[seen.Start..end],
            (seen.ReferenceStart - seen.Start, seen.ReferenceLength),
            (value.Start - seen.Start, value.Length),
            shape,
            seen.Scopes
        );
    }

    // Null for what is rare, and for what means more than its value says.
    private ShapeValue? ShapeValueOf(CellType type, bool hasValue, bool hasInline)
    {
        if (!hasValue && !hasInline)
            return ShapeValue.Nothing;
        if (hasValue && hasInline)
            return null;
        if (hasInline)
            return _inline.Bytes.IsEmpty ? null : ShapeValue.Text;
        if (_value.Bytes.IsEmpty)
            return null;
        return type switch
        {
            CellType.Number => ShapeValue.Number,
            CellType.SharedText => ShapeValue.SharedText,
            CellType.Text or CellType.InlineText => ShapeValue.Text,
            _ => null,
        };
    }

    private void PlaceCell()
    {
        var column = _column + 1;
        if (_scanner.TryGetRawAttribute("r"u8, out var reference))
        {
            if (!CellReference.TryParse(reference, out var row, out column) || row != _row)
                throw WorkbookFormatException.Damaged("A cell's name does not fit its row.");
        }

        if (column > SheetLimits.Columns)
            throw WorkbookFormatException.TooLarge("Too many columns.");
        _column = column;
    }

    private void Emit(CellType type, bool hasFormula, bool hasValue, bool hasInline)
    {
        var value = _value.Bytes;
        if (hasInline && (type == CellType.InlineText || value.IsEmpty))
            EmitText(_inline.Bytes, _inline.Characters);
        else if (value.IsEmpty)
        {
            // A formula that gives an empty text is saved with an empty value; any other without one was never
            // calculated.
            if (hasFormula && !(type == CellType.Text && hasValue))
                _sink.Cell(
                    new Cell
                    {
                        Row = _row,
                        Column = _column,
                        Kind = CellKind.Empty,
                        TextId = -1,
                    }
                );
        }
        else if (type == CellType.SharedText)
            EmitShared(SharedTextId(value));
        else if (type is CellType.Text or CellType.InlineText)
            EmitText(value, _value.Characters);
        else if (type == CellType.Number && CellNumber.IsNumber(value))
            EmitValue(CellKind.Number, value);
        else if (type == CellType.Number)
            EmitText(value, _value.Characters);
        else
            EmitValue(type == CellType.Boolean ? CellKind.Boolean : CellKind.Error, value);
    }

    private void EmitValue(CellKind kind, ReadOnlySpan<byte> value) =>
        _sink.Cell(
            new Cell
            {
                Row = _row,
                Column = _column,
                Kind = kind,
                TextId = -1,
                Raw = value,
            }
        );

    private void EmitShared(int textId)
    {
        _texts.CountReference(textId);
        if (_texts.IsEmpty(textId))
            return;
        _sink.Cell(
            new Cell
            {
                Row = _row,
                Column = _column,
                Kind = CellKind.Text,
                TextId = textId,
            }
        );
    }

    private void EmitText(ReadOnlySpan<byte> text, int characters)
    {
        if (text.IsEmpty)
            return;
        _texts.CountCharacters(characters);
        _sink.Cell(
            new Cell
            {
                Row = _row,
                Column = _column,
                Kind = CellKind.Text,
                TextId = -1,
                Raw = text,
            }
        );
    }

    private int SharedTextId(ReadOnlySpan<byte> value)
    {
        if (_sharedStart < 0)
            (_sharedStart, _sharedCount) = _workbook.SharedStrings();
        var index = 0L;
        foreach (var digit in value.Trim(" \t\r\n"u8))
        {
            if (digit is < (byte)'0' or > (byte)'9')
                throw WorkbookFormatException.Damaged("A reference to a shared string that is no number.");
            index = Math.Min((index * 10) + (digit - '0'), int.MaxValue);
        }

        return index < _sharedCount
            ? _sharedStart + (int)index
            : throw WorkbookFormatException.Damaged("A reference to a shared string that is not there.");
    }

    private static CellType TypeOf(ReadOnlySpan<byte> name) =>
        name switch
        {
            [(byte)'s'] => CellType.SharedText,
            [(byte)'n'] => CellType.Number,
            [(byte)'b'] => CellType.Boolean,
            [(byte)'e'] => CellType.Error,
            _ when name.SequenceEqual("inlineStr"u8) => CellType.InlineText,
            // str, d (a date as text), and whatever is not known: never a number by accident.
            _ => CellType.Text,
        };

    // Where the cells of a row ended, and what must not have changed since.
    private readonly struct RowEnd(XmlScanner scanner)
    {
        private readonly bool _isThere = true;
        private readonly int _window = scanner.WindowVersion;
        private readonly int _scopes = scanner.ScopeVersion;
        private readonly int _nameLength = scanner.InnermostName.Length;

        public readonly int Start = scanner.Place;

        /// <summary>The row that has just begun has the same name, too: its end tag is in view.</summary>
        public bool IsOf(XmlScanner row) =>
            _isThere
            && _window == row.WindowVersion
            && _scopes == row.ScopeVersion
            && _nameLength == row.InnermostName.Length
            && row.Window[Start..].StartsWith("</"u8)
            && row.Window[(Start + 2)..].StartsWith(row.InnermostName);
    }

    // Where a cell began, and what would show that something happened in it that shapes do not know.
    private readonly struct CellBegin
    {
        public CellBegin(XmlScanner scanner)
        {
            Start = scanner.TagStart;
            Window = scanner.WindowVersion;
            Scopes = scanner.ScopeVersion;
            Texts = scanner.TextCount;
            HasReference = scanner.TryGetAttributePlace("r"u8, out ReferenceStart, out ReferenceLength);
        }

        public readonly int Start;
        public readonly int Window;
        public readonly int Scopes;
        public readonly int Texts;
        public readonly bool HasReference;
        public readonly int ReferenceStart;
        public readonly int ReferenceLength;
    }

    private enum CellType
    {
        Number,
        SharedText,
        InlineText,
        Text,
        Boolean,
        Error,
    }
}

using Ita.Workbooks.Xlsx.Package;
using Ita.Workbooks.Xlsx.Xml;

namespace Ita.Workbooks.Xlsx.Sheets;

/// <summary>Reads a worksheet part and hands its filled cells on. Rows and cells may lack references and come in any order.</summary>
internal sealed class SheetReader : IDisposable
{
    private readonly XlsxWorkbook _workbook;
    private readonly TextPool _texts;
    private readonly ICellSink _sink;
    private readonly XmlScanner _scanner;
    private TextBuilder _value;
    private TextBuilder _inline;
    private int _row;
    private int _column;
    private bool _rowOpen;
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
        if (!_scanner.IsSpreadsheet("worksheet"u8)) throw WorkbookFormatException.Damaged("The sheet is something else.");
        while (_scanner.Read() is var token && token != XmlToken.None)
        {
            if (token != XmlToken.Start) continue;
            if (_scanner.IsSpreadsheet("sheetData"u8)) ReadRows();
            else _scanner.Skip();
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
        if (_scanner.IsEmpty) return;
        var depth = _scanner.Depth;
        while (_scanner.Read() is var token && !(token == XmlToken.End && _scanner.Depth < depth))
        {
            if (token != XmlToken.Start) continue;
            if (_scanner.IsSpreadsheet("row"u8)) ReadRow();
            else _scanner.Skip();
        }
    }

    private void ReadRow()
    {
        OpenRow();
        if (_scanner.IsEmpty) return;
        var depth = _scanner.Depth;
        while (_scanner.Read() is var token && !(token == XmlToken.End && _scanner.Depth < depth))
        {
            if (token != XmlToken.Start) continue;
            if (_scanner.IsSpreadsheet("c"u8)) ReadCell();
            else _scanner.Skip();
        }
    }

    // Rows of one number that follow each other are one row.
    private void OpenRow()
    {
        var row = _row + 1;
        if (_scanner.TryGetRawAttribute("r"u8, out var reference) && !CellReference.TryParseRow(reference, out row)) throw WorkbookFormatException.Damaged("A row's number is none.");
        if (row > WorkbookLimits.Rows) throw WorkbookFormatException.TooLarge("Too many rows.");
        if (row != _row) CloseRow();
        if (row != _row) _column = 0;
        _row = row;
        _rowOpen = true;
    }

    private void CloseRow()
    {
        if (_rowOpen) _sink.EndRow(_row);
        _rowOpen = false;
    }

    private void ReadCell()
    {
        PlaceCell();
        var type = CellType.Number;
        if (_scanner.TryGetRawAttribute("t"u8, out var name)) type = TypeOf(name);
        var hasFormula = false;
        var hasValue = false;
        var hasInline = false;
        _value.Clear();
        if (!_scanner.IsEmpty)
        {
            var depth = _scanner.Depth;
            while (_scanner.Read() is var token && !(token == XmlToken.End && _scanner.Depth < depth))
            {
                if (token != XmlToken.Start) continue;
                if (_scanner.IsSpreadsheet("v"u8))
                {
                    hasValue = true;
                    RichText.ReadText(_scanner, ref _value);
                }
                else if (_scanner.IsSpreadsheet("is"u8))
                {
                    hasInline = true;
                    _inline.Clear();
                    RichText.Read(_scanner, ref _inline);
                }
                else
                {
                    hasFormula |= _scanner.IsSpreadsheet("f"u8);
                    _scanner.Skip();
                }
            }
        }

        Tell(type, hasFormula, hasValue, hasInline);
    }

    private void PlaceCell()
    {
        var column = _column + 1;
        if (_scanner.TryGetRawAttribute("r"u8, out var reference))
        {
            if (!CellReference.TryParse(reference, out var row, out column) || row != _row) throw WorkbookFormatException.Damaged("A cell's name does not fit its row.");
        }

        if (column > WorkbookLimits.Columns) throw WorkbookFormatException.TooLarge("Too many columns.");
        _column = column;
    }

    private void Tell(CellType type, bool hasFormula, bool hasValue, bool hasInline)
    {
        var value = _value.Bytes;
        if (hasInline && (type == CellType.InlineText || value.IsEmpty)) TellText(ref _inline);
        else if (value.IsEmpty)
        {
            // A formula that gives an empty text is saved with an empty value; any other without one was never calculated.
            if (hasFormula && !(type == CellType.Text && hasValue)) _sink.Cell(new Cell { Row = _row, Column = _column, Kind = CellKind.Empty, TextId = -1 });
        }
        else if (type == CellType.SharedText) TellShared(SharedTextId(value));
        else if (type is CellType.Text or CellType.InlineText) TellText(ref _value);
        else if (type == CellType.Number && CellNumber.TryParse(value, out _)) TellValue(CellKind.Number);
        else if (type == CellType.Number) TellText(ref _value);
        else TellValue(type == CellType.Boolean ? CellKind.Boolean : CellKind.Error);
    }

    private void TellValue(CellKind kind) => _sink.Cell(new Cell { Row = _row, Column = _column, Kind = kind, TextId = -1, Raw = _value.Bytes });

    private void TellShared(int textId)
    {
        _texts.CountReference(textId);
        if (_texts.Bytes(textId).IsEmpty) return;
        _sink.Cell(new Cell { Row = _row, Column = _column, Kind = CellKind.Text, TextId = textId });
    }

    private void TellText(ref TextBuilder text)
    {
        if (text.Bytes.IsEmpty) return;
        _texts.CountCharacters(text.Characters);
        var id = _texts.Intern(text.Bytes, text.Characters);
        _sink.Cell(new Cell { Row = _row, Column = _column, Kind = CellKind.Text, TextId = id, Raw = text.Bytes });
    }

    private int SharedTextId(ReadOnlySpan<byte> value)
    {
        if (_sharedStart < 0) (_sharedStart, _sharedCount) = _workbook.SharedStrings();
        var index = 0L;
        foreach (var digit in value.Trim(" \t\r\n"u8))
        {
            if (digit is < (byte)'0' or > (byte)'9') throw WorkbookFormatException.Damaged("A reference to a shared string that is no number.");
            index = Math.Min((index * 10) + (digit - '0'), int.MaxValue);
        }

        return index < _sharedCount ? _sharedStart + (int)index : throw WorkbookFormatException.Damaged("A reference to a shared string that is not there.");
    }

    private static CellType TypeOf(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'s'] => CellType.SharedText,
        [(byte)'n'] => CellType.Number,
        [(byte)'b'] => CellType.Boolean,
        [(byte)'e'] => CellType.Error,
        _ when name.SequenceEqual("inlineStr"u8) => CellType.InlineText,
        // str, d (a date as text), and whatever is not known: never a number by accident.
        _ => CellType.Text,
    };

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

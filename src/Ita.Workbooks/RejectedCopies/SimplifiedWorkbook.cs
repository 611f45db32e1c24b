using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ita.OpenXml;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Reading;
using Ita.OpenXml.Writing;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// A workbook written anew from what the reader finds in its cells, for where ClosedXML cannot open the workbook itself:
/// values in place of formulas, a formula's error as text; hidden sheets stay hidden. Nothing comes along that could
/// run, lead elsewhere or break: no formulas, links, names, drawings, comments, tables or rules.
/// </summary>
internal sealed class SimplifiedWorkbook
{
    /// <summary>As many as ClosedXML may be given as a part; what is longer is no questionnaire.</summary>
    private const int MostCharacters = 16 * 1024 * 1024;

    private SimplifiedWorkbook(byte[] content, IReadOnlyDictionary<string, string> formerNames)
    {
        Content = content;
        FormerNames = formerNames;
    }

    /// <summary>The .xlsx file.</summary>
    public byte[] Content { get; }

    /// <summary>What sheets were called whose names Excel does not take, by the name they have now.</summary>
    public IReadOnlyDictionary<string, string> FormerNames { get; }

    /// <param name="workbook">The file.</param>
    /// <param name="withFormats">With styles, column widths and merged cells.</param>
    /// <param name="cancellationToken">Looked at while reading.</param>
    /// <returns>Null where the workbook has no sheet of cells.</returns>
    /// <exception cref="WorkbookFormatException">The reader does not read it, or it is too large to be copied.</exception>
    /// <exception cref="System.Xml.XmlException">Its styles are malformed; only with formats.</exception>
    public static SimplifiedWorkbook? Of(
        ReadOnlyMemory<byte> workbook,
        bool withFormats,
        CancellationToken cancellationToken
    )
    {
        using var file = new MemoryStream(workbook.ToArray(), writable: false);
        using var opened = XlsxWorkbook.Open(file, "", WorkbookLimits.Reading, cancellationToken);
        var (styles, styleCount) = withFormats ? ReadStyles(opened) : (StylesRepair.Plain, 1);
        var names = new SheetNames();
        var layouts = ImmutableArray.CreateBuilder<SheetLayout>();
        var sheets = new List<IReadOnlyList<HeldCell>>();
        var cells = new CellList(opened.Texts);
        foreach (var sheet in opened.Sheets.Where(sheet => sheet.Part is not null))
        {
            opened.ReadSheet(sheet, cells);
            var formats = withFormats ? opened.ReadFormats(sheet, CopyLimits.Inspection) : null;
            sheets.Add(cells.Take(formats?.Styles, styleCount));
            layouts.Add(
                new SheetLayout(names.Add(sheet.Name))
                {
                    IsHidden = sheet.IsHidden,
                    Widths = [.. formats?.Widths ?? []],
                    Merged = [.. formats?.Merged ?? []],
                }
            );
        }

        if (sheets.Count == 0)
            return null;
        using var buffer = new PooledBuffer();
        using (var package = new PackageWriter(buffer))
            WorkbookPackage.Write(package, layouts.ToImmutable(), styles, sheets, WriteRows);
        return new SimplifiedWorkbook(buffer.Written.ToArray(), names.Former);
    }

    private static (string Part, int Count) ReadStyles(XlsxWorkbook workbook)
    {
        using var part = workbook.OpenStyles();
        if (part is null)
            return (StylesRepair.Plain, 1);
        var (styles, count) = StylesRepair.OfCells(StylesRepair.Load(part));
        return count == 0 ? (StylesRepair.Plain, 1) : (styles, count);
    }

    private static void WriteRows(SheetWriter writer, int index, List<IReadOnlyList<HeldCell>> sheets)
    {
        var row = 0;
        foreach (var cell in sheets[index])
        {
            if (cell.Row != row)
            {
                if (row > 0)
                    writer.EndRow();
                row = cell.Row;
                writer.BeginRow(row);
            }

            Write(writer, cell);
        }

        if (row > 0)
            writer.EndRow();
    }

    private static void Write(SheetWriter writer, in HeldCell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Number:
                writer.WriteNumber(cell.Row, cell.Column, cell.Text, cell.Style);
                break;
            case CellKind.Boolean:
                writer.WriteBoolean(cell.Row, cell.Column, cell.Text != "0", cell.Style);
                break;
            case CellKind.Empty:
                writer.WriteEmpty(cell.Row, cell.Column, cell.Style);
                break;
            default:
                writer.WriteEscaped(cell.Row, cell.Column, cell.Text, cell.Style);
                break;
        }
    }

    /// <param name="Row">From 1.</param>
    /// <param name="Column">From 1.</param>
    /// <param name="Kind">What it holds; empty where it only has a style.</param>
    /// <param name="Text">As the file has it, escapes of SpreadsheetML included.</param>
    /// <param name="Style">Its place among the styles.</param>
    private readonly record struct HeldCell(int Row, int Column, CellKind Kind, string Text, int Style);

    // The cells of one sheet after the other, within what may be copied of all of them.
    private sealed class CellList(TextPool texts) : ICellSink
    {
        private readonly Dictionary<int, string> _shared = [];
        private readonly Dictionary<(int Row, int Column), (CellKind Kind, string Text)> _cells = [];
        private int _taken;
        private long _characters;

        public void Cell(in Cell cell)
        {
            if (cell.Kind == CellKind.Empty)
                return;
            var text = cell.TextId < 0 ? Encoding.UTF8.GetString(cell.Raw) : Shared(cell.TextId);
            _characters += text.Length;
            _cells[(cell.Row, cell.Column)] = (cell.Kind, text);
            if (_taken + _cells.Count > CopyLimits.Inspection.Cells || _characters > MostCharacters)
                throw WorkbookFormatException.TooLarge("Too many cells to be copied.");
        }

        public void EndRow(int row) { }

        public IReadOnlyList<HeldCell> Take(IReadOnlyDictionary<(int Row, int Column), int>? styles, int styleCount)
        {
            var cells = new List<HeldCell>(_cells.Count);
            foreach (var ((row, column), (kind, text)) in _cells)
                cells.Add(new HeldCell(row, column, kind, text, StyleOf(row, column)));
            foreach (var (row, column) in (styles?.Keys ?? []).Where(place => !_cells.ContainsKey(place)))
            {
                if (StyleOf(row, column) is > 0 and var style)
                    cells.Add(new HeldCell(row, column, CellKind.Empty, "", style));
            }

            _taken += _cells.Count;
            _cells.Clear();
            cells.Sort((one, other) => (one.Row, one.Column).CompareTo((other.Row, other.Column)));
            return cells;

            int StyleOf(int row, int column) =>
                styles?.GetValueOrDefault((row, column)) is { } style && style < styleCount ? style : 0;
        }

        private string Shared(int textId)
        {
            if (!_shared.TryGetValue(textId, out var text))
                _shared.Add(textId, text = Encoding.UTF8.GetString(texts.Bytes(textId)));
            return text;
        }
    }

    // Excel takes 31 characters, some of which it refuses, and no name twice.
    private sealed class SheetNames
    {
        private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, string> _former = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, string> Former => _former;

        public string Add(string name)
        {
            var stem = new string([.. name.Select(c => IsAllowed(c) ? c : '-')]).Trim('\'');
            var allowed = stem.Length is > 0 and <= CopyLimits.SheetNameCharacters ? stem : Cut(stem, "…");
            for (var i = 2; !_taken.Add(allowed); i++)
                allowed = Cut(stem, string.Create(CultureInfo.InvariantCulture, $"… {i}"));
            if (allowed != name)
                _former.Add(allowed, name);
            return allowed;
        }

        private static bool IsAllowed(char c) =>
            !char.IsControl(c) && !@"[]:*?/\".Contains(c, StringComparison.Ordinal);

        // At the end of a word: half a number would name another part of the EIT.
        private static string Cut(string name, string end)
        {
            var room = CopyLimits.SheetNameCharacters - end.Length;
            if (name.Length > room)
                name = name[..(name.LastIndexOfAny([' ', '-', '_'], room) is > 0 and var last ? last : room)];
            return name + end;
        }
    }
}

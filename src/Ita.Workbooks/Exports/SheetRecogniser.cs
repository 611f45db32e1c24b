using System.Globalization;
using Ita.Assessment.Submissions;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Recognition;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Looks at a sheet's first rows, decides what it is, and hands the rows under the header to the table that reads them.
/// Where the file has rows out of order, so that one of the first comes late, the sheet has to be read a second time,
/// with the head known.
/// </summary>
internal sealed class SheetRecogniser(SheetContext context) : ICellSink, IDisposable
{
    private readonly SheetHead _head = new(context.Texts);
    private readonly List<ISheetTable> _tables = [];
    private (int Row, HeaderCell Cell)? _otherAnswers;
    private IndicatorName? _names;
    private WorkbookKind? _kind;
    private int _headerRow;
    private int _itemHeaderRow;
    private bool _isDecided;
    private bool _isReadingAgain;

    // Where nothing is left to decide: the table of answers, and the row behind which cells are its alone.
    private AnswerTable? _answers;
    private int _answersBehind;

    // A sheet of respondents asks for no indicator's name.
    private IndicatorName Names => _names ??= new IndicatorName(context.Frameworks);

    /// <summary>The sheet must be read again: a row of the head came after rows that were reported already.</summary>
    public bool NeedsSecondReading { get; private set; }

    /// <summary>Not one cell is filled.</summary>
    public bool IsEmpty { get; private set; } = true;

    public void Cell(in Cell cell)
    {
        if (_answers is not null && cell.Row > _answersBehind)
        {
            _answers.Cell(cell);
            return;
        }

        if (cell.Kind != CellKind.Empty)
            IsEmpty = false;
        if (cell.Row <= WorkbookLimits.HeadRows && !_isReadingAgain)
        {
            _head.Add(cell);
            NeedsSecondReading |= _isDecided;
            if (NeedsSecondReading)
                _answers = null;
            return;
        }

        if (!_isDecided)
            Decide(replay: true);
        if (NeedsSecondReading || cell.Row <= _headerRow)
            return;
        for (var i = 0; i < _tables.Count; i++)
            _tables[i].Cell(cell);
    }

    public void EndRow(int row)
    {
        if (
            !_isDecided
            || NeedsSecondReading
            || row <= _headerRow
            || (row <= WorkbookLimits.HeadRows && !_isReadingAgain)
        )
            return;
        for (var i = 0; i < _tables.Count; i++)
            _tables[i].EndRow(row);
    }

    public IMarkedRow? MarksOf(int row) => row > _answersBehind ? _answers : null;

    /// <summary>Starts the second reading, in which every row goes to the tables as it comes.</summary>
    public void StartAgain()
    {
        NeedsSecondReading = false;
        _isReadingAgain = true;
        _tables.Clear();
        _kind = null;
        Decide(replay: false);
    }

    /// <summary>The parts found, and the totals a summary gives; none where nothing was recognised.</summary>
    public (IReadOnlyList<PartCandidate> Parts, IReadOnlyList<GivenTotal> Totals) Finish()
    {
        if (!_isDecided)
            Decide(replay: true);
        var found = _tables.Select(table => (Table: table, Parts: table.Finish())).ToList();
        var first = found.Find(table => table.Parts.Count > 0);
        if (first.Table is null)
            return ([], []);
        if (_otherAnswers is { } other)
            first
                .Parts[0]
                .Problems.Add(
                    NoticeCode.ColumnAmbiguousTable,
                    other.Row,
                    other.Cell.Column,
                    value: other.Cell.DisplayText,
                    detail: _headerRow.ToString(CultureInfo.InvariantCulture)
                );
        // Indicators among the items are subtotals; in a table of their own they are results that are not taken.
        foreach (var ignored in found.Where(table => table.Table is SummaryTable && table.Table != first.Table))
        {
            if (((SummaryTable)ignored.Table).Header.Row == _itemHeaderRow)
                continue;
            foreach (var part in ignored.Parts.Where(part => part.Tally is not null))
                first.Parts[0].Warnings.Add(NoticeCode.LessDetailedIgnored, value: part.Instrument.ToString());
        }

        return (first.Parts, first.Table is SummaryTable summary ? summary.Totals : []);
    }

    /// <summary>
    /// What the sheet looks like where nothing of a survey was recognised, or where it holds results of several agencies.
    /// </summary>
    public WorkbookKind FindKind() => _kind ??= KindOf(_head.Rows(SheetKindFinder.Columns));

    /// <summary>
    /// Where nothing was recognised: the first item number or indicator, which lacks a column of scores or answers.
    /// Null where there is neither.
    /// </summary>
    public (string Key, int Row, int Column, string Text)? FindUnread()
    {
        if (_head.FindItem() is { } item)
            return (NoticeCode.NothingRecognisedItems, item.Row, item.Cell.Column, item.Cell.DisplayText);
        foreach (var (row, cells) in _head.Rows())
        {
            if (Names.Find(cells, namesIndicators: false) is { } cell)
                return (NoticeCode.NothingRecognisedIndicators, row, cell.Column, cell.DisplayText);
        }

        return null;
    }

    public void Dispose() => _head.Dispose();

    private void Decide(bool replay)
    {
        _isDecided = true;
        if (_head.FindAnswerHeader() is { } answers)
        {
            _headerRow = answers.Row;
            _answers = new AnswerTable(context, answers.Row, answers.Cells);
            _answersBehind = Math.Max(_headerRow, _isReadingAgain ? 0 : WorkbookLimits.HeadRows);
            _tables.Add(_answers);
            _otherAnswers = answers.OtherTable;
        }
        else
        {
            AddScoreTables();
        }

        if (!replay)
            return;
        foreach (var table in _tables)
            _head.Replay(_headerRow, table);
    }

    private static WorkbookKind KindOf(IEnumerable<(int Row, List<RowCell> Cells)> rows)
    {
        var finder = new SheetKindFinder();
        foreach (var (row, cells) in rows)
            finder.Add(row, cells);
        return finder.Find();
    }

    // A table headed ข้อ and คะแนน may list items or indicators: the rows will tell. One of several agencies is not
    // read as one agency's.
    private void AddScoreTables()
    {
        if (FindKind() == WorkbookKind.PublishedResults)
        {
            _headerRow = int.MaxValue;
            return;
        }

        // Row by row, twice: a hostile head is large.
        var scores = ScoreHeader.Find(_head.Rows(), context.Framework.FiscalYear);
        var summary = SummaryHeader.Find(_head.Rows(), context.Framework.FiscalYear, Names);
        _itemHeaderRow = scores?.Row ?? 0;
        if (scores is not null)
            _tables.Add(new ItemScoreTable(context, scores));
        if (summary is not null)
            _tables.Add(new SummaryTable(context, summary, Names));
        _headerRow = Math.Min(scores?.Row ?? int.MaxValue, summary?.Row ?? int.MaxValue);
    }
}

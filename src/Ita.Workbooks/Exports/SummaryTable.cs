using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Layout 3: one row per indicator, one column of scores per fiscal year; the results of earlier years.
/// </summary>
internal sealed class SummaryTable(SheetContext context, SummaryHeader header, IndicatorName names)
    : RowTable(context.Texts),
        ISheetTable
{
    private readonly SortedDictionary<int, IndicatorRow> _rows = [];
    private readonly List<(int Row, RowCell Cell, int Indicator)> _again = [];
    private readonly Dictionary<int, ScoreColumn> _columns = header.Columns.ToDictionary(
        column => column.Column,
        _ => new ScoreColumn()
    );
    private readonly Dictionary<int, HeadKind> _kinds = header.Head.ToDictionary(
        column => column.Column,
        column => column.Kind
    );
    private readonly int _firstScores = header.Columns.First(column => !column.IsPossible).Column;
    private readonly HeadAgain _header = new(header.Head, context.Framework.FiscalYear);
    private readonly List<(int Row, int Column)> _formulas = [];
    private readonly List<(int Row, IndicatorReading Reading)> _mismatches = [];
    private readonly NoticeList _problems = new(context.Place.File, context.Place.Sheet);

    // Rows that only a rank's column numbers; they count where its numbers agree with names and never disagree.
    private readonly SortedDictionary<(int Column, int Indicator), IndicatorRow> _ranked = [];
    private readonly HashSet<int> _agreeing = [];
    private readonly HashSet<int> _disagreeing = [];
    private (int Row, RowCell Cell)? _otherTable;
    private bool _isKnown;

    /// <summary>The totals the sheet gives, by year, to be held against ours.</summary>
    public List<GivenTotal> Totals { get; } = [];

    /// <summary>Where the table begins.</summary>
    public (int Row, int Column) Header => (header.Row, _firstScores);

    public IReadOnlyList<PartCandidate> Finish()
    {
        if (!header.NamesIndicators && !_isKnown)
            return [];
        foreach (var (key, row) in _ranked)
        {
            if (header.NamesIndicators && _agreeing.Contains(key.Column) && !_disagreeing.Contains(key.Column))
                Keep(key.Indicator, row);
        }

        var candidates = new List<PartCandidate>();
        foreach (var year in header.Columns.GroupBy(column => column.Year))
        {
            if (context.Frameworks.Find(year.Key) is not { } framework)
                continue;
            // A column in which no indicator has a score is not one to be mistaken for another.
            var filled = year.Where(column => _rows.Values.Any(row => row.Scores.ContainsKey(column.Column))).ToList();
            if (filled.Find(column => !column.IsPossible) is not { } taken)
                continue;
            if (filled.Count > 1)
                ColumnChoice.Ambiguous(filled[0].Head, filled[1].Head, year.Key).AddTo(_problems);
            foreach (var row in _rows.Values)
                _columns[taken.Column].Inspect(row.Row, row.Scores.GetValueOrDefault(taken.Column));
            candidates.AddRange(
                framework
                    .WholeInstruments.Select(whole =>
                        Candidate(framework, whole.Instrument, taken.Column, isSure: filled.Count == 1)
                    )
                    .OfType<PartCandidate>()
            );
        }

        Report(candidates);
        return candidates;
    }

    protected override void Row(int row, IReadOnlyList<RowCell> cells)
    {
        if (row <= header.Row)
            return;
        var scores = cells.Where(cell => _columns.ContainsKey(cell.Column)).ToList();
        var labels = cells
            .Where(cell => cell.Kind != CellKind.Empty && cell.Column < _firstScores && IsLabel(cell.Column))
            .ToList();
        var reading = names.Read(
            labels,
            column => KindOf(column) == HeadKind.Rank,
            column => KindOf(column) is HeadKind.Indicator or HeadKind.Item
        );
        if (reading.Cell is null)
        {
            TakeTotal(row, labels, scores);
            if ((_otherTable is not { } other || row < other.Row) && _header.FindDifference(row, cells) is { } cell)
                _otherTable = (row, cell);
            return;
        }

        if (!reading.IsKnown && !header.NamesIndicators)
            return;
        _isKnown |= reading.IsKnown;
        if (reading.Mismatch is not null && _mismatches.Count < WorkbookLimits.NoticesListed)
            _mismatches.Add((row, reading));
        if (reading.RankColumn > 0 && (reading.IsKnown || reading.Id == 0))
            (reading.RankAgrees ? _agreeing : _disagreeing).Add(reading.RankColumn);
        if (reading.Id > 0 && (reading.IsKnown || reading.Mismatch is null))
            Take(row, reading, scores);
    }

    private void Take(int row, IndicatorReading reading, List<RowCell> scores)
    {
        foreach (var score in scores)
        {
            if (score.Kind == CellKind.Empty && _formulas.Count < WorkbookLimits.NoticesListed)
                _formulas.Add((row, score.Column));
        }

        var filled = scores
            .Where(score => score.Kind != CellKind.Empty && !(score.IsText && score.Text.Length == 0))
            .ToDictionary(score => score.Column);
        var found = new IndicatorRow(row, reading.Cell!, filled);
        if (reading.IsKnown || reading.RankColumn == 0)
            Keep(reading.Id, found);
        else if (!_ranked.TryAdd((reading.RankColumn, reading.Id), found))
            Again(reading.Id, found);
    }

    // Rows may come in any order; of two the one further down is the second.
    private void Keep(int indicator, IndicatorRow found)
    {
        if (_rows.TryAdd(indicator, found))
            return;
        var there = _rows[indicator];
        if (there.Row > found.Row)
            (_rows[indicator], found) = (found, there);
        Again(indicator, found);
    }

    private void Again(int indicator, IndicatorRow row)
    {
        if (_again.Count < WorkbookLimits.NoticesListed)
            _again.Add((row.Row, row.Cell, indicator));
    }

    private HeadKind KindOf(int column) => _kinds.GetValueOrDefault(column);

    private bool IsLabel(int column) => KindOf(column) is not (HeadKind.NoScore or HeadKind.PossibleScore);

    private void TakeTotal(int row, List<RowCell> labels, List<RowCell> scores)
    {
        if (Totals.Count >= WorkbookLimits.NoticesListed || !labels.Any(IsTotal) || labels.Any(NamesInstrument))
            return;
        foreach (var score in scores.Where(score => score.Number is not null))
        {
            var column = header.Columns.Single(column => column.Column == score.Column);
            if (!column.IsPossible)
                Totals.Add(new GivenTotal(context.Place, column.Year, row, score));
        }
    }

    private static bool IsTotal(RowCell cell) =>
        cell.IsText
        && (
            cell.Text.Contains("รวม", StringComparison.Ordinal)
            || cell.Text.Equals("total", StringComparison.OrdinalIgnoreCase)
            || cell.Text.Equals("คะแนน ITA", StringComparison.OrdinalIgnoreCase)
        );

    private static bool NamesInstrument(RowCell cell) =>
        cell.IsText
        && (
            cell.Text.Contains("IIT", StringComparison.OrdinalIgnoreCase)
            || cell.Text.Contains("EIT", StringComparison.OrdinalIgnoreCase)
            || cell.Text.Contains("OIT", StringComparison.OrdinalIgnoreCase)
        );

    private PartCandidate? Candidate(Framework framework, Instrument instrument, int column, bool isSure)
    {
        var candidate = new PartCandidate(context.Place, instrument, TallyLayout.IndicatorScores, framework.FiscalYear)
        {
            Header = (header.Row, column),
            TableProblems = _problems,
        };
        var tallies = new List<IndicatorTally>();
        var indicators = framework.IndicatorsOf(instrument).ToList();
        foreach (var indicator in indicators)
        {
            if (!_rows.TryGetValue(indicator.Id, out var row) || !row.Scores.TryGetValue(column, out var cell))
                continue;
            // Which column counts is not known: nothing is read of any.
            if (!isSure)
                return candidate;
            if (
                _columns[column]
                    .Read(row.Row, cell, indicator.Id.ToString(CultureInfo.InvariantCulture), candidate.Problems) is
                { } score
            )
                tallies.Add(new IndicatorTally(indicator.Id, score));
        }

        if (tallies.Count == 0 && candidate.Problems.Count == 0 && _columns[column].Share is null)
            return null;
        // An instrument counts when all of its indicators are there.
        if (tallies.Count == indicators.Count)
            candidate.Tally = new PartTally
            {
                Instrument = instrument,
                Layout = TallyLayout.IndicatorScores,
                Indicators = [.. tallies],
            };
        return candidate;
    }

    private void Report(List<PartCandidate> candidates)
    {
        foreach (var column in _columns.Values)
        {
            if (column.Share is { } share)
                _problems.Add(
                    NoticeCode.ScoreOutOfRangeShare,
                    share.Row,
                    share.Cell.Column,
                    value: share.Cell.DisplayText
                );
        }

        foreach (var (row, reading) in _mismatches)
            _problems.Add(
                reading.Id > 0 ? NoticeCode.IndicatorMismatch : NoticeCode.IndicatorMismatchName,
                row,
                reading.Mismatch!.Column,
                reading.Id > 0 ? reading.Id.ToString(CultureInfo.InvariantCulture) : null,
                reading.Mismatch.DisplayText,
                reading.Cell!.DisplayText
            );
        foreach (var (row, cell, indicator) in _again)
            _problems.Add(
                NoticeCode.ItemDuplicate,
                row,
                cell.Column,
                indicator.ToString(CultureInfo.InvariantCulture),
                cell.DisplayText
            );
        if (_otherTable is { } other && candidates.Count > 0)
            _problems.Add(
                NoticeCode.ColumnAmbiguousTable,
                other.Row,
                other.Cell.Column,
                value: other.Cell.DisplayText,
                detail: header.Row.ToString(CultureInfo.InvariantCulture)
            );
        // What is wrong must be said even where nothing is left to count.
        if (candidates.Count == 0 && _mismatches.Count > 0)
            candidates.Add(
                new PartCandidate(
                    context.Place,
                    Instrument.IIT,
                    TallyLayout.IndicatorScores,
                    context.Framework.FiscalYear
                )
                {
                    Header = Header,
                    TableProblems = _problems,
                }
            );
        if (candidates.Count == 0)
            return;
        foreach (var (row, column) in _formulas)
            candidates[0].Warnings.Add(NoticeCode.FormulaWithoutValue, row, column);
    }

    private sealed record IndicatorRow(int Row, RowCell Cell, Dictionary<int, RowCell> Scores);
}

/// <summary>A year's total as a summary gives it.</summary>
internal sealed record GivenTotal(SheetPlace Place, FiscalYear Year, int Row, RowCell Cell);

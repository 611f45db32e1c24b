using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;

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
    private readonly List<(int Row, int Column)> _formulas = [];
    private readonly NoticeList _problems = new(context.Place.File, context.Place.Sheet);

    /// <summary>The totals the sheet gives, by year, to be held against ours.</summary>
    public List<GivenTotal> Totals { get; } = [];

    public IReadOnlyList<PartCandidate> Finish()
    {
        var candidates = new List<PartCandidate>();
        if (!header.NamesIndicators && !_rows.Values.Any(row => row.IsKnown))
            return candidates;
        foreach (var (column, year) in header.Columns)
        {
            if (context.Frameworks.Find(year) is not { } framework)
                continue;
            candidates.AddRange(
                framework
                    .WholeInstruments.Select(whole => Candidate(framework, whole.Instrument, column))
                    .OfType<PartCandidate>()
            );
        }

        if (candidates.Count > 0)
            Report(candidates);
        return candidates;
    }

    protected override void Row(int row, IReadOnlyList<RowCell> cells)
    {
        if (row <= header.Row)
            return;
        var scores = cells.Where(cell => _columns.ContainsKey(cell.Column)).ToList();
        var labels = cells
            .Where(cell => cell.Kind != CellKind.Empty && cell.Column < header.Columns[0].Column)
            .ToList();
        var indicator = names.Read(labels, out var cell, out var isKnown);
        if (indicator == 0)
        {
            TakeTotal(row, labels, scores);
            return;
        }

        if (!isKnown && !header.NamesIndicators)
            return;
        foreach (var score in scores)
        {
            if (score.Kind == CellKind.Empty && _formulas.Count < WorkbookLimits.NoticesListed)
                _formulas.Add((row, score.Column));
            _columns[score.Column].Inspect(row, score);
        }

        var filled = scores
            .Where(score => score.Kind != CellKind.Empty && !(score.IsText && score.Text.Length == 0))
            .ToDictionary(score => score.Column);
        if (
            !_rows.TryAdd(indicator, new IndicatorRow(row, isKnown, filled))
            && _again.Count < WorkbookLimits.NoticesListed
        )
            _again.Add((row, cell!, indicator));
    }

    private void TakeTotal(int row, List<RowCell> labels, List<RowCell> scores)
    {
        if (Totals.Count >= WorkbookLimits.NoticesListed || !labels.Any(IsTotal) || labels.Any(NamesInstrument))
            return;
        foreach (var score in scores.Where(score => score.Number is not null))
        {
            var year = header.Columns.First(column => column.Column == score.Column).Year;
            Totals.Add(new GivenTotal(context.Place, year, row, score));
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

    private PartCandidate? Candidate(Framework framework, Instrument instrument, int column)
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
        var first = candidates[0];
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

        foreach (var (row, cell, indicator) in _again)
            _problems.Add(
                NoticeCode.ItemDuplicate,
                row,
                cell.Column,
                indicator.ToString(CultureInfo.InvariantCulture),
                cell.DisplayText
            );
        foreach (var (row, column) in _formulas)
            first.Warnings.Add(NoticeCode.FormulaWithoutValue, row, column);
    }

    private sealed record IndicatorRow(int Row, bool IsKnown, Dictionary<int, RowCell> Scores);
}

/// <summary>A year's total as a summary gives it.</summary>
internal sealed record GivenTotal(SheetPlace Place, FiscalYear Year, int Row, RowCell Cell);

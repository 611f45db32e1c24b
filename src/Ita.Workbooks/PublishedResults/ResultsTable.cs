using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.PublishedResults;

/// <summary>Layout 4: the lines below the header, one for each agency.</summary>
internal sealed class ResultsTable(
    Framework framework,
    ResultsHead head,
    HeadReader reader,
    AgencyDirectory agencies,
    NoticeList problems,
    NoticeList warnings
)
{
    private const int LeastCounted = 3;

    // Rows that sum agencies up, whatever follows; no agency is called so.
    private static readonly string[] s_sums = ["เฉลี่ย", "ค่าเฉลี่ย", "คะแนนเฉลี่ย", "ภาพรวม"];

    private readonly Dictionary<int, ScoreColumn> _columns = head.Indicators.Values.ToDictionary(
        field => field,
        _ => new ScoreColumn()
    );

    /// <summary>The lines of agencies, in order.</summary>
    public List<ResultLine> Lines { get; } = [];

    /// <summary>Reads the lines below the header; what is wrong with them goes to the problems.</summary>
    public void Read(IEnumerable<TableLine> lines)
    {
        foreach (var problem in head.Problems)
            Report(problem);
        CheckTitles();
        // Without a sure header the lines say nothing.
        if (head.Problems.Count > 0)
            return;
        var before = problems.Count;
        foreach (var line in lines.Where(line => line.Number > head.LastLine))
        {
            if (!Read(line))
                break;
        }

        ReadScores();
        if (Lines.Count == 0 && problems.Count == before)
            problems.Add(NoticeCode.NoRespondentsAgencies, head.Anchor.Row, head.Anchor.Column);
    }

    // Another year's results must not be taken for this one's.
    private void CheckTitles()
    {
        foreach (var cell in head.Titles)
        {
            var years = TitleYears.In(cell.Cell.Text);
            if (years.Any(year => year != framework.FiscalYear.Value))
                problems.Add(
                    NoticeCode.YearMismatchTitle,
                    cell.Row,
                    cell.Column,
                    value: cell.Cell.DisplayText,
                    detail: framework.FiscalYear.ToString()
                );
        }
    }

    // False where another table begins.
    private bool Read(TableLine line)
    {
        var filled = line.Cells.Where(cell => cell.IsFilled).ToList();
        if (filled.Count == 0 || head.Lines.Contains(ResultsHead.Signature(line)) || CountsFields(filled))
            return true;
        if (FindOtherHead(filled) is { } other)
        {
            Report(
                new TableProblem(
                    NoticeCode.ColumnAmbiguousTable,
                    other,
                    null,
                    other.Cell.DisplayText,
                    Number(head.Anchor.Row)
                )
            );
            return false;
        }

        var stated = new StatedAgency(
            Agency(line, MeaningKind.AgencyCode),
            Agency(line, MeaningKind.AgencyName),
            Agency(line, MeaningKind.District),
            Agency(line, MeaningKind.ProvinceCode),
            Agency(line, MeaningKind.Province)
        );
        var hasScores = head.Indicators.Values.Any(field => line.Filled(field) is not null);
        var answer = stated.Code is null && stated.Name is null ? null : agencies.Find(stated);
        if (answer?.Code is { } code && (agencies.HasRegistry || !IsSum(filled)))
        {
            // Without a registry a footnote may look like a code.
            if (hasScores || agencies.HasRegistry || code.Value.Any(char.IsAsciiDigit))
                Lines.Add(new ResultLine(code, (stated.Code ?? stated.Name)!.Value, line));
            return true;
        }

        // Headings between the agencies and notes below them have no scores, rows that sum up have no agency.
        if (!hasScores || IsSum(filled))
            return true;
        Report(answer?.Problem ?? new TableProblem(NoticeCode.AgencyUnknownRow, PlaceOfAgency(line), null, null, null));
        return true;
    }

    private GridCell PlaceOfAgency(TableLine line)
    {
        var field = head.Agency.GetValueOrDefault(MeaningKind.AgencyCode, head.Anchor.Field);
        if (line.Find(field) is { } cell)
            return cell;
        // An empty place, named by where it would be.
        var at = line.Cells[0];
        return at with { Field = field, Cell = at.Cell with { Column = at.IsTurned ? line.Number : field } };
    }

    private GridCell? Agency(TableLine line, MeaningKind kind) =>
        head.Agency.TryGetValue(kind, out var field) ? line.Filled(field) : null;

    private static bool IsSum(List<GridCell> filled)
    {
        var first = filled.Find(cell => cell.Cell.IsText && cell.Cell.Number is null);
        return first.Cell is { } cell
            && (
                ClosingRow.IsOpenedBy(cell.DisplayText)
                || s_sums.Any(word => cell.Label.StartsWith(word, StringComparison.Ordinal))
            );
    }

    // (1) (2) (3) below the header counts the table's columns.
    private static bool CountsFields(List<GridCell> filled)
    {
        if (filled.Count < LeastCounted)
            return false;
        var last = 0;
        foreach (var cell in filled)
        {
            if (
                !int.TryParse(
                    cell.Cell.Label.Trim('(', ')', '[', ']'),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                || number != last + 1
            )
                return false;
            last = number;
        }

        return true;
    }

    private GridCell? FindOtherHead(List<GridCell> filled)
    {
        var indicators = 0;
        foreach (var cell in filled)
        {
            var kind = cell.Cell.IsText ? reader.Read(cell.Cell).Kind : MeaningKind.None;
            if (kind is MeaningKind.AgencyCode or MeaningKind.AgencyName)
                return cell;
            if (kind == MeaningKind.Indicator && ++indicators == 2)
                return cell;
        }

        return null;
    }

    private void ReadScores()
    {
        foreach (var (_, field) in head.Indicators)
        {
            foreach (var line in Lines)
            {
                if (line.Line.Filled(field) is { } cell)
                    _columns[field].Inspect(cell.Row, cell.Cell);
            }

            if (_columns[field].Share is { } share)
                problems.Add(
                    NoticeCode.ScoreOutOfRangeShare,
                    share.Row,
                    share.Cell.Column,
                    value: share.Cell.DisplayText
                );
        }

        foreach (var line in Lines)
        {
            foreach (var (indicator, field) in head.Indicators)
            {
                if (line.Line.Find(field) is not { } cell)
                    continue;
                if (cell.Cell.Kind == CellKind.Empty)
                    warnings.Add(NoticeCode.FormulaWithoutValue, cell.Row, cell.Column);
                else if (
                    cell.IsFilled && _columns[field].Read(cell.Row, cell.Cell, Number(indicator), problems) is { } score
                )
                    line.Scores[indicator] = score;
            }

            line.Parts = Parts(line);
        }
    }

    // An instrument counts when all of its indicators are there.
    private ImmutableArray<PartTally> Parts(ResultLine line) =>
        [
            .. framework
                .WholeInstruments.Select(whole =>
                    (
                        whole.Instrument,
                        Indicators: framework.IndicatorsOf(whole.Instrument).Select(indicator => indicator.Id).ToList()
                    )
                )
                .Where(whole => whole.Indicators.TrueForAll(line.Scores.ContainsKey))
                .Select(whole => new PartTally
                {
                    Instrument = whole.Instrument,
                    Layout = TallyLayout.IndicatorScores,
                    Indicators = [.. whole.Indicators.Select(id => new IndicatorTally(id, line.Scores[id]))],
                }),
        ];

    private void Report(TableProblem problem) =>
        problems.Add(problem.Key, problem.Cell.Row, problem.Cell.Column, problem.Item, problem.Value, problem.Detail);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A line of an agency.</summary>
/// <param name="Agency">Whose it is.</param>
/// <param name="Cell">The cell that says so.</param>
/// <param name="Line">All that it says.</param>
internal sealed record ResultLine(AgencyCode Agency, GridCell Cell, TableLine Line)
{
    /// <summary>By indicator, 0 to 100.</summary>
    public Dictionary<int, decimal> Scores { get; } = [];

    /// <summary>The instruments that are whole.</summary>
    public ImmutableArray<PartTally> Parts { get; set; } = [];
}

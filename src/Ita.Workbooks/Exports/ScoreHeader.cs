using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>The columns of a table with one row per item (docs/workbooks.md, layout 2).</summary>
internal sealed class ScoreHeader
{
    // Kept with an item of the OIT; of two such columns the first.
    private static readonly string[] RemarkHeads = ["url", "คำอธิบาย", "ข้อเสนอแนะ"];

    /// <summary>The last row of the header.</summary>
    public required int Row { get; init; }

    /// <summary>Where the item's number may stand, by column; all that do must agree.</summary>
    public required IReadOnlyList<int> ItemColumns { get; init; }

    /// <summary>0 for none; then <see cref="ResultColumn"/> counts.</summary>
    public required int ScoreColumn { get; init; }

    /// <summary>มี or ไม่มี; 0 for none.</summary>
    public required int ResultColumn { get; init; }

    public required int RespondentsColumn { get; init; }

    public required int UrlColumn { get; init; }

    public required int ExplanationColumn { get; init; }

    public required int SuggestionColumn { get; init; }

    /// <summary>What every column with a header is.</summary>
    public required IReadOnlyList<HeadColumn> Columns { get; init; }

    /// <summary>Why it is not sure which column counts; none may be read then.</summary>
    public required IReadOnlyList<HeadProblem> Problems { get; init; }

    /// <summary>Reads the rows above the first item as a header; null if they are none.</summary>
    public static ScoreHeader? Find(IEnumerable<(int Row, List<RowCell> Cells)> rows, FiscalYear year)
    {
        var head = new TableHead();
        var remarks = new int[RemarkHeads.Length];
        foreach (var (row, cells) in rows)
        {
            if (cells.Exists(cell => head.ItemColumns.Contains(cell.Column) && HasItem(cell)))
            {
                head.Close();
                break;
            }

            head.Add(row, cells);
            for (var i = 0; i < remarks.Length; i++)
            {
                if (remarks[i] == 0)
                    remarks[i] = cells.Find(cell => cell.Is(RemarkHeads[i]))?.Column ?? 0;
            }
        }

        if (head.ItemColumns.Count == 0)
            return null;
        var columns = head.Columns();
        var choice = new ColumnChoice(year);
        // What might be a score under another name counts only beside one that is.
        var scores = columns.Where(column => column.Kind is HeadKind.Score or HeadKind.MeanScore).ToList();
        var results = columns.Where(column => column.Kind == HeadKind.Result).ToList();
        if (scores.Count == 0 && results.Count == 0)
            return null;
        var figures = (scores.Count > 0 ? scores : results)
            .Concat(columns.Where(column => column.Kind is HeadKind.PossibleScore or HeadKind.Year))
            .OrderBy(column => column.Column)
            .ToList();
        var figure = choice.Take(figures, isDemanded: true);
        var respondents = choice.Take(
            [.. columns.Where(column => column.Kind == HeadKind.Respondents)],
            isDemanded: false
        );
        return new ScoreHeader
        {
            Row = head.LastRow,
            ItemColumns = [.. head.ItemColumns],
            ScoreColumn = scores.Count > 0 ? figure : 0,
            ResultColumn = scores.Count > 0 ? 0 : figure,
            RespondentsColumn = respondents,
            UrlColumn = remarks[0],
            ExplanationColumn = remarks[1],
            SuggestionColumn = remarks[2],
            Columns = columns,
            Problems = choice.Problems,
        };
    }

    private static bool HasItem(RowCell cell) => cell.IsText && ItemNumber.TryRead(cell.Text, out _);
}

/// <summary>What is wrong with a header.</summary>
internal readonly record struct HeadProblem(string Key, int Row, int Column, string? Value, string? Detail)
{
    public void AddTo(NoticeList problems) => problems.Add(Key, Row, Column, value: Value, detail: Detail);
}

/// <summary>
/// Which of several columns counts: the one of the path's year, if it alone names that year and all others name other
/// years. Never the first.
/// </summary>
internal sealed class ColumnChoice(FiscalYear year)
{
    private readonly List<HeadProblem> _problems = [];

    public IReadOnlyList<HeadProblem> Problems => _problems;

    /// <summary>The column that counts; 0 where there is none, or a problem.</summary>
    /// <param name="candidates">The columns that could be it, by column.</param>
    /// <param name="isDemanded">One of another year is a problem, and not merely left aside.</param>
    public int Take(IReadOnlyList<HeadColumn> candidates, bool isDemanded)
    {
        if (candidates.Count == 0)
            return 0;
        if (candidates.Count == 1)
        {
            var only = candidates[0];
            if (only.Year == 0 || only.Year == year.Value)
                return only.Column;
            if (isDemanded)
                _problems.Add(
                    new HeadProblem(
                        NoticeCode.YearMismatchColumn,
                        only.Row,
                        only.Column,
                        only.Year.ToString(CultureInfo.InvariantCulture),
                        year.ToString()
                    )
                );
            return 0;
        }

        var ofThisYear = candidates.Where(column => column.Year == 0 || column.Year == year.Value).ToList();
        if (ofThisYear is [{ Year: not 0, Kind: not (HeadKind.PossibleScore or HeadKind.Year) } taken])
            return taken.Column;
        var (first, second) = ofThisYear.Count >= 2 ? (ofThisYear[0], ofThisYear[1]) : (candidates[0], candidates[1]);
        _problems.Add(Ambiguous(first, second, year));
        return 0;
    }

    /// <summary>Two columns that could both be it: named at the second, with the first's letter.</summary>
    public static HeadProblem Ambiguous(HeadColumn first, HeadColumn second, FiscalYear year) =>
        new(
            second.Kind == HeadKind.Respondents ? NoticeCode.ColumnAmbiguousRespondents : NoticeCode.ColumnAmbiguous,
            second.Row,
            second.Column,
            CellReference.ToColumn(first.Column),
            year.ToString()
        );
}

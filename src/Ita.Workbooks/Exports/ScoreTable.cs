using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.Exports;

/// <summary>Layout 2: one row per item, with its score; for the OIT also with มี or ไม่มี.</summary>
internal sealed class ScoreTable(SheetContext context, ScoreHeader header) : RowTable(context.Texts), ISheetTable
{
    private static readonly string[] Present = ["มี", "ผ่าน", "✓", "✔"];
    private static readonly string[] Absent = ["ไม่มี", "ไม่ผ่าน", "✗", "✘"];

    private readonly Dictionary<(ItemId Id, bool IsZero), ScoreRow> _rows = [];
    private readonly List<(int Row, RowCell Cell, ItemNumber Number)> _again = [];
    private readonly List<(int Row, int Column)> _formulas = [];
    private readonly ScoreColumn _scores = new();

    public IReadOnlyList<PartCandidate> Finish()
    {
        // A zero is the letter o only in a sheet without i and e numbers.
        var hasLetters = _rows.Keys.Any(key => key.Id.Letter != 'o');
        var counted = _rows.Values.Where(row => !(hasLetters && row.Number.IsZero)).OrderBy(row => row.Row).ToList();
        var again = _again.Where(row => !(hasLetters && row.Number.IsZero)).ToList();
        var candidates = new List<PartCandidate>();
        foreach (var letter in counted.GroupBy(row => row.Number.Letter))
        {
            var candidate = context.NewCandidate(
                letter.Key,
                TallyLayout.ItemScores,
                (header.Row, header.ItemColumns[0])
            );
            foreach (var (row, cell, number) in again.Where(row => row.Number.Letter == letter.Key))
                candidate.Problems.Add(
                    NoticeCode.ItemDuplicate,
                    row,
                    cell.Column,
                    number.Id.ToString(),
                    cell.DisplayText
                );
            Close(candidate, WithoutTwins(letter, candidate.Problems));
            candidates.Add(candidate);
        }

        if (candidates.Count > 0)
        {
            foreach (var (row, column) in _formulas)
                candidates[0].Warnings.Add(NoticeCode.FormulaWithoutValue, row, column);
        }

        return candidates;
    }

    protected override void Row(int row, IReadOnlyList<RowCell> cells)
    {
        if (row <= header.Row)
            return;
        var (itemCell, number) = FindItem(cells);
        if (itemCell is null)
            return;
        var score = Filled(cells, header.ScoreColumn);
        _scores.Inspect(row, score);
        foreach (var cell in cells)
        {
            if (
                cell.Kind == CellKind.Empty
                && (
                    cell.Column == header.ScoreColumn || (header.ScoreColumn == 0 && cell.Column == header.ResultColumn)
                )
                && _formulas.Count < WorkbookLimits.NoticesListed
            )
                _formulas.Add((row, cell.Column));
        }

        var found = new ScoreRow
        {
            Row = row,
            Number = number,
            ItemCell = itemCell,
            Score = score,
            Result = Filled(cells, header.ResultColumn),
            Respondents = Filled(cells, header.RespondentsColumn) is { } asked ? CountText.Read(asked) : null,
            Url = Remark(cells, header.UrlColumn),
            Explanation = Remark(cells, header.ExplanationColumn),
            Suggestion = Remark(cells, header.SuggestionColumn),
        };
        if (_rows.TryAdd((number.Id, number.IsZero), found))
            return;
        if (_rows[(number.Id, number.IsZero)].Row > row)
        {
            // Rows may come in any order; the one further down is the second.
            var earlier = _rows[(number.Id, number.IsZero)];
            _rows[(number.Id, number.IsZero)] = found;
            (row, itemCell) = (earlier.Row, earlier.ItemCell);
        }

        if (_again.Count < WorkbookLimits.NoticesListed)
            _again.Add((row, itemCell, number));
    }

    // o12 and ๐๑๒ are one item.
    private static List<ScoreRow> WithoutTwins(IEnumerable<ScoreRow> rows, NoticeList problems)
    {
        var kept = new Dictionary<ItemId, ScoreRow>();
        foreach (var row in rows)
        {
            if (!kept.TryAdd(row.Number.Id, row))
                problems.Add(
                    NoticeCode.ItemDuplicate,
                    row.Row,
                    row.ItemCell.Column,
                    row.Number.Id.ToString(),
                    row.ItemCell.DisplayText
                );
        }

        return [.. kept.Values];
    }

    private (RowCell? Cell, ItemNumber Number) FindItem(IReadOnlyList<RowCell> cells)
    {
        foreach (var column in header.ItemColumns)
        {
            if (Filled(cells, column) is { IsText: true } cell && ItemNumber.TryRead(cell.Text, out var number))
                return (cell, number);
        }

        return default;
    }

    private static RowCell? Filled(IReadOnlyList<RowCell> cells, int column)
    {
        if (column == 0)
            return null;
        foreach (var cell in cells)
        {
            if (cell.Column == column)
                return cell.Kind == CellKind.Empty || (cell.IsText && cell.Text.Length == 0) ? null : cell;
        }

        return null;
    }

    private static string? Remark(IReadOnlyList<RowCell> cells, int column)
    {
        if (Filled(cells, column) is not { } cell)
            return null;
        var text = cell.Text;
        return text.Length <= WorkbookLimits.CharactersKeptOfRemark
            ? text
            : text[..WorkbookLimits.CharactersKeptOfRemark];
    }

    private void Close(PartCandidate candidate, List<ScoreRow> rows)
    {
        var problems = candidate.Problems;
        var byId = rows.ToDictionary(row => row.Number.Id);
        var items = new List<ItemTally>();
        foreach (var row in rows)
        {
            var id = row.Number.Id;
            var item = context.Framework.FindItem(id);
            if (item is null || (id.IsSubItem && context.Framework.FindSubItem(id) is null))
                problems.Add(
                    NoticeCode.ItemUnknown,
                    row.Row,
                    row.ItemCell.Column,
                    id.ToString(),
                    row.ItemCell.DisplayText
                );
            else if (!id.IsSubItem || !byId.ContainsKey(id.Item))
                items.AddRange(Read(row, item, problems));
        }

        if (_scores.Share is { } share && rows.Any(row => row.Score is not null))
            problems.Add(NoticeCode.ScoreOutOfRangeShare, share.Row, share.Cell.Column, value: share.Cell.DisplayText);
        if (candidate.Instrument == Instrument.OIT)
            items.AddRange(
                PartWarnings.OfUnlisted(
                    context.Framework,
                    candidate.Warnings,
                    [.. rows.Select(row => new ItemTally { Id = row.Number.Id })]
                )
            );
        else
            DemandAll(candidate.Instrument, byId, problems);
        candidate.Tally = new PartTally
        {
            Instrument = candidate.Instrument,
            Layout = TallyLayout.ItemScores,
            Respondents = candidate.Instrument == Instrument.OIT ? null : rows.Max(row => row.Respondents),
            Items = [.. items.OrderBy(item => item.Id)],
        };
    }

    private IEnumerable<ItemTally> Read(ScoreRow row, Item item, NoticeList problems)
    {
        var isOit = item.Instrument == Instrument.OIT;
        var score = isOit && header.ScoreColumn == 0 ? ReadResult(row, item, problems) : ReadScore(row, item, problems);
        if (score is null)
            return [];
        return
        [
            new ItemTally
            {
                Id = row.Number.Id,
                Score = score,
                Respondents = row.Respondents,
                Url = isOit ? row.Url : null,
                Explanation = isOit ? row.Explanation : null,
                Suggestion = isOit ? row.Suggestion : null,
            },
        ];
    }

    private decimal? ReadScore(ScoreRow row, Item item, NoticeList problems)
    {
        var id = row.Number.Id.ToString();
        if (row.Score is not { } cell)
        {
            var column = header.ScoreColumn > 0 ? header.ScoreColumn : row.ItemCell.Column;
            problems.Add(NoticeCode.ScoreMissing, row.Row, column, id);
            return null;
        }

        if (_scores.Read(row.Row, cell, id, problems) is not { } score)
            return null;
        if (item.Instrument != Instrument.OIT || item.Scale is not { } scale || scale.ChoiceOfPoints(score) is not null)
            return score;
        var points = string.Join(
            ", ",
            scale
                .Choices.Select(choice => choice.Points)
                .Order()
                .Select(value => value.ToString(CultureInfo.InvariantCulture))
        );
        problems.Add(NoticeCode.ScoreOutOfRangeChoice, row.Row, cell.Column, id, cell.DisplayText, points);
        return null;
    }

    private decimal? ReadResult(ScoreRow row, Item item, NoticeList problems)
    {
        var id = row.Number.Id.ToString();
        if (row.Result is not { } cell)
        {
            problems.Add(NoticeCode.ScoreMissing, row.Row, header.ResultColumn, id);
            return null;
        }

        var scale = item.Scale!;
        // An emoji's variation selector is invisible.
        var label = ThaiText.NormaliseLabel(cell.DisplayText).Replace("\uFE0F", "", StringComparison.Ordinal);
        if (cell.IsText && scale.ChoiceOfNormalisedLabel(label) is { } choice)
            return scale.Choices[choice].Points;
        if (cell.IsText && Present.Contains(label))
            return scale.Choices.Max(each => each.Points);
        if (cell.IsText && Absent.Contains(label))
            return scale.Choices.Min(each => each.Points);
        var near = NearestChoice.Of(scale, cell.DisplayText);
        problems.Add(
            near is null ? NoticeCode.AnswerUnknown : NoticeCode.AnswerUnknownNear,
            row.Row,
            cell.Column,
            id,
            cell.DisplayText,
            near ?? "มี, ไม่มี"
        );
        return null;
    }

    private void DemandAll(Instrument instrument, Dictionary<ItemId, ScoreRow> rows, NoticeList problems)
    {
        foreach (var item in context.Framework.ItemsOf(instrument).Where(item => !rows.ContainsKey(item.Id)))
        {
            var missing = item.SubItems.Where(sub => !rows.ContainsKey(sub.Id)).ToList();
            if (missing.Count == item.SubItems.Length)
                problems.Add(NoticeCode.ItemMissing, item: item.Id.ToString());
            else
            {
                foreach (var sub in missing)
                    problems.Add(NoticeCode.ItemMissing, item: sub.Id.ToString());
            }
        }
    }
}

/// <summary>An item's row in a table of scores.</summary>
internal sealed record ScoreRow
{
    public required int Row { get; init; }

    public required ItemNumber Number { get; init; }

    /// <summary>The cell with the item's number.</summary>
    public required RowCell ItemCell { get; init; }

    /// <summary>Null for an empty cell.</summary>
    public RowCell? Score { get; init; }

    public RowCell? Result { get; init; }

    public int? Respondents { get; init; }

    public string? Url { get; init; }

    public string? Explanation { get; init; }

    public string? Suggestion { get; init; }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>Layout 2: one row per item, with its score; for the OIT also with มี or ไม่มี.</summary>
internal sealed partial class ItemScoreTable(SheetContext context, ScoreHeader header)
    : RowTable(context.Texts),
        ISheetTable
{
    private static readonly string[] Present = ["มี", "ผ่าน", "✓", "✔"];
    private static readonly string[] Absent = ["ไม่มี", "ไม่ผ่าน", "✗", "✘"];

    private readonly Dictionary<(ItemId Id, bool IsZero), ScoreRow> _rows = [];
    private readonly List<(int Row, RowCell Cell, ItemNumber Number)> _again = [];
    private readonly List<(int Row, int Column)> _formulas = [];
    private readonly ScoreColumn _scores = new();
    private readonly HeadAgain _header = new(header.Columns, context.Framework.FiscalYear);
    private readonly NoticeList _tableProblems = new(context.Place.File, context.Place.Sheet);
    private readonly ItemTexts _texts = new(context.Framework);
    private (int Row, RowCell Cell)? _otherTable;

    public IReadOnlyList<PartCandidate> Finish()
    {
        foreach (var problem in header.Problems)
            problem.AddTo(_tableProblems);
        if (_otherTable is { } other)
            _tableProblems.Add(
                NoticeCode.ColumnAmbiguousTable,
                other.Row,
                other.Cell.Column,
                value: other.Cell.DisplayText,
                detail: header.Row.ToString(CultureInfo.InvariantCulture)
            );
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
                (header.Row, header.ItemColumns[0]),
                _tableProblems
            );
            candidates.Add(candidate);
            // Which column counts is not known: nothing is read of any.
            if (header.Problems.Count > 0)
                continue;
            foreach (var (row, cell, number) in again.Where(row => row.Number.Letter == letter.Key))
                candidate.Problems.Add(
                    NoticeCode.ItemDuplicate,
                    row,
                    cell.Column,
                    number.Id.ToString(),
                    cell.DisplayText
                );
            Close(candidate, WithoutTwins(letter, candidate.Problems));
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
        var (itemCell, number) = FindItem(row, cells);
        if (itemCell is null)
        {
            if (
                (_otherTable is not { } other || row < other.Row) && _header.FindDifference(row, cells) is { } different
            )
                _otherTable = (row, different);
            return;
        }

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
            Text = number.Text.Length > 0 ? number.Text : TextBeside(cells, itemCell),
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

    // The number may stand in any of the columns; where it stands in two they must agree.
    private (RowCell? Cell, ItemNumber Number) FindItem(int row, IReadOnlyList<RowCell> cells)
    {
        (RowCell? Cell, ItemNumber Number) found = default;
        foreach (var column in header.ItemColumns)
        {
            if (Filled(cells, column) is not { IsText: true } cell || !ItemNumber.TryRead(cell.Text, out var number))
                continue;
            if (found.Cell is null)
            {
                found = (cell, number);
                continue;
            }

            // Beside an i or e number a zero is no letter.
            var mayDiffer =
                (number.IsZero && found.Number.Letter != 'o') || (found.Number.IsZero && number.Letter != 'o');
            if (number.Id != found.Number.Id && !mayDiffer)
                _tableProblems.Add(
                    NoticeCode.ColumnAmbiguousItem,
                    row,
                    column,
                    number.Id.ToString(),
                    found.Number.Id.ToString(),
                    CellReference.ToA1(row, found.Cell.Column)
                );
            else if (found.Number.IsZero && !number.IsZero)
                found = (cell, number);
        }

        return found;
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

    // The item's wording stands beside its number, if it is there.
    private string? TextBeside(IReadOnlyList<RowCell> cells, RowCell itemCell)
    {
        foreach (var cell in cells)
        {
            if (cell.Column <= itemCell.Column || cell.Kind == CellKind.Empty)
                continue;
            var isText =
                cell.IsText
                && cell.Column != header.UrlColumn
                && cell.Column != header.ExplanationColumn
                && cell.Column != header.SuggestionColumn;
            return isText ? cell.Text : null;
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
            else
            {
                if (Several().IsMatch(row.Number.Text))
                    problems.Add(
                        NoticeCode.ItemUnknownSeveral,
                        row.Row,
                        row.ItemCell.Column,
                        id.ToString(),
                        row.ItemCell.DisplayText
                    );
                else if (_texts.OtherItemOf(row) is { } other)
                    problems.Add(
                        NoticeCode.ItemUnknownText,
                        row.Row,
                        row.ItemCell.Column,
                        id.ToString(),
                        row.ItemCell.DisplayText,
                        other.ToString()
                    );
                if (!id.IsSubItem || !byId.ContainsKey(id.Item))
                    items.AddRange(Read(row, item, problems));
            }
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
        candidate.IsBlank = rows.TrueForAll(row => row.Score is null && row.Result is null);
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

    // o1-o9 in one cell: one score for several items is none of theirs.
    [GeneratedRegex(
        "^(?:[-–—,/&+]|ถึง|และ|to) ?(?:[ieo](?:it)?[ -]?[0-9]{1,3}(?![0-9]).*|[0-9]{1,3})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Several();
}

/// <summary>An item's row in a table of scores.</summary>
internal sealed record ScoreRow
{
    public required int Row { get; init; }

    public required ItemNumber Number { get; init; }

    /// <summary>The cell with the item's number.</summary>
    public required RowCell ItemCell { get; init; }

    /// <summary>What stands behind the number or beside it.</summary>
    public string? Text { get; init; }

    /// <summary>Null for an empty cell.</summary>
    public RowCell? Score { get; init; }

    public RowCell? Result { get; init; }

    public int? Respondents { get; init; }

    public string? Url { get; init; }

    public string? Explanation { get; init; }

    public string? Suggestion { get; init; }
}

/// <summary>
/// Tells whether the wording beside an item's number is another item's, as in a list of which only some columns were
/// sorted. Only of wordings that the framework is sure of: others may be the framework's mistake.
/// </summary>
internal sealed class ItemTexts(Framework framework)
{
    private readonly ILookup<string, ItemId> _items = framework
        .Indicators.SelectMany(indicator => indicator.Items)
        .Where(item => item is { Confidence: Confidence.High, TextTh.Length: > 0 })
        .ToLookup(item => ThaiText.NormaliseLabel(item.TextTh), item => item.Id);

    /// <summary>The item whose wording it is; null where it is the row's own, or nobody's.</summary>
    public ItemId? OtherItemOf(ScoreRow row)
    {
        var id = row.Number.Id.Item;
        if (row.Text is not { Length: > 0 } text || framework.FindItem(id)?.Confidence != Confidence.High)
            return null;
        var others = _items[ThaiText.NormaliseLabel(text)].Where(item => item.Letter == id.Letter).ToList();
        return others.Count == 0 || others.Contains(id) ? null : others[0];
    }
}

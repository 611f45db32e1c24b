using System.Globalization;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Exports;

namespace Ita.Workbooks.PublishedResults;

/// <summary>
/// Puts together what the header's lines say of each field. A header may take several: a title over several fields
/// (an instrument over its indicators, an indicator over its years) stands in the first of them, and the lines below
/// say more. Never the first of two fields that could be meant.
/// </summary>
internal sealed class HeadComposer
{
    private const int LeastIndicators = 3;
    private const int LargestCount = 100;

    private readonly Framework _framework;
    private readonly int _year;
    private readonly int _anchorLine;
    private readonly GridCell _anchor;
    private readonly List<HeadLine> _all;
    private readonly List<HeadLine> _lines;
    private readonly SortedDictionary<int, List<HeadLineCell>> _fields = [];
    private readonly Dictionary<MeaningKind, int> _agency = [];
    private readonly Dictionary<int, GridCell> _titles = [];
    private readonly Dictionary<int, int> _idOf = [];
    private readonly List<TableProblem> _problems = [];
    private int _mismatches;

    public HeadComposer(IReadOnlyList<HeadLine> lines, HeadLine anchor, Framework framework)
    {
        _framework = framework;
        _year = framework.FiscalYear.Value;
        _anchorLine = anchor.Number;
        var agencyFields = anchor.Cells.Where(cell => cell.NamesAgency).Select(cell => cell.Cell.Field).ToList();
        _anchor = anchor.Cells.Find(cell => cell.NamesAgency).Cell;
        _all =
        [
            .. lines.TakeWhile(line => line.Number <= anchor.Number),
            .. lines.SkipWhile(line => line.Number <= anchor.Number).TakeWhile(line => IsHead(line.Line, agencyFields)),
        ];
        // What stands above the first line that speaks of several fields is the table's title.
        _lines = _all[_all.FindIndex(line => line.Number == anchor.Number || IsAboutFields(line.Cells))..];
        foreach (var cell in _lines.SelectMany(line => line.Cells))
        {
            if (!_fields.TryGetValue(cell.Cell.Field, out var field))
                _fields.Add(cell.Cell.Field, field = []);
            field.Add(cell);
        }
    }

    /// <summary>Null where the lines are no header of a table of results.</summary>
    public ResultsHead? Compose()
    {
        FindAgencyFields();
        FindIndicators();
        if (_idOf.Values.Distinct().Count() + _mismatches < LeastIndicators)
            return null;
        var indicators = ChooseFields();
        var stated = StatedFields();
        return new ResultsHead
        {
            LastLine = _all[^1].Number,
            Anchor = _anchor,
            Agency = _agency,
            Indicators = indicators,
            Stated = stated,
            Titles = Titles(),
            Problems = _problems,
            Lines = _all.Select(line => ResultsHead.Signature(line.Line)).ToHashSet(StringComparer.Ordinal),
        };
    }

    // Below the anchor: nothing is said of an agency yet, and numbers are those of indicators, years or full marks.
    private static bool IsHead(TableLine line, List<int> agencyFields) =>
        line.Cells.Any(cell => cell.IsFilled)
        && agencyFields.TrueForAll(field => line.Filled(field) is null)
        && !ClosingRow.IsOpenedBy(line.Cells.First(cell => cell.IsFilled).Cell.DisplayText)
        && (line.Cells.All(cell => cell.Cell.Number is null or (> 2000 and < 3000)) || AreIndicators(line));

    private static bool AreIndicators(TableLine line) =>
        line.Cells.Where(cell => cell.Cell.Number is not null)
            .Select(cell => cell.Cell.Number!.Value)
            .Where(number => number is >= 1 and <= 10)
            .Distinct()
            .Count() == 10
        && line.Cells.All(cell => cell.Cell.Number is null || decimal.IsInteger(cell.Cell.Number.Value));

    private static bool IsAboutFields(List<HeadLineCell> cells) =>
        cells.Count(cell => cell.Meaning.Kind is MeaningKind.Indicator or MeaningKind.Number or MeaningKind.Instrument)
        >= 2;

    private void FindAgencyFields()
    {
        foreach (var (field, cells) in _fields)
        {
            foreach (var cell in cells.Where(cell => cell.Cell.Line >= _anchorLine && cell.Meaning.IsAgency))
            {
                if (!_agency.TryAdd(cell.Meaning.Kind, field) && _agency[cell.Meaning.Kind] != field)
                    Twice(_agency[cell.Meaning.Kind], cell.Cell);
            }
        }
    }

    // A field goes by its name; bare numbers count where they make the ten complete, or stand beside names.
    private void FindIndicators()
    {
        foreach (var (field, cells) in _fields)
        {
            foreach (var cell in cells.Where(cell => cell.Meaning.Kind == MeaningKind.Indicator))
            {
                if (cell.Meaning.IsMismatch || !Agrees(field, cell.Meaning.Id))
                    Mismatch(cell.Cell);
                else
                    (_idOf[field], _titles[field]) = (cell.Meaning.Id, cell.Cell);
            }
        }

        var numbered = new Dictionary<int, (int Id, GridCell Cell)>();
        foreach (var line in _lines)
        {
            var numbers = line.Cells.Where(cell => cell.Meaning.Kind == MeaningKind.Number).ToList();
            if (CountsFields(line.Cells, numbers))
                continue;
            foreach (var number in numbers)
            {
                var field = number.Cell.Field;
                if (_idOf.TryGetValue(field, out var id) ? id != number.Meaning.Id : !IsAlike(numbered, number))
                    Mismatch(number.Cell);
                else if (!_idOf.ContainsKey(field))
                    numbered[field] = (number.Meaning.Id, number.Cell);
            }
        }

        var named = _idOf.Values.ToHashSet();
        var wanted = _framework
            .Indicators.Select(indicator => indicator.Id)
            .Where(id => !named.Contains(id))
            .ToHashSet();
        if (wanted.Count == 0 || !wanted.IsSubsetOf(numbered.Values.Select(number => number.Id)))
            return;
        foreach (var (field, number) in numbered.Where(number => wanted.Contains(number.Value.Id)))
            (_idOf[field], _titles[field]) = (number.Id, number.Cell);
    }

    private static bool IsAlike(Dictionary<int, (int Id, GridCell Cell)> numbered, HeadLineCell number) =>
        !numbered.TryGetValue(number.Cell.Field, out var known) || known.Id == number.Meaning.Id;

    // Numbers that go on beyond the indicators count the table's columns.
    private bool CountsFields(List<HeadLineCell> line, List<HeadLineCell> numbers) =>
        line.Exists(cell =>
            cell.Cell.Cell.Number is > 10 and < LargestCount || cell.Cell.Cell.Label.Trim('(', ')') is "11" or "12"
        )
        || numbers.Exists(number =>
            _agency.ContainsValue(number.Cell.Field)
            || _fields[number.Cell.Field]
                .Exists(cell => cell.Meaning.Kind is MeaningKind.Total or MeaningKind.Level or MeaningKind.NoScore)
        );

    // A field that has two names, or one under another instrument's title.
    private bool Agrees(int field, int id)
    {
        if (_idOf.TryGetValue(field, out var known) && known != id)
            return false;
        var instrument = _framework.Indicators.FirstOrDefault(indicator => indicator.Id == id)?.Instrument;
        return instrument is not null
            && !_fields[field]
                .Exists(cell => cell.Meaning.Kind == MeaningKind.Instrument && cell.Meaning.Instrument != instrument);
    }

    private Dictionary<int, int> ChooseFields()
    {
        var candidates = _idOf
            .Select(title => Candidate(title.Value, title.Key, _titles[title.Key].Line))
            .Concat(_fields.Where(field => !IsOwn(field.Key)).Select(field => CoveredBy(field.Key)))
            .OfType<ScoreField>()
            .OrderBy(candidate => candidate.Field)
            .ToLookup(candidate => candidate.Id);
        var chosen = new Dictionary<int, int>();
        foreach (var indicator in _framework.Indicators)
        {
            var fields = candidates[indicator.Id].ToList();
            var ofYear = fields.Where(field => field.Year == 0 || field.Year == _year).ToList();
            var item = indicator.Id.ToString(CultureInfo.InvariantCulture);
            if (fields.Count == 0 || fields is [{ IsSure: false }])
            {
                // Where a header contradicts itself, the indicator that it was meant to name is no other problem.
                if (_mismatches > 0)
                    continue;
                _problems.Add(
                    new TableProblem(NoticeCode.ItemMissingIndicator, _anchor, item, indicator.NameTh, indicator.NameTh)
                );
            }
            else if (fields is [{ } only])
            {
                if (ofYear.Count == 1)
                    chosen.Add(indicator.Id, only.Field);
                else
                    _problems.Add(
                        new TableProblem(
                            NoticeCode.YearMismatchTitle,
                            only.Cell,
                            item,
                            only.Cell.Cell.DisplayText,
                            _framework.FiscalYear.ToString()
                        )
                    );
            }
            else if (ofYear is [{ Year: > 0, IsSure: true } taken])
                chosen.Add(indicator.Id, taken.Field);
            else
                Twice((ofYear.Count >= 2 ? ofYear : fields)[0].Field, (ofYear.Count >= 2 ? ofYear : fields)[1].Cell);
        }

        return chosen;
    }

    private bool IsOwn(int field) =>
        _idOf.ContainsKey(field)
        || _agency.ContainsValue(field)
        || _fields[field]
            .Exists(cell =>
                cell.Meaning.Kind
                    is MeaningKind.Indicator
                        or MeaningKind.Instrument
                        or MeaningKind.Total
                        or MeaningKind.Level
            );

    // A field without a title of its own, below one that stands to its left.
    private ScoreField? CoveredBy(int field)
    {
        var top = _fields[field][0];
        foreach (var line in Enumerable.Reverse(_lines).Where(line => line.Number < top.Cell.Line))
        {
            if (line.LeftOf(field) is not { } left)
                continue;
            return _idOf.TryGetValue(left.Cell.Field, out var id) && _titles[left.Cell.Field].Line == line.Number
                ? Candidate(id, field, line.Number)
                : null;
        }

        return null;
    }

    // What stands below the title says whether the field holds the scores, and which year's.
    private ScoreField? Candidate(int id, int field, int title)
    {
        var year = 0;
        var isSure = true;
        var at = _fields[field][0].Cell;
        foreach (var (cell, meaning) in _fields[field])
        {
            if (cell.Line < title)
                continue;
            if (meaning.Kind is MeaningKind.NoScore or MeaningKind.Level or MeaningKind.Total)
                return null;
            if (meaning.FullMarks is not (null or 100))
                return null;
            if (meaning.Kind is MeaningKind.Other or MeaningKind.PossibleScore)
                isSure = false;
            if (meaning.Year < 0 || (meaning.Year > 0 && year > 0 && year != meaning.Year))
                (year, isSure) = (-1, false);
            else if (meaning.Year > 0)
                year = meaning.Year;
            at = cell;
        }

        return new ScoreField(id, field, at, year, isSure);
    }

    // Only to be held against ours: what another year's or a part's is, and what it is not sure whose, is passed over.
    private List<StatedField> StatedFields()
    {
        var stated = new List<(StatedField Field, GridCell Cell, string Text)>();
        foreach (var (field, cells) in _fields)
        {
            if (_idOf.ContainsKey(field) || _agency.ContainsValue(field))
                continue;
            if (cells.Exists(cell => cell.Meaning.Year != 0 && cell.Meaning.Year != _year))
                continue;
            var kinds = cells.Select(cell => cell.Meaning.Kind).ToList();
            if (kinds.Contains(MeaningKind.Indicator))
                continue;
            var title = cells.FindIndex(cell =>
                cell.Meaning.Kind is MeaningKind.Instrument or MeaningKind.Total or MeaningKind.Level
            );
            if (title < 0 || cells[(title + 1)..].Exists(IsNothingStated))
                continue;
            var marks = cells.Select(cell => cell.Meaning.FullMarks).LastOrDefault(marks => marks is not null);
            var meaning = cells[title].Meaning;
            var covering = CoveringTitle(field, cells[0].Cell.Line);
            if (
                covering is MeaningKind.Indicator
                || (covering is MeaningKind.Instrument && kinds[title] != MeaningKind.Instrument)
            )
                continue;
            stated.Add(
                (
                    new StatedField(field, meaning.Kind, meaning.Instrument, marks),
                    cells[title].Cell,
                    cells[title].Cell.Cell.Label
                )
            );
        }

        foreach (
            var same in stated.GroupBy(field =>
                (field.Field.Kind, field.Field.Instrument, field.Field.FullMarks, field.Text)
            )
        )
        {
            foreach (var again in same.Skip(1))
                Twice(same.First().Field.Field, again.Cell);
        }

        return [.. stated.Select(field => field.Field)];
    }

    private static bool IsNothingStated(HeadLineCell cell) =>
        cell.Meaning is { Kind: MeaningKind.NoScore, FullMarks: null } or { Kind: MeaningKind.Level };

    private MeaningKind CoveringTitle(int field, int top)
    {
        foreach (var line in Enumerable.Reverse(_lines).Where(line => line.Number < top))
        {
            if (line.LeftOf(field) is not { } left)
                continue;
            return _idOf.ContainsKey(left.Cell.Field) && _titles[left.Cell.Field].Line == line.Number
                ? MeaningKind.Indicator
                : left.Meaning.Kind;
        }

        return MeaningKind.None;
    }

    // Above the header's lines; in a turned table above its fields.
    private List<GridCell> Titles()
    {
        var first = _idOf.Keys.Concat(_agency.Values).Min();
        return
        [
            .. _all.SelectMany(line => line.Cells)
                .Select(cell => cell.Cell)
                .Where(cell => _anchor.IsTurned ? cell.Field < first : cell.Line < _lines[0].Number),
        ];
    }

    private void Mismatch(GridCell cell)
    {
        _mismatches++;
        _problems.Add(new TableProblem(NoticeCode.IndicatorMismatchColumn, cell, null, cell.Cell.DisplayText, null));
    }

    private void Twice(int first, GridCell second) =>
        _problems.Add(
            new TableProblem(
                NoticeCode.ColumnAmbiguousHead,
                second,
                null,
                second.Cell.DisplayText,
                _fields[first][^1].Cell.Name
            )
        );

    /// <summary>A field that could hold an indicator's scores.</summary>
    private sealed record ScoreField(int Id, int Field, GridCell Cell, int Year, bool IsSure);
}

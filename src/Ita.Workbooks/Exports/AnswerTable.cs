using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Layout 1: tallies respondents' rows. A row is held only until it ends: whether it is a respondent's shows then.
/// Nothing of a row is kept but the counts, and the places of cells that are no answers.
/// </summary>
internal sealed class AnswerTable : ISheetTable, IMarkedRow
{
    /// <summary>The mark of cells in columns that nobody asks for.</summary>
    private const sbyte Skipped = 0;

    /// <summary>Marks there are at least, whatever the questionnaire: columns beside it are marked too.</summary>
    private const int LeastMarks = 256;

    private readonly Framework _framework;
    private readonly AnswerLabels _labels;
    private readonly UnknownAnswers _unknownAnswers = new();
    private readonly TextPool _texts;
    private readonly List<Part> _parts = [];
    private readonly Slot[] _slots;
    private readonly short[] _slotOfColumn;
    private readonly sbyte[] _marks;
    private int _firstColumn = int.MaxValue;
    private bool _isClosing;

    public AnswerTable(SheetContext context, int headerRow, IReadOnlyList<HeaderCell> header)
    {
        _framework = context.Framework;
        _labels = context.Labels;
        _texts = context.Texts;
        var slots = new List<Slot>();
        foreach (
            var letter in header
                .GroupBy(cell => cell.Number.Letter)
                .Where(group => group.Count() >= SheetHead.LeastItems)
        )
        {
            var candidate = context.NewCandidate(
                letter.Key,
                TallyLayout.Answers,
                (headerRow, letter.Min(cell => cell.Column))
            );
            var columns = AnswerHeader.Read(_framework, candidate.Instrument, headerRow, letter, candidate.Problems);
            var part = new Part(candidate, columns) { FirstSlot = slots.Count };
            _parts.Add(part);
            slots.AddRange(columns.Select(column => new Slot(column, part, _labels.Meanings(column.Scale))));
        }

        _slots = [.. slots];
        _slotOfColumn = new short[_slots.Length == 0 ? 0 : _slots.Max(slot => slot.Column.Column) + 1];
        Array.Fill(_slotOfColumn, (short)-1);
        for (short i = 0; i < _slots.Length; i++)
            _slotOfColumn[_slots[i].Column.Column] = i;
        _marks = new sbyte[Math.Max(LeastMarks, _parts.Select(part => part.Marks.RowLength).DefaultIfEmpty().Max())];
        Array.Fill(_marks, IMarkedRow.None);
    }

    public Span<sbyte> Marks => _marks;

    public int MarksFrom => _firstColumn == int.MaxValue ? int.MaxValue : _firstColumn + 1;

    public sbyte MarkOf(in Cell cell)
    {
        var index = SlotOf(cell.Column);
        if (index < 0)
            return Skipped;
        if (cell.Kind != CellKind.Text)
            return IMarkedRow.None;
        var meaning = _slots[index].Meanings[_labels.ClassOf(cell)];
        return meaning is >= 0 or AnswerLabels.Unanswered ? meaning : IMarkedRow.None;
    }

    public void Cell(in Cell cell)
    {
        if (cell.Column < _firstColumn && cell.Kind != CellKind.Empty && !IsBlank(cell))
        {
            _firstColumn = cell.Column;
            _isClosing =
                cell.Kind == CellKind.Text
                && ClosingRow.IsOpenedBy(cell.TextId >= 0 ? _texts.Bytes(cell.TextId) : cell.Raw)
                && !IsChoice(cell);
        }

        if (SlotOf(cell.Column) is var index and >= 0)
            _marks[cell.Column] = MeaningOf(cell, ref _slots[index]);
    }

    public void EndRow(int row)
    {
        if (!_isClosing)
        {
            foreach (var part in _parts)
                Count(row, part);
        }

        _marks.AsSpan(0, _slotOfColumn.Length).Fill(IMarkedRow.None);
        _firstColumn = int.MaxValue;
        _isClosing = false;
    }

    public IReadOnlyList<PartCandidate> Finish()
    {
        foreach (var part in _parts)
            Close(part);
        return [.. _parts.Select(part => part.Candidate)];
    }

    private int SlotOf(int column) => (uint)column < (uint)_slotOfColumn.Length ? _slotOfColumn[column] : -1;

    private sbyte MeaningOf(in Cell cell, ref Slot slot)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                var meaning = slot.Meanings[_labels.ClassOf(cell)];
                if (meaning == AnswerLabels.Number)
                    TakeNumber(cell, ref slot);
                else if (meaning == AnswerLabels.Unknown)
                    slot.DisplayText = Shown(cell);
                return meaning;
            case CellKind.Number:
                TakeNumber(cell, ref slot);
                return AnswerLabels.Number;
            case CellKind.Empty:
                slot.Part.Candidate.Warnings.Add(
                    NoticeCode.FormulaWithoutValue,
                    cell.Row,
                    cell.Column,
                    slot.Column.Id.ToString()
                );
                return AnswerLabels.Unanswered;
            default:
                slot.DisplayText = Shown(cell);
                return AnswerLabels.Unknown;
        }
    }

    private void TakeNumber(in Cell cell, ref Slot slot)
    {
        if (cell.Kind == CellKind.Number)
            CellNumber.TryParse(cell.Raw, out slot.Number);
        else
            CellNumber.TryParseText(ThaiText.NormaliseLabel(_texts.StringOf(cell)), out slot.Number);
    }

    // Looks at the text only where it may be blank: the first byte of most texts says that it is not.
    private bool IsBlank(in Cell cell)
    {
        if (cell.Kind != CellKind.Text)
            return false;
        var text = cell.TextId >= 0 ? _texts.Bytes(cell.TextId) : cell.Raw;
        var mayBeBlank = text switch
        {
            [] => true,
            [0xE0, 0xB8 or 0xB9, ..] => false, // Thai.
            [var first, ..] => first is <= (byte)' ' or (byte)'_' or >= 0x80,
        };
        return mayBeBlank && ThaiText.Normalise(TextPool.ToString(text)).Length == 0;
    }

    // A framework may have a word that closes other tables as a choice: in its items' columns that is an answer.
    private bool IsChoice(in Cell cell) =>
        SlotOf(cell.Column) is var index and >= 0 && _slots[index].Meanings[_labels.ClassOf(cell)] >= 0;

    private string Shown(in Cell cell) => RowCell.Show(cell, _texts);

    private void Count(int row, Part part)
    {
        var (hasAnswer, hasOdd) = part.Marks.Add(_marks);
        if (hasOdd)
            hasAnswer |= CountOdd(row, part);
        if (hasAnswer)
            part.Respondents++;
    }

    // Numbers, whose meaning shows in the end only, and what is no answer. True where there is a number.
    private bool CountOdd(int row, Part part)
    {
        var hasNumber = false;
        foreach (ref readonly var slot in _slots.AsSpan(part.FirstSlot, part.Columns.Count))
        {
            switch (_marks[slot.Column.Column])
            {
                case AnswerLabels.Number:
                    hasNumber = true;
                    slot.Column.AddNumber(row, slot.Number);
                    break;
                case AnswerLabels.Unknown:
                    part.HadUnknown = true;
                    ReportUnknown(row, slot);
                    break;
            }
        }

        return hasNumber;
    }

    private void ReportUnknown(int row, in Slot slot)
    {
        var problems = slot.Part.Candidate.Problems;
        var isListed = problems.Lists(row, slot.Column.Column);
        if (_unknownAnswers.Explain(slot.Column.Scale, slot.DisplayText!, isListed) is not var (key, detail))
            problems.AddUnlisted();
        else if (isListed)
            problems.Add(key, row, slot.Column.Column, slot.Column.Id.ToString(), slot.DisplayText, detail);
        else
            problems.AddUnlisted(key, slot.DisplayText, detail);
    }

    private void Close(Part part)
    {
        var problems = part.Candidate.Problems;
        foreach (var column in part.Columns)
        {
            for (var choice = 0; choice < column.Counts.Length; choice++)
                column.Counts[choice] += part.Marks.CountOf(column.Column, choice);
            var (listed, more, forgotten) = column.SettleNumbers();
            if (listed.Count == 0)
                continue;
            var points = string.Join(
                ", ",
                column
                    .Scale.Choices.Select(choice =>
                        choice.Points.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    )
                    .Order(StringComparer.Ordinal)
            );
            foreach (var (row, value) in listed)
                problems.Add(
                    NoticeCode.AnswerUnknownNumber,
                    row,
                    column.Column,
                    column.Id.ToString(),
                    value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    points
                );
            foreach (var (value, count) in more)
                problems.AddUnlisted(
                    NoticeCode.AnswerUnknownNumber,
                    value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    points,
                    count
                );
            problems.AddUnlisted(forgotten);
        }

        if (part.Respondents == 0 && !part.HadUnknown)
            problems.Add(NoticeCode.NoRespondents, part.Candidate.Header.Row, part.Candidate.Header.Column);
        part.Candidate.Tally = Tally(part);
        if (part.Respondents > 0)
            PartWarnings.OfAnswers(
                _framework,
                part.Candidate.Warnings,
                part.Columns,
                part.Candidate.Header.Row,
                part.Respondents
            );
    }

    private PartTally Tally(Part part)
    {
        var instrument = part.Candidate.Instrument;
        var items = part
            .Columns.Select(column => new ItemTally { Id = column.Id, Counts = [.. column.Counts] })
            .ToList();
        if (instrument == Instrument.OIT)
            items.AddRange(PartWarnings.OfUnlisted(_framework, part.Candidate.Warnings, items));
        return new PartTally
        {
            Instrument = instrument,
            Layout = TallyLayout.Answers,
            Respondents = instrument == Instrument.OIT ? null : part.Respondents,
            Items = [.. items.OrderBy(item => item.Id)],
        };
    }

    private sealed class Part(PartCandidate candidate, IReadOnlyList<AnswerColumn> columns)
    {
        public PartCandidate Candidate => candidate;

        public IReadOnlyList<AnswerColumn> Columns => columns;

        /// <summary>How often each choice was taken.</summary>
        public MarkTally Marks { get; } =
            new(
                [.. columns.Select(column => column.Column)],
                columns.Select(column => column.Counts.Length).DefaultIfEmpty().Max()
            );

        /// <summary>Where the slots of its columns begin.</summary>
        public required int FirstSlot { get; init; }

        public int Respondents { get; set; }

        public bool HadUnknown { get; set; }
    }

    private struct Slot(AnswerColumn column, Part part, sbyte[] meanings)
    {
        public readonly AnswerColumn Column = column;
        public readonly Part Part = part;
        public readonly sbyte[] Meanings = meanings;

        /// <summary>Of the row's cell, where it is a number.</summary>
        public decimal Number;

        /// <summary>Of the row's cell, where it is no answer.</summary>
        public string? DisplayText;
    }
}

using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Tallies;
using Ita.Assessment.Text;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Xlsx.Sheets;

namespace Ita.Workbooks.Recognition;

/// <summary>
/// Layout 1: tallies respondents' rows. A row is held only until it ends: whether it is a respondent's shows then. Nothing of a
/// row is kept but the counts, and the places of cells that are no answers.
/// </summary>
internal sealed class AnswerTable : ISheetTable
{
    private readonly Framework _framework;
    private readonly AnswerLabels _labels;
    private readonly TextPool _texts;
    private readonly List<Part> _parts = [];
    private readonly Slot[] _slots;
    private readonly short[] _slotOfColumn;
    private readonly short[] _filled;
    private int _filledCount;
    private int _firstColumn = int.MaxValue;
    private bool _isClosing;

    public AnswerTable(SheetContext context, int headerRow, IReadOnlyList<HeaderCell> header)
    {
        _framework = context.Framework;
        _labels = context.Labels;
        _texts = context.Texts;
        var slots = new List<Slot>();
        foreach (var letter in header.GroupBy(cell => cell.Number.Letter).Where(group => group.Count() >= SheetHead.LeastItems))
        {
            var candidate = context.NewCandidate(letter.Key, TallyLayout.Answers, (headerRow, letter.Min(cell => cell.Column)));
            var columns = AnswerHeader.Read(_framework, candidate.Instrument, headerRow, letter, candidate.Problems);
            var part = new Part(candidate, columns);
            _parts.Add(part);
            slots.AddRange(columns.Select(column => new Slot(column, part, _labels.Meanings(column.Scale).ToArray())));
        }

        _slots = [.. slots];
        _slotOfColumn = new short[_slots.Length == 0 ? 0 : _slots.Max(slot => slot.Column.Column) + 1];
        Array.Fill(_slotOfColumn, (short)-1);
        for (short i = 0; i < _slots.Length; i++) _slotOfColumn[_slots[i].Column.Column] = i;
        _filled = new short[_slots.Length];
    }

    public void Cell(in Cell cell)
    {
        if (cell.Column < _firstColumn && cell.Kind != CellKind.Empty && !IsBlank(cell))
        {
            _firstColumn = cell.Column;
            _isClosing = cell.Kind == CellKind.Text && ClosingRow.IsOpenedBy(cell.TextId >= 0 ? _texts.Bytes(cell.TextId) : cell.Raw);
        }

        var slotOfColumn = _slotOfColumn;
        if ((uint)cell.Column >= (uint)slotOfColumn.Length) return;
        var index = slotOfColumn[cell.Column];
        if (index < 0) return;
        ref var slot = ref _slots[index];
        if (!slot.IsFilled) _filled[_filledCount++] = index;
        slot.IsFilled = true;
        Take(cell, ref slot);
    }

    public void EndRow(int row)
    {
        var filled = _filled.AsSpan(0, _filledCount);
        if (_filledCount > 0 && !_isClosing)
        {
            foreach (var index in filled) Count(row, ref _slots[index]);
            foreach (var part in _parts) part.EndRow();
        }

        foreach (var index in filled) _slots[index].Clear();
        _filledCount = 0;
        _firstColumn = int.MaxValue;
        _isClosing = false;
    }

    public IReadOnlyList<PartCandidate> Finish()
    {
        foreach (var part in _parts) Close(part);
        return [.. _parts.Select(part => part.Candidate)];
    }

    private void Take(in Cell cell, ref Slot slot)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                slot.Meaning = slot.Meanings[_labels.ClassOf(cell)];
                if (slot.Meaning == AnswerLabels.Number) TakeNumber(cell, ref slot);
                else if (slot.Meaning == AnswerLabels.Unknown) slot.Shown = Shown(cell);
                break;
            case CellKind.Number:
                slot.Meaning = AnswerLabels.Number;
                TakeNumber(cell, ref slot);
                break;
            case CellKind.Empty:
                slot.Meaning = AnswerLabels.Unanswered;
                slot.Part.Candidate.Warnings.Add(NoticeCode.FormulaWithoutValue, cell.Row, cell.Column, slot.Column.Id.ToString());
                break;
            default:
                slot.Meaning = AnswerLabels.Unknown;
                slot.Shown = Shown(cell);
                break;
        }
    }

    private void TakeNumber(in Cell cell, ref Slot slot)
    {
        if (cell.Kind == CellKind.Number) CellNumber.TryParse(cell.Raw, out slot.Number);
        else CellNumber.TryParseText(ThaiText.NormaliseLabel(_texts.StringOf(cell)), out slot.Number);
    }

    // Looks at the text only where it may be blank: the first byte of most texts says that it is not.
    private bool IsBlank(in Cell cell)
    {
        if (cell.Kind != CellKind.Text) return false;
        var text = cell.TextId >= 0 ? _texts.Bytes(cell.TextId) : cell.Raw;
        return (text.IsEmpty || text[0] is <= (byte)' ' or 0xC2 or 0xE2 or 0xEF or (byte)'_') && ThaiText.Normalise(TextPool.ToString(text)).Length == 0;
    }

    private string Shown(in Cell cell) => RowCell.Show(cell, _texts);

    private static void Count(int row, ref Slot slot)
    {
        if (slot.Meaning >= 0)
        {
            slot.Part.RowHasAnswer = true;
            slot.Counts[slot.Meaning]++;
            return;
        }

        if (slot.Meaning == AnswerLabels.Unanswered) return;
        slot.Part.RowHasAnswer |= slot.Meaning != AnswerLabels.Unknown;
        slot.Part.RowHasUnknown |= slot.Meaning == AnswerLabels.Unknown;
        if (slot.Meaning == AnswerLabels.Number) slot.Column.AddNumber(row, slot.Number);
        else ReportUnknown(row, slot);
    }

    private static void ReportUnknown(int row, in Slot slot)
    {
        var problems = slot.Part.Candidate.Problems;
        if (!problems.Lists(row, slot.Column.Column))
        {
            problems.AddUnlisted();
            return;
        }

        var near = NearestChoice.Of(slot.Column.Scale, slot.Shown!);
        var key = near is null ? NoticeCode.AnswerUnknown : NoticeCode.AnswerUnknownNear;
        problems.Add(key, row, slot.Column.Column, slot.Column.Id.ToString(), slot.Shown, near ?? string.Join(", ", slot.Column.Scale.Choices.Select(choice => choice.LabelTh)));
    }

    private void Close(Part part)
    {
        var problems = part.Candidate.Problems;
        foreach (var column in part.Columns)
        {
            var (listed, count) = column.SettleNumbers();
            var points = string.Join(", ", column.Scale.Choices.Select(choice => choice.Points.ToString(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
            foreach (var (row, value) in listed) problems.Add(NoticeCode.AnswerUnknownNumber, row, column.Column, column.Id.ToString(), value.ToString(System.Globalization.CultureInfo.InvariantCulture), points);
            for (var i = listed.Count; i < count; i++) problems.AddUnlisted();
        }

        if (part.Respondents == 0 && !part.HadUnknown) problems.Add(NoticeCode.NoRespondents, part.Candidate.Header.Row, part.Candidate.Header.Column);
        part.Candidate.Tally = Tally(part);
        if (part.Respondents > 0) PartWarnings.OfAnswers(_framework, part.Candidate.Warnings, part.Columns, part.Candidate.Header.Row, part.Respondents);
    }

    private PartTally Tally(Part part)
    {
        var instrument = part.Candidate.Instrument;
        var items = part.Columns.Select(column => new ItemTally { Id = column.Id, Counts = [.. column.Counts] }).ToList();
        if (instrument == Instrument.OIT) items.AddRange(PartWarnings.OfUnlisted(_framework, part.Candidate.Warnings, items));
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

        public int Respondents { get; private set; }

        public bool HadUnknown { get; private set; }

        public bool RowHasAnswer { get; set; }

        public bool RowHasUnknown { get; set; }

        public void EndRow()
        {
            if (RowHasAnswer) Respondents++;
            HadUnknown |= RowHasUnknown;
            RowHasAnswer = false;
            RowHasUnknown = false;
        }
    }

    private struct Slot(AnswerColumn column, Part part, sbyte[] meanings)
    {
        public readonly AnswerColumn Column = column;
        public readonly Part Part = part;
        public readonly int[] Counts = column.Counts;
        public readonly sbyte[] Meanings = meanings;
        public bool IsFilled;
        public sbyte Meaning;
        public decimal Number;
        public string? Shown;

        public void Clear()
        {
            IsFilled = false;
            Shown = null;
        }
    }
}

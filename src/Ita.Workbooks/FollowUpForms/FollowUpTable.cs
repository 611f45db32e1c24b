using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Recognition;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.FollowUpForms;

/// <summary>
/// The filled-in form: a header row, and one row per measure under it. Columns that are not known are left alone.
/// </summary>
internal sealed class FollowUpTable(
    TextPool texts,
    Framework framework,
    SheetPlace place,
    NoticeList problems,
    NoticeList warnings
) : RowTable(texts)
{
    // A period that was typed as a date is a number of days by now; no year or count of people comes near.
    private const decimal EarliestDate = 20_000;

    private readonly Dictionary<(Instrument, ItemId), FollowUpEntry> _entries = [];
    private readonly SheetKindFinder _kind = new();
    private Dictionary<string[], int>? _columns;

    /// <summary>A header with the items and what was done was found.</summary>
    public bool IsRecognised => _columns is not null;

    /// <summary>A cell is filled.</summary>
    public bool HasData { get; private set; }

    /// <summary>What the sheet looks like.</summary>
    public WorkbookKind FindKind() => _kind.Find();

    public IEnumerable<FollowUpEntry> Entries => _entries.Values;

    protected override void Row(int row, IReadOnlyList<RowCell> cells)
    {
        _kind.Add(row, cells);
        HasData |= cells.Any(cell => cell.Kind != CellKind.Empty);
        if (_columns is null)
            ReadHeader(row, cells);
        else
            ReadMeasure(row, cells);
    }

    private void ReadHeader(int row, IReadOnlyList<RowCell> cells)
    {
        if (
            row > WorkbookLimits.HeadRows
            || FollowUpColumn.Find(cells, FollowUpColumn.Item) == 0
            || FollowUpColumn.Find(cells, FollowUpColumn.Done) == 0
        )
            return;
        _columns = FollowUpColumn
            .Inputs.Append(FollowUpColumn.Item)
            .Append(FollowUpColumn.Part)
            .ToDictionary(heads => heads, heads => FollowUpColumn.Find(cells, heads));
    }

    private void ReadMeasure(int row, IReadOnlyList<RowCell> cells)
    {
        var filled = FollowUpColumn
            .Inputs.Select(heads => (Heads: heads, Cell: Cell(cells, heads)))
            .Where(input => input.Cell is not null)
            .ToDictionary(input => input.Heads, input => input.Cell!);
        foreach (var input in filled.Where(input => input.Value.Kind == CellKind.Empty).ToList())
        {
            warnings.Add(NoticeCode.FormulaWithoutValue, row, input.Value.Column);
            filled.Remove(input.Key);
        }

        foreach (
            var input in filled
                .Where(input =>
                    input.Value.Kind != CellKind.Error && PlainText.Lines(input.Value.DisplayText).Length == 0
                )
                .ToList()
        )
            filled.Remove(input.Key);
        // A row that says nothing takes nothing back either: several units fill in the same form.
        if (filled.Count == 0 || Measure(row, cells, filled) is not var (parts, item))
            return;
        var before = problems.Count;
        var entry = new FollowUpEntry
        {
            Part = parts[0],
            Item = item,
            Recommendation = OneLine(row, filled, FollowUpColumn.Recommendation),
            Steps = List(row, filled, FollowUpColumn.Steps),
            Evidence = List(row, filled, FollowUpColumn.Evidence),
            Period = OneLine(row, filled, FollowUpColumn.Period),
            Responsible = OneLine(row, filled, FollowUpColumn.Responsible),
            DroppedBecause = OneLine(row, filled, FollowUpColumn.DroppedBecause),
            Done = Lines(row, filled, FollowUpColumn.Done),
            DoneEvidence = Lines(row, filled, FollowUpColumn.DoneEvidence),
            Suggestion = Lines(row, filled, FollowUpColumn.Suggestion),
        };
        if (problems.Count > before)
            return;
        // A row for both parts says it of both: nothing that was said of either before is left beside it.
        foreach (var part in parts)
            _entries.Add((part, item), entry with { Part = part });
    }

    private (IReadOnlyList<Instrument> Parts, ItemId Item)? Measure(
        int row,
        IReadOnlyList<RowCell> cells,
        Dictionary<string[], RowCell> filled
    )
    {
        if (Cell(cells, FollowUpColumn.Item) is not { Text.Length: > 0 } cell)
        {
            warnings.Add(NoticeCode.RowIgnored, row, filled.Values.Min(input => input.Column));
            return null;
        }

        if (!ItemNumber.TryRead(cell.Text, out var number))
        {
            problems.Add(NoticeCode.ItemUnknownRow, row, cell.Column, value: cell.DisplayText);
            return null;
        }

        var item = number.Id;
        if (item.IsSubItem || framework.FindItem(item) is null)
        {
            problems.Add(NoticeCode.ItemUnknown, row, cell.Column, item.ToString(), cell.DisplayText);
            return null;
        }

        var parts = PartsOf(item, Cell(cells, FollowUpColumn.Part));
        if (parts.Count == 0)
        {
            problems.Add(NoticeCode.EitPartUnknownRow, row, cell.Column, item.ToString());
            return null;
        }

        if (!parts.Any(part => _entries.ContainsKey((part, item))))
            return (parts, item);
        problems.Add(NoticeCode.ItemDuplicate, row, cell.Column, item.ToString());
        return null;
    }

    private IReadOnlyList<Instrument> PartsOf(ItemId item, RowCell? part)
    {
        var whole = framework.FindItem(item)!.Instrument;
        return whole != Instrument.EIT || !framework.HasEitParts
            ? [whole]
            : FollowUpPart.Of(part?.Text ?? "", place.Sheet, place.File);
    }

    private RowCell? Cell(IReadOnlyList<RowCell> cells, string[] heads)
    {
        var column = _columns![heads];
        return column == 0 ? null : cells.FirstOrDefault(cell => cell.Column == column);
    }

    private string? OneLine(int row, Dictionary<string[], RowCell> filled, string[] heads) =>
        Read(row, filled, heads) is { } text ? PlainText.OneLine(text) : null;

    private string? Lines(int row, Dictionary<string[], RowCell> filled, string[] heads) => Read(row, filled, heads);

    private ImmutableArray<string> List(int row, Dictionary<string[], RowCell> filled, string[] heads) =>
        Read(row, filled, heads) is { } text ? [.. NumberedLines.Read(text)] : [];

    private string? Read(int row, Dictionary<string[], RowCell> filled, string[] heads)
    {
        if (!filled.TryGetValue(heads, out var cell))
            return null;
        var text = PlainText.Lines(cell.DisplayText);
        if (cell.Kind == CellKind.Error)
            problems.Add(NoticeCode.TextInvalid, row, cell.Column, value: cell.DisplayText);
        else if (heads == FollowUpColumn.Period && cell is { Kind: CellKind.Number, Number: >= EarliestDate })
            problems.Add(NoticeCode.TextInvalidDate, row, cell.Column, value: cell.DisplayText);
        else if (text.Length > WorkbookLimits.CharactersOfFollowUp)
        {
            var (length, limit) = (
                text.Length.ToString(CultureInfo.InvariantCulture),
                WorkbookLimits.CharactersOfFollowUp.ToString("N0", CultureInfo.InvariantCulture)
            );
            problems.Add(NoticeCode.TextInvalidLong, row, cell.Column, value: length, detail: limit);
        }

        return text;
    }
}

using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.Workbooks.Notices;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Finds which column of a respondents' sheet answers which item or sub-item (docs/workbooks.md, layout 1).
/// </summary>
internal sealed class AnswerHeader
{
    private readonly Framework _framework;
    private readonly NoticeList _problems;
    private readonly int _row;
    private readonly Dictionary<ItemId, AnswerColumn> _columns = [];
    private readonly HashSet<ItemId> _reported = [];

    private AnswerHeader(Framework framework, int row, NoticeList problems)
    {
        _framework = framework;
        _row = row;
        _problems = problems;
    }

    /// <summary>The columns of one instrument's items; what does not fit goes to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<AnswerColumn> Read(
        Framework framework,
        Instrument instrument,
        int row,
        IEnumerable<HeaderCell> cells,
        NoticeList problems
    )
    {
        var header = new AnswerHeader(framework, row, problems);
        foreach (var group in cells.GroupBy(cell => cell.Number.Id.Item))
            header.ReadItem(group.Key, [.. group.OrderBy(cell => cell.Column)]);
        // The OIT's unlisted items score 0; they are reported when the part is closed.
        if (instrument != Instrument.OIT)
            header.DemandAll(instrument);
        return [.. header._columns.Values.OrderBy(column => column.Column)];
    }

    private void ReadItem(ItemId id, List<HeaderCell> cells)
    {
        var item = _framework.FindItem(id);
        if (item is null)
        {
            _reported.Add(id);
            foreach (var cell in cells)
                Report(NoticeCode.ItemUnknown, cell, id);
        }
        else if (item.HasSubItems)
            ReadSubItems(item, cells);
        else
        {
            foreach (var cell in cells)
            {
                if (cell.Number.SubItem > 0)
                    Report(NoticeCode.ItemUnknown, cell, cell.Number.Id);
                else
                    Add(cell, id, item.Scale!);
            }
        }
    }

    private void ReadSubItems(Item item, List<HeaderCell> cells)
    {
        foreach (var cell in cells.Where(cell => cell.Number.SubItem > 0))
        {
            if (item.SubItems.FirstOrDefault(sub => sub.Id == cell.Number.Id) is { } sub)
                Add(cell, sub.Id, sub.Scale);
            else
                Report(NoticeCode.ItemUnknown, cell, cell.Number.Id);
        }

        var grid = cells.Where(cell => cell.Number.SubItem == 0).ToList();
        if (grid.Count == 0)
            return;
        if (cells.Count == 1 && grid[0].Bracketed is null && item.SubItems.Length > 1)
        {
            _reported.Add(item.Id);
            Report(NoticeCode.ItemMissingSubItems, grid[0], item.Id);
            return;
        }

        ReadGrid(item, grid, isWhole: grid.Count == cells.Count && grid.Count == item.SubItems.Length);
    }

    private void ReadGrid(Item item, List<HeaderCell> grid, bool isWhole)
    {
        var byText = grid.Select(cell => cell.SubItemByText(item)).ToList();
        var eachItsOwn = byText.All(sub => sub is not null) && byText.Distinct().Count() == byText.Count;
        for (var i = 0; i < grid.Count; i++)
        {
            var sub = eachItsOwn || !isWhole ? byText[i] : item.SubItems[i];
            if (sub is not null)
            {
                Add(grid[i], sub.Id, sub.Scale);
                continue;
            }

            _reported.Add(item.Id);
            Report(NoticeCode.ItemUnknownSubItem, grid[i], item.Id);
        }
    }

    private void Add(HeaderCell cell, ItemId id, AnswerScale scale)
    {
        if (!_columns.TryAdd(id, new AnswerColumn(cell.Column, id, scale)))
            Report(NoticeCode.ItemDuplicate, cell, id);
    }

    private void Report(string key, HeaderCell cell, ItemId id) =>
        _problems.Add(key, _row, cell.Column, id.ToString(), cell.DisplayText);

    private void DemandAll(Instrument instrument)
    {
        foreach (var item in _framework.ItemsOf(instrument).Where(item => !_reported.Contains(item.Id)))
        {
            var subs = item.SubItems.Where(sub => !_columns.ContainsKey(sub.Id)).ToList();
            if (item.HasSubItems ? subs.Count == item.SubItems.Length : !_columns.ContainsKey(item.Id))
                _problems.Add(NoticeCode.ItemMissing, item: item.Id.ToString());
            else
            {
                foreach (var sub in subs)
                    _problems.Add(NoticeCode.ItemMissing, item: sub.Id.ToString());
            }
        }
    }
}

/// <summary>A header cell with an item's number in it.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Number">The number.</param>
/// <param name="DisplayText">The whole text as found.</param>
internal sealed record HeaderCell(int Column, ItemNumber Number, string DisplayText)
{
    /// <summary>The text in the last square brackets at the end, where form tools put a grid's row.</summary>
    public string? Bracketed
    {
        get
        {
            var text = ThaiText.Normalise(DisplayText);
            var open = text.LastIndexOf('[');
            return open >= 0 && text.EndsWith(']') ? text[(open + 1)..^1] : null;
        }
    }

    /// <summary>The sub-item whose text the brackets hold; null if none.</summary>
    public SubItem? SubItemByText(Item item) =>
        Bracketed is { } text && ThaiText.NormaliseLabel(text) is var label
            ? item.SubItems.FirstOrDefault(sub => ThaiText.NormaliseLabel(sub.TextTh) == label)
            : null;
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Notices;

/// <summary>
/// The notices about one sheet, by place. However many there are, only the first hundred by row and column are kept;
/// the rest is counted.
/// </summary>
internal sealed class NoticeList(string? file, string? sheet)
{
    /// <summary>Different notices of which the places are counted, and how long what was found may be.</summary>
    private const int MostCounted = 1_000;
    private const int LongestCounted = 200;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<Sameness, int> _places = [];
    private Entry? _lastKept;

    public int Count { get; private set; }

    /// <summary>Whether a notice at this place would still be listed; asked before its value is made.</summary>
    public bool Lists(int row, int column) => _lastKept is not { } last || Compare(row, column, last) < 0;

    /// <param name="key">A constant of <see cref="NoticeCode"/>.</param>
    /// <param name="row">From 1; 0 for the sheet as a whole.</param>
    /// <param name="column">From 1.</param>
    /// <param name="item">The item it is about.</param>
    /// <param name="value">What was found.</param>
    /// <param name="detail">What the sentence needs besides.</param>
    public void Add(
        string key,
        int row = 0,
        int column = 0,
        string? item = null,
        string? value = null,
        string? detail = null
    )
    {
        AddUnlisted(key, value, detail);
        if (!Lists(row, column))
            return;
        _entries.Add(new Entry(row, column, key, item, value, detail));
        if (_entries.Count >= WorkbookLimits.NoticesListed * 2)
            Trim();
    }

    /// <summary>Counts some that <see cref="Lists"/> refused.</summary>
    public void AddUnlisted(int count = 1) => Count += count;

    /// <summary>Counts some that need not be listed, and that they are the same as others that are.</summary>
    /// <param name="key">A constant of <see cref="NoticeCode"/>.</param>
    /// <param name="value">What was found.</param>
    /// <param name="detail">What the sentence needs besides.</param>
    /// <param name="places">How many.</param>
    public void AddUnlisted(string key, string? value, string? detail, int places = 1)
    {
        Count += places;
        var same = new Sameness(key, value, detail);
        if (value?.Length > LongestCounted || (_places.Count == MostCounted && !_places.ContainsKey(same)))
            return;
        CollectionsMarshal.GetValueRefOrAddDefault(_places, same, out _) += places;
    }

    /// <summary>The first of them, in the order of the sheet.</summary>
    public IEnumerable<Notice> ToNotices()
    {
        Trim();
        // By what is shown: what is cut off or dropped for that does not make two lines of one.
        var places = _places
            .GroupBy(same => (same.Key.Key, Shown(same.Key.Value), same.Key.Detail))
            .ToDictionary(same => same.Key, same => same.Sum(each => each.Value));
        return _entries.Select(entry =>
        {
            var notice = NoticeTexts.Compose(
                entry.Key,
                new NoticePlace(
                    file,
                    sheet,
                    entry.Row > 0 ? CellReference.ToA1(entry.Row, entry.Column) : null,
                    entry.Item,
                    entry.Value
                ),
                entry.Detail
            );
            var count = places.GetValueOrDefault((entry.Key, notice.Value, entry.Detail));
            return count > 1 && NoticeGroup.Keys.Contains(entry.Key)
                ? notice with
                {
                    Repetition = new NoticeRepetition(entry.Key, entry.Detail, count),
                }
                : notice;
        });
    }

    private static string? Shown(string? value) => value is null ? null : SafeText.Shorten(value);

    private void Trim()
    {
        var sorted = _entries
            .OrderBy(entry => entry.Row)
            .ThenBy(entry => entry.Column)
            .Take(WorkbookLimits.NoticesListed)
            .ToList();
        _entries.Clear();
        _entries.AddRange(sorted);
        if (_entries.Count == WorkbookLimits.NoticesListed)
            _lastKept = _entries[^1];
    }

    private static int Compare(int row, int column, in Entry other) =>
        row != other.Row ? row.CompareTo(other.Row) : column.CompareTo(other.Column);

    // Most that are compared differ in what was found.
    private readonly record struct Sameness(string Key, string? Value, string? Detail)
    {
        public override int GetHashCode() => Value?.GetHashCode(StringComparison.Ordinal) ?? 0;
    }

    private readonly record struct Entry(int Row, int Column, string Key, string? Item, string? Value, string? Detail);
}

/// <summary>Gathers notices about files, sheets and parts and puts them in order.</summary>
internal sealed class NoticeCollector
{
    private readonly List<(int File, int Sheet, NoticeList List)> _lists = [];

    /// <summary>A new list of notices about a sheet, or about a file for the sheet -1.</summary>
    public NoticeList About(int file, int sheet, string? fileName, string? sheetName)
    {
        var list = new NoticeList(fileName, sheetName);
        Take(file, sheet, list);
        return list;
    }

    /// <summary>Takes a list; one that was taken before counts once.</summary>
    public void Take(int file, int sheet, NoticeList list)
    {
        if (!_lists.Exists(taken => ReferenceEquals(taken.List, list)))
            _lists.Add((file, sheet, list));
    }

    public bool IsEmpty => _lists.TrueForAll(list => list.List.Count == 0);

    /// <summary>The first hundred, by file, sheet, row and column; and how many more.</summary>
    public (ImmutableArray<Notice> Listed, int More) Listed()
    {
        var inOrder = _lists.OrderBy(list => list.File).ThenBy(list => list.Sheet).ToList();
        ImmutableArray<Notice> listed =
        [
            .. inOrder.SelectMany(list => list.List.ToNotices()).Take(WorkbookLimits.NoticesListed),
        ];
        return (listed, (int)Math.Min(int.MaxValue, inOrder.Sum(list => (long)list.List.Count) - listed.Length));
    }
}

/// <summary>Puts a file's flaw into a notice's key.</summary>
internal static class NoticeKeys
{
    public static string Of(WorkbookFlaw flaw) =>
        flaw switch
        {
            WorkbookFlaw.NotAWorkbook => NoticeCode.NotAWorkbook,
            WorkbookFlaw.LegacyFormat => NoticeCode.LegacyFormat,
            WorkbookFlaw.PlainTextTable => NoticeCode.LegacyFormatText,
            WorkbookFlaw.PasswordProtected => NoticeCode.PasswordProtected,
            WorkbookFlaw.MacroEnabled => NoticeCode.MacroEnabled,
            WorkbookFlaw.TooLarge => NoticeCode.TooLarge,
            _ => NoticeCode.Damaged,
        };
}

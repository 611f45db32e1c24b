using System.Collections.Immutable;
using Ita.Assessment.Submissions;
using Ita.OpenXml;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Recognition;

namespace Ita.Workbooks.Notices;

/// <summary>
/// The notices about one sheet, by place. However many there are, only the first hundred by row and column are kept;
/// the rest is counted.
/// </summary>
internal sealed class NoticeList(string? file, string? sheet)
{
    private readonly List<Entry> _entries = [];
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
        Count++;
        if (!Lists(row, column))
            return;
        _entries.Add(new Entry(row, column, key, item, value, detail));
        if (_entries.Count >= WorkbookLimits.NoticesListed * 2)
            Trim();
    }

    /// <summary>Counts one that <see cref="Lists"/> refused.</summary>
    public void AddUnlisted() => Count++;

    /// <summary>The first of them, in the order of the sheet.</summary>
    public IEnumerable<Notice> ToNotices()
    {
        Trim();
        return _entries.Select(entry =>
            NoticeTexts.Compose(
                entry.Key,
                new NoticePlace(
                    file,
                    sheet,
                    entry.Row > 0 ? CellReference.ToA1(entry.Row, entry.Column) : null,
                    entry.Item,
                    entry.Value
                ),
                entry.Detail
            )
        );
    }

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
    /// <summary>A framework file, which is no workbook, is told where it belongs.</summary>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static string Of(WorkbookFlaw flaw, WorkbookFile file)
    {
        if (flaw != WorkbookFlaw.NotAWorkbook)
            return Of(flaw);
        using var content = file.Open();
        return OtherFiles.IsFramework(content) ? NoticeCode.NotAWorkbookFramework : Of(flaw);
    }

    private static string Of(WorkbookFlaw flaw) =>
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

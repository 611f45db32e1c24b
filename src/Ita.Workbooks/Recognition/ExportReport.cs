using System.Collections.Immutable;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.Recognition;

/// <summary>Gathers notices about files, sheets and parts and puts them in order.</summary>
internal sealed class ExportReport
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

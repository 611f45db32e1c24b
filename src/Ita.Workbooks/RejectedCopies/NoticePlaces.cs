using System.Text;
using ClosedXML.Excel;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// Finds the sheet and cell that a notice means. Notices name sheets as they are shown, so that two names may look
/// alike.
/// </summary>
/// <param name="book">The copy.</param>
/// <param name="formerNames">What sheets were called in the workbook that have another name in the copy.</param>
internal sealed class NoticePlaces(XLWorkbook book, IReadOnlyDictionary<string, string> formerNames)
{
    private readonly Dictionary<string, IXLWorksheet?> _sheets = book
        .Worksheets.GroupBy(
            sheet => SafeText.Shorten(formerNames.GetValueOrDefault(sheet.Name, sheet.Name)),
            StringComparer.Ordinal
        )
        .ToDictionary(group => group.Key, group => group.Count() == 1 ? group.First() : null, StringComparer.Ordinal);

    /// <summary>Null where there is none, or it is not clear which.</summary>
    public IXLWorksheet? SheetOf(Notice notice) =>
        notice.Sheet is null ? null : _sheets.GetValueOrDefault(notice.Sheet);

    /// <summary>Null where the notice names no cell that a sheet can have.</summary>
    public IXLCell? CellOf(Notice notice)
    {
        if (notice.Cell is null || SheetOf(notice) is not { } sheet)
            return null;
        if (!CellReference.TryParse(Encoding.UTF8.GetBytes(notice.Cell), out var row, out var column))
            return null;
        return row <= SheetLimits.Rows && column <= SheetLimits.Columns ? sheet.Cell(row, column) : null;
    }
}

using ClosedXML.Excel;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>Links whose address <see cref="PackageRepair"/> had to replace: the cell keeps its text.</summary>
internal static class DeadLinks
{
    /// <returns>Whether there were any.</returns>
    public static bool RemoveFrom(XLWorkbook book)
    {
        var isChanged = false;
        foreach (var sheet in book.Worksheets)
        {
            foreach (
                var link in sheet
                    .Hyperlinks.Where(link =>
                        link.IsExternal && link.ExternalAddress.OriginalString == PackageRepair.NoAddress
                    )
                    .ToList()
            )
            {
                sheet.Hyperlinks.Delete(link);
                isChanged = true;
            }
        }

        return isChanged;
    }
}

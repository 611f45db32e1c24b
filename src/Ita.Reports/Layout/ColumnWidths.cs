using Ita.Reports.Model;

namespace Ita.Reports.Layout;

internal static class ColumnWidths
{
    /// <summary>Divides a width among the columns; the last one gets what rounding leaves over.</summary>
    public static void Of(TableBlock table, int total, Span<int> widths)
    {
        var shares = 0;
        foreach (var column in table.Columns)
            shares += column.Width;
        var left = total;
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = i == widths.Length - 1 ? left : total * table.Columns[i].Width / shares;
            left -= widths[i];
        }
    }
}

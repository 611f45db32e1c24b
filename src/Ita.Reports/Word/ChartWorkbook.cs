using System.Collections.Immutable;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Writing;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>The workbook behind a chart, which Word opens to edit its figures.</summary>
internal static class ChartWorkbook
{
    private static readonly ImmutableArray<SheetLayout> s_sheets = [new("Sheet1") { Widths = [40] }];
    private static readonly string[] Columns = ["B", "C", "D", "E"];

    /// <summary>A series' column.</summary>
    public static string Column(int series) => Columns[series];

    public static void Write(PackageWriter package, ChartBlock chart) =>
        WorkbookPackage.Write(package, s_sheets, "", chart, static (sheet, _, chart) => WriteRows(sheet, chart));

    private static void WriteRows(SheetWriter sheet, ChartBlock chart)
    {
        sheet.BeginRow(1);
        for (var i = 0; i < chart.Series.Length; i++)
            sheet.Write(1, i + 2, chart.Series[i].Name);
        sheet.EndRow();
        for (var category = 0; category < chart.Categories.Length; category++)
        {
            var row = category + 2;
            sheet.BeginRow(row);
            sheet.Write(row, 1, chart.Categories[category].AxisLabel);
            for (var i = 0; i < chart.Series.Length; i++)
            {
                if (chart.Series[i].Values[category] is { } value)
                    sheet.Write(row, i + 2, value);
            }

            sheet.EndRow();
        }
    }
}

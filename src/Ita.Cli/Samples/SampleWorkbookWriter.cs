using Ita.OpenXml.Packaging;
using Ita.OpenXml.Writing;

namespace Ita.Cli.Samples;

/// <summary>
/// Writes a sample workbook: text inline, one style for times. A workbook library would take most of the demo's time
/// and put the clock into the file; the samples must be the same bytes every time.
/// </summary>
public static class SampleWorkbookWriter
{
    // Style 0 is plain, style 1 shows date and time (the built-in number format 22).
    private const int TimeStyle = 1;
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
          <fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
          <fills count="2">
            <fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
          </fills>
          <borders count="1"><border/></borders>
          <cellStyleXfs count="1"><xf/></cellStyleXfs>
          <cellXfs count="2"><xf xfId="0"/><xf numFmtId="22" applyNumberFormat="1" xfId="0"/></cellXfs>
        </styleSheet>
        """;

    /// <exception cref="ArgumentException">No sheet, or a sheet's name that Excel would refuse.</exception>
    public static byte[] Write(IReadOnlyList<SampleSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var buffer = new PooledBuffer();
        using (var package = new PackageWriter(buffer))
            WorkbookPackage.Write(
                package,
                [.. sheets.Select(sheet => new SheetLayout(sheet.Name))],
                Styles,
                sheets,
                static (sheet, index, sheets) => WriteRows(sheet, sheets[index].Rows)
            );
        return buffer.Written.ToArray();
    }

    private static void WriteRows(SheetWriter sheet, IReadOnlyList<IReadOnlyList<SampleCell>> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = i + 1;
            sheet.BeginRow(row);
            for (var column = 1; column <= rows[i].Count; column++)
            {
                var cell = rows[i][column - 1];
                if (cell.Text is { } text)
                    sheet.Write(row, column, text);
                else if (cell.Number is { } number)
                    sheet.Write(row, column, number, cell.IsTime ? TimeStyle : 0);
            }

            sheet.EndRow();
        }
    }
}

/// <summary>A sheet of a sample workbook, row by row from the first cell on.</summary>
public sealed record SampleSheet(string Name, IReadOnlyList<IReadOnlyList<SampleCell>> Rows);

/// <summary>
/// A cell of a sample workbook: text, a number, a point in time as Excel counts it, or nothing (the default).
/// </summary>
public readonly record struct SampleCell
{
    private SampleCell(string? text, decimal? number, bool isTime)
    {
        Text = text;
        Number = number;
        IsTime = isTime;
    }

    public string? Text { get; }

    public decimal? Number { get; }

    /// <summary>The number is days since 30 December 1899, shown as date and time.</summary>
    public bool IsTime { get; }

    public static SampleCell Of(string text) => new(text, null, false);

    public static SampleCell Of(decimal number) => new(null, number, false);

    /// <param name="days">Days since 30 December 1899: 44958.375 is 1 February 2023, 9:00.</param>
    public static SampleCell Time(decimal days) => new(null, days, true);
}

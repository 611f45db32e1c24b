using System.Collections.Immutable;
using System.Globalization;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Writing;

namespace Ita.Web.Site.Tables;

/// <summary>
/// A workbook of one sheet: a frozen header with filters, numbers as numbers, every text as an inline string that Excel
/// does not take for a formula even when it is edited (<c>quotePrefix</c>).
/// </summary>
internal static class XlsxFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // Styles by their place in styles.xml.
    private const int Header = 1;
    private const int Text = 2;
    private const int Whole = 3;
    private const int Points = 4;
    private const double WidestColumn = 60;
    private const int FrozenColumns = 2;

    private const string Styles =
        $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Tahoma"/></font>"""
        + """<font><b/><sz val="11"/><name val="Tahoma"/></font></fonts><fills count="3"><fill>"""
        + """<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill>"""
        + """<patternFill patternType="solid"><fgColor rgb="FFE8EEF5"/></patternFill></fill></fills>"""
        + """<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"""
        + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"""
        + """<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"""
        + """<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" quotePrefix="1" """
        + """applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">"""
        + """<alignment vertical="top" wrapText="1"/></xf>"""
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>"""
        + """<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
        + """<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"""
        + """</styleSheet>""";

    public static byte[] Write(SheetTable table)
    {
        var sheet = new SheetLayout(SheetName(table.Title))
        {
            Widths = [.. table.Headers.Select((_, column) => Width(table, column))],
            Frozen = (1, FrozenColumns),
            Filter = new CellArea(1, 1, table.Rows.Length + 1, table.Headers.Length),
            RepeatedRows = (1, 1),
            Page = new PageLayout { IsLandscape = true, FitsWidth = true },
        };
        using var buffer = new PooledBuffer();
        using (var package = new PackageWriter(buffer))
            WorkbookPackage.Write(package, [sheet], Styles, table, static (sheet, _, table) => WriteRows(sheet, table));
        return buffer.Written.ToArray();
    }

    private static void WriteRows(SheetWriter sheet, SheetTable table)
    {
        WriteRow(sheet, 1, [.. table.Headers], Header);
        for (var row = 0; row < table.Rows.Length; row++)
            WriteRow(sheet, row + 2, table.Rows[row], Text);
    }

    private static void WriteRow(SheetWriter sheet, int row, ImmutableArray<object?> cells, int textStyle)
    {
        sheet.BeginRow(row);
        for (var i = 0; i < cells.Length; i++)
        {
            switch (cells[i])
            {
                case null:
                    break;
                case int number:
                    sheet.Write(row, i + 1, number, Whole);
                    break;
                case decimal number:
                    sheet.Write(row, i + 1, number, Points);
                    break;
                case var text:
                    sheet.Write(row, i + 1, text.ToString()!, textStyle);
                    break;
            }
        }

        sheet.EndRow();
    }

    // Excel counts in the width of a digit; Thai vowels above and below take none.
    private static double Width(SheetTable table, int column)
    {
        var longest = table.Rows.Select(row => row[column]).OfType<string>().Select(Length).DefaultIfEmpty(6).Max();
        return Math.Min(Math.Max(longest + 2, 9), WidestColumn);
    }

    private static int Length(string text) =>
        text.Count(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark);

    private static string SheetName(string title)
    {
        var allowed = new string([
            .. title.Where(character =>
                !"[]:*?/\\'".Contains(character, StringComparison.Ordinal) && !char.IsControl(character)
            ),
        ]).Trim();
        return allowed.Length == 0 ? "ITA" : allowed[..Math.Min(allowed.Length, 31)];
    }
}

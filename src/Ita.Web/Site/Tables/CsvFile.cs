using System.Globalization;
using System.Text;

namespace Ita.Web.Site.Tables;

/// <summary>
/// RFC 4180 with a byte order mark, which Excel needs to take it for UTF-8. A text that a spreadsheet would take for a
/// formula is given an apostrophe before it; numbers are written bare.
/// </summary>
internal static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    private const string Formulas = "=+-@\t\r|%";

    public static byte[] Write(SheetTable table)
    {
        var text = new StringBuilder("\uFEFF");
        Line(text, table.Headers.Cast<object?>());
        foreach (var row in table.Rows)
            Line(text, row);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Line(StringBuilder text, IEnumerable<object?> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(object? value) =>
        value switch
        {
            null => "",
            int number => number.ToString(CultureInfo.InvariantCulture),
            decimal number => number.ToString("0.00", CultureInfo.InvariantCulture),
            _ => Quoted(Safe(value.ToString()!)),
        };

    // Full-width signs are formulas to some programs as well; blanks before the sign do not help against them.
    private static string Safe(string text)
    {
        var first = text.AsSpan().TrimStart();
        return
            !first.IsEmpty
            && (
                Formulas.Contains(first[0], StringComparison.Ordinal)
                || first[0] is '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20'
            )
            ? "'" + text
            : text;
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n;'") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

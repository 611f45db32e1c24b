using System.Globalization;
using System.Text;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Reading;

/// <summary>How a sheet looks, beside what its cells say.</summary>
public sealed class SheetFormats
{
    /// <summary>Columns behind this one keep the width that every column has.</summary>
    private const int LastWidth = 1_024;

    private readonly Dictionary<(int Row, int Column), int> _styles = [];
    private readonly List<double> _widths = [];
    private readonly List<string> _merged = [];

    private SheetFormats() { }

    /// <summary>
    /// Each cell's style, by its place among the styles' <c>cellXfs</c> as the file says it, which may be none;
    /// without cells in the first.
    /// </summary>
    public IReadOnlyDictionary<(int Row, int Column), int> Styles => _styles;

    /// <summary>Widths in digits, by column from the first; 0 where the file says none.</summary>
    public IReadOnlyList<double> Widths => _widths;

    /// <summary>Ranges such as <c>A1:C1</c> that are shown as one cell each; none reaches beyond a sheet.</summary>
    public IReadOnlyList<string> Merged => _merged;

    /// <summary>Places rows and cells as <see cref="SheetReader"/> does.</summary>
    /// <exception cref="WorkbookFormatException">Damaged, or over the limits.</exception>
    internal static SheetFormats Read(Stream part, InspectionLimits limits, CancellationToken cancellationToken)
    {
        var formats = new SheetFormats();
        using var scanner = new XmlScanner(part, cancellationToken);
        var (row, column) = (0, 0);
        while (scanner.Read() is var token && token != XmlToken.None)
        {
            if (token != XmlToken.Start)
                continue;
            if (scanner.IsSpreadsheet("row"u8))
            {
                var next = row + 1;
                if (scanner.TryGetRawAttribute("r"u8, out var number))
                    CellReference.TryParseRow(number, out next);
                if (next != row)
                    column = 0;
                row = next;
            }
            else if (scanner.IsSpreadsheet("c"u8))
            {
                column++;
                if (scanner.TryGetRawAttribute("r"u8, out var name) && CellReference.TryParse(name, out _, out var at))
                    column = at;
                if (IntegerOf(scanner, "s"u8) is > 0 and var style)
                    formats._styles[(row, column)] = style;
                if (formats._styles.Count > limits.Cells)
                    throw WorkbookFormatException.TooLarge("Too many cells with a style.");
            }
            else if (scanner.IsSpreadsheet("col"u8))
            {
                formats.AddWidth(scanner);
            }
            else if (scanner.IsSpreadsheet("mergeCell"u8))
            {
                if (formats._merged.Count == limits.Features)
                    throw WorkbookFormatException.TooLarge("Too many merged ranges.");
                if (scanner.Attribute("ref"u8) is { } range && IsRange(range))
                    formats._merged.Add(range);
            }
        }

        return formats;
    }

    private void AddWidth(XmlScanner scanner)
    {
        if (
            IntegerOf(scanner, "min"u8) is not { } first
            || first == 0
            || IntegerOf(scanner, "max"u8) is not { } last
            || !double.TryParse(
                scanner.Attribute("width"u8),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var width
            )
            || width is not (> 0 and <= 255)
        )
            return;
        for (var column = first; column <= Math.Min(last, LastWidth); column++)
        {
            while (_widths.Count < column)
                _widths.Add(0);
            _widths[column - 1] = width;
        }
    }

    private static bool IsRange(string range)
    {
        var ends = range.Split(':');
        return ends.Length == 2 && ends.All(IsCell);
    }

    private static bool IsCell(string name) =>
        CellReference.TryParse(Encoding.UTF8.GetBytes(name), out var row, out var column)
        && row <= SheetLimits.Rows
        && column <= SheetLimits.Columns;

    private static int? IntegerOf(XmlScanner scanner, ReadOnlySpan<byte> attribute) =>
        int.TryParse(scanner.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace Ita.Reports.Tests.Excel;

/// <summary>
/// The cells of a workbook by sheet and address, read from the file itself without a library that recalculates.
/// </summary>
internal static class Sheets
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static SortedDictionary<string, SheetCell> Of(byte[] workbook)
    {
        var cells = new SortedDictionary<string, SheetCell>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(workbook, writable: false));
        var strings = zip.GetEntry("xl/sharedStrings.xml") is null
            ? []
            : Load(zip, "xl/sharedStrings.xml")
                .Root!.Elements(Main + "si")
                .Select(item => string.Concat(item.Descendants(Main + "t").Select(text => text.Value)))
                .ToList();
        var styles = Load(zip, "xl/styles.xml").Root!;
        var formats = styles
            .Descendants(Main + "numFmt")
            .ToDictionary(
                format => (string)format.Attribute("numFmtId")!,
                format => (string)format.Attribute("formatCode")!
            );
        var cellFormats = styles
            .Element(Main + "cellXfs")!
            .Elements()
            .Select(format =>
                (
                    Format: formats.GetValueOrDefault(
                        (string)format.Attribute("numFmtId")!,
                        (string)format.Attribute("numFmtId")!
                    ),
                    Quote: (string?)format.Attribute("quotePrefix") is "1" or "true"
                )
            )
            .ToList();
        foreach (var (name, part) in Parts(zip))
        {
            foreach (var cell in Load(zip, part).Descendants(Main + "c"))
            {
                var value = cell.Element(Main + "v")?.Value;
                var type = (string?)cell.Attribute("t");
                var text = type switch
                {
                    "s" => strings[int.Parse(value!, CultureInfo.InvariantCulture)],
                    "inlineStr" => string.Concat(cell.Descendants(Main + "t").Select(each => each.Value)),
                    _ => value,
                };
                if (text is null && cell.Element(Main + "f") is null)
                    continue;
                var (format, quote) = cellFormats[(int?)cell.Attribute("s") ?? 0];
                cells.Add(
                    $"{name}!{(string)cell.Attribute("r")!}",
                    new SheetCell(text ?? "", type is null or "n", cell.Element(Main + "f")?.Value, format, quote)
                );
            }
        }

        return cells;
    }

    /// <summary>The workbook with another number in a cell; cached values of formulas are left as they are.</summary>
    public static byte[] With(byte[] workbook, string address, decimal number)
    {
        using var changed = new MemoryStream();
        changed.Write(workbook);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            var (sheet, cell) = (address.Split('!')[0], address.Split('!')[1]);
            var part = Parts(zip).Single(each => each.Name == sheet).Part;
            var xml = Load(zip, part);
            xml.Descendants(Main + "c")
                .Single(each => (string)each.Attribute("r")! == cell)
                .Element(Main + "v")!
                .Value = number.ToString(CultureInfo.InvariantCulture);
            using var stream = zip.GetEntry(part)!.Open();
            stream.SetLength(0);
            xml.Save(stream);
        }

        return changed.ToArray();
    }

    private static List<(string Name, string Part)> Parts(ZipArchive zip)
    {
        var targets = Load(zip, "xl/_rels/workbook.xml.rels")
            .Root!.Elements()
            .ToDictionary(each => (string)each.Attribute("Id")!, each => (string)each.Attribute("Target")!);
        return
        [
            .. Load(zip, "xl/workbook.xml")
                .Descendants(Main + "sheet")
                .Select(sheet =>
                    (
                        (string)sheet.Attribute("name")!,
                        targets[(string)sheet.Attribute(Office + "id")!] is var target && target.StartsWith('/')
                            ? target[1..]
                            : "xl/" + target
                    )
                ),
        ];
    }

    private static XDocument Load(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }
}

/// <summary>A cell as it is in the file.</summary>
internal sealed record SheetCell(string Text, bool IsNumber, string? Formula, string Format, bool HasQuotePrefix);

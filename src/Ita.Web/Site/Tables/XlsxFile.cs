using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Ita.Web.Site.Tables;

/// <summary>
/// A workbook of one sheet: a frozen header with filters, numbers as numbers, every text as an inline string that Excel
/// does not take for a formula even when it is edited (<c>quotePrefix</c>).
/// </summary>
internal static class XlsxFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Media = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // Styles by their place in styles.xml.
    private const string Header = "1";
    private const string Text = "2";
    private const string Whole = "3";
    private const string Points = "4";

    private const double WidestColumn = 60;
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(SheetTable table)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            Entry(
                zip,
                "[Content_Types].xml",
                $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Media}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Media}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Media}styles+xml"/></Types>"""
            );
            Entry(zip, "_rels/.rels", Relationships(("officeDocument", "xl/workbook.xml")));
            Entry(
                zip,
                "xl/_rels/workbook.xml.rels",
                Relationships(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
            );
            Entry(zip, "xl/styles.xml", Styles);
            Entry(zip, "xl/workbook.xml", xml => WriteWorkbook(xml, table));
            Entry(zip, "xl/worksheets/sheet1.xml", xml => WriteSheet(xml, table));
        }

        return file.ToArray();
    }

    private const string Styles =
        $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Tahoma"/></font><font><b/><sz val="11"/><name val="Tahoma"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF5"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>""";

    private static void WriteWorkbook(XmlWriter xml, SheetTable table)
    {
        var name = SheetName(table.Title);
        xml.WriteStartElement("workbook", Main);
        xml.WriteStartElement("sheets", Main);
        xml.WriteStartElement("sheet", Main);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("sheetId", "1");
        xml.WriteAttributeString("id", Office, "rId1");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("definedNames", Main);
        DefinedName(
            "_xlnm._FilterDatabase",
            $"'{name}'!$A$1:${Column(table.Headers.Length - 1)}${table.Rows.Length + 1}",
            hidden: true
        );
        DefinedName("_xlnm.Print_Titles", $"'{name}'!$1:$1", hidden: false);
        xml.WriteEndElement();
        xml.WriteEndElement();

        void DefinedName(string which, string range, bool hidden)
        {
            xml.WriteStartElement("definedName", Main);
            xml.WriteAttributeString("name", which);
            xml.WriteAttributeString("localSheetId", "0");
            if (hidden)
                xml.WriteAttributeString("hidden", "1");
            xml.WriteString(range);
            xml.WriteEndElement();
        }
    }

    private static void WriteSheet(XmlWriter xml, SheetTable table)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw(
            """<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols>"""
        );
        for (var column = 0; column < table.Headers.Length; column++)
        {
            xml.WriteRaw(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""<col min="{column + 1}" max="{column + 1}" width="{Width(table, column):0.#}" customWidth="1"/>"""
                )
            );
        }

        xml.WriteRaw("</cols><sheetData>");
        WriteRow(xml, 1, [.. table.Headers.Cast<object?>()], Header);
        for (var row = 0; row < table.Rows.Length; row++)
            WriteRow(xml, row + 2, [.. table.Rows[row]], Text);
        xml.WriteRaw("</sheetData>");
        xml.WriteRaw(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""<autoFilter ref="A1:{Column(table.Headers.Length - 1)}{table.Rows.Length + 1}"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>"""
            )
        );
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int number, object?[] cells, string textStyle)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (var column = 0; column < cells.Length; column++)
        {
            if (cells[column] is not { } value)
                continue;
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{Column(column)}{number}"));
            WriteCell(xml, value, textStyle);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, object value, string textStyle)
    {
        if (value is int or decimal)
        {
            xml.WriteAttributeString("s", value is int ? Whole : Points);
            xml.WriteElementString("v", Main, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
            return;
        }

        xml.WriteAttributeString("s", textStyle);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(value.ToString());
        xml.WriteEndElement();
        xml.WriteEndElement();
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

    private static string Column(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : Column((index / 26) - 1) + Column(index % 26);

    private static string Relationships(params (string Type, string Target)[] targets) =>
        $"""<Relationships xmlns="{Package}">{string.Concat(targets.Select((target, index) => string.Create(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{index + 1}" Type="{Office}/{target.Type}" Target="{target.Target}"/>""")))}</Relationships>""";

    private static void Entry(ZipArchive zip, string name, string xml) =>
        Entry(zip, name, writer => writer.WriteRaw(xml));

    private static void Entry(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = s_time;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(
            stream,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(false),
                ConformanceLevel = ConformanceLevel.Auto,
                OmitXmlDeclaration = true,
            }
        );
        xml.WriteRaw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n");
        write(xml);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Ita.Cli.Samples;

/// <summary>
/// Writes a small, valid .xlsx: text inline, one style for times, nothing that depends on when or where it is written.
/// A workbook library would take most of the demo's time and put the clock into the file; the samples must be the same
/// bytes every time.
/// </summary>
public static class SampleWorkbookWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // The earliest time a zip entry can carry.
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(false), CloseOutput = true };

    /// <exception cref="ArgumentException">No sheet, or a sheet's name that Excel would refuse.</exception>
    public static byte[] Write(IReadOnlyList<SampleSheet> sheets)
    {
        if (sheets.Count == 0)
            throw new ArgumentException("A workbook has at least one sheet.", nameof(sheets));
        if (
            sheets.FirstOrDefault(sheet =>
                sheet.Name.Length is 0 or > 31 || sheet.Name.AsSpan().ContainsAny(@"[]:*?/\")
            ) is
            { } bad
        )
            throw new ArgumentException($"'{bad.Name}' cannot name a sheet.", nameof(sheets));
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            WriteContentTypes(zip, sheets.Count);
            WritePart(zip, "_rels/.rels", xml => WriteRelationships(xml, [("officeDocument", "xl/workbook.xml")]));
            WritePart(zip, "xl/workbook.xml", xml => WriteWorkbook(xml, sheets));
            WritePart(
                zip,
                "xl/_rels/workbook.xml.rels",
                xml =>
                    WriteRelationships(
                        xml,
                        [
                            .. sheets.Select(
                                (_, i) => ("worksheet", FormattableString.Invariant($"worksheets/sheet{i + 1}.xml"))
                            ),
                            ("styles", "styles.xml"),
                        ]
                    )
            );
            WritePart(zip, "xl/styles.xml", WriteStyles);
            for (var i = 0; i < sheets.Count; i++)
            {
                var rows = sheets[i].Rows;
                WritePart(
                    zip,
                    FormattableString.Invariant($"xl/worksheets/sheet{i + 1}.xml"),
                    xml => WriteRows(xml, rows)
                );
            }
        }

        return bytes.ToArray();
    }

    private static void WritePart(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Written;
        using var xml = XmlWriter.Create(entry.Open(), Xml);
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    private static void WriteContentTypes(ZipArchive zip, int sheets) =>
        WritePart(
            zip,
            "[Content_Types].xml",
            xml =>
            {
                xml.WriteStartElement("Types", ContentTypes);
                WriteDefault("rels", "application/vnd.openxmlformats-package.relationships+xml");
                WriteDefault("xml", "application/xml");
                WriteOverride("/xl/workbook.xml", "sheet.main+xml");
                WriteOverride("/xl/styles.xml", "styles+xml");
                for (var i = 1; i <= sheets; i++)
                    WriteOverride(FormattableString.Invariant($"/xl/worksheets/sheet{i}.xml"), "worksheet+xml");
                xml.WriteEndElement();

                void WriteDefault(string extension, string type)
                {
                    xml.WriteStartElement("Default", ContentTypes);
                    xml.WriteAttributeString("Extension", extension);
                    xml.WriteAttributeString("ContentType", type);
                    xml.WriteEndElement();
                }

                void WriteOverride(string part, string type)
                {
                    xml.WriteStartElement("Override", ContentTypes);
                    xml.WriteAttributeString("PartName", part);
                    xml.WriteAttributeString("ContentType", SpreadsheetType + type);
                    xml.WriteEndElement();
                }
            }
        );

    private static void WriteRelationships(XmlWriter xml, (string Type, string Target)[] targets)
    {
        xml.WriteStartElement("Relationships", PackageRelationships);
        for (var i = 0; i < targets.Length; i++)
        {
            xml.WriteStartElement("Relationship", PackageRelationships);
            xml.WriteAttributeString("Id", FormattableString.Invariant($"rId{i + 1}"));
            xml.WriteAttributeString("Type", $"{Relationships}/{targets[i].Type}");
            xml.WriteAttributeString("Target", targets[i].Target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, IReadOnlyList<SampleSheet> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relationships);
        xml.WriteStartElement("sheets", Main);
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("id", Relationships, FormattableString.Invariant($"rId{i + 1}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // Style 0 is plain, style 1 shows date and time (the built-in number format 22).
    private static void WriteStyles(XmlWriter xml) =>
        XElement
            .Parse(
                $"""
                <styleSheet xmlns="{Main}">
                  <fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
                  <fills count="2">
                    <fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
                  </fills>
                  <borders count="1"><border/></borders>
                  <cellStyleXfs count="1"><xf/></cellStyleXfs>
                  <cellXfs count="2"><xf xfId="0"/><xf numFmtId="22" applyNumberFormat="1" xfId="0"/></cellXfs>
                </styleSheet>
                """
            )
            .WriteTo(xml);

    private static void WriteRows(XmlWriter xml, IReadOnlyList<IReadOnlyList<SampleCell>> rows)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        for (var row = 0; row < rows.Count; row++)
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", (row + 1).ToString(CultureInfo.InvariantCulture));
            for (var column = 0; column < rows[row].Count; column++)
                WriteCell(xml, rows[row][column], CellReference(column, row));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, SampleCell cell, string reference)
    {
        if (cell.Text is null && cell.Number is null)
            return;
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", reference);
        if (cell.Text is { } text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteElementString("t", Main, text);
            xml.WriteEndElement();
        }
        else
        {
            if (cell.IsTime)
                xml.WriteAttributeString("s", "1");
            xml.WriteElementString("v", Main, cell.Number!.Value.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }

    /// <summary>A cell's name, <c>A1</c>, from its column and row counted from 0.</summary>
    public static string CellReference(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return FormattableString.Invariant($"{letters}{row + 1}");
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

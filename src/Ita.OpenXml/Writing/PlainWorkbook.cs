using System.Collections.Immutable;
using System.Globalization;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Reading;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Writing;

/// <summary>A sheet without its rows.</summary>
/// <param name="Name">As its tab shows it: 1 to 31 characters, none of <c>[]:*?/\</c>.</param>
public sealed record SheetLayout(string Name)
{
    /// <summary>Widths in digits, by column from the first; 0 leaves a column as every column is.</summary>
    public ImmutableArray<double> Widths { get; init; } = [];

    /// <summary>Not shown until somebody asks for it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Ranges such as <c>A1:C1</c> that are shown as one cell each.</summary>
    public ImmutableArray<string> Merged { get; init; } = [];

    /// <summary>The sheet is one table with a header; null for a sheet without.</summary>
    public TableLayout? Table { get; init; }
}

/// <summary>
/// A table whose header is row 1: it has filters, stays in sight with the first columns, and is repeated on every page
/// that is printed, landscape and as wide as the page.
/// </summary>
/// <param name="Rows">With the header.</param>
/// <param name="Columns">Columns of the table.</param>
/// <param name="FrozenColumns">Columns that stay in sight, at least one.</param>
public sealed record TableLayout(int Rows, int Columns, int FrozenColumns);

/// <summary>
/// Writes a workbook of plain sheets, for which a library of workbooks would take many times as long. Where a sheet has
/// drop-down lists, comments or formulas, ClosedXML writes it (<see cref="StablePackage"/>).
/// </summary>
public static class PlainWorkbook
{
    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>Writes a workbook. The same content gives the same bytes.</summary>
    /// <param name="package">Where to; an empty one.</param>
    /// <param name="sheets">In order, at least one.</param>
    /// <param name="styles">The part of the styles, without a declaration; empty for none.</param>
    /// <param name="content">What the rows are made of.</param>
    /// <param name="writeRows">Writes the rows of the sheet at a place, counted from 0.</param>
    /// <exception cref="ArgumentException">No sheet, or a name that Excel would refuse.</exception>
    public static void Write<T>(
        PackageWriter package,
        ImmutableArray<SheetLayout> sheets,
        string styles,
        T content,
        Action<SheetWriter, int, T> writeRows
    )
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(styles);
        ArgumentNullException.ThrowIfNull(writeRows);
        if (sheets.IsEmpty)
            throw new ArgumentException("A workbook has at least one sheet.", nameof(sheets));
        if (sheets.FirstOrDefault(sheet => !IsName(sheet.Name)) is { } bad)
            throw new ArgumentException($"'{bad.Name}' cannot name a sheet.", nameof(sheets));

        var parts = (Sheets: sheets.Length, HasStyles: styles.Length > 0);
        package.Write("[Content_Types].xml", parts, WriteContentTypes);
        package.Write("_rels/.rels", parts, static (xml, _) => WriteRootRelationships(xml));
        package.Write("xl/workbook.xml", sheets, WriteWorkbook);
        package.Write("xl/_rels/workbook.xml.rels", parts, WriteWorkbookRelationships);
        if (parts.HasStyles)
            package.Write("xl/styles.xml", styles, static (xml, styles) => Declare(xml).Markup(styles));
        for (var i = 0; i < sheets.Length; i++)
            package.Write(
                "xl/" + SheetPart(i + 1),
                (Sheet: sheets[i], Index: i, Content: content, WriteRows: writeRows),
                static (xml, part) => WriteSheet(xml, part.Sheet, part.Index, part.Content, part.WriteRows)
            );
    }

    private static bool IsName(string name) => name.Length is > 0 and <= 31 && !name.AsSpan().ContainsAny(@"[]:*?/\");

    private static string SheetPart(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{number}.xml");

    private static XmlPartWriter Declare(XmlPartWriter xml) =>
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8);

    private static void WriteContentTypes(XmlPartWriter xml, (int Sheets, bool HasStyles) parts)
    {
        Declare(xml)
            .Raw(
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""u8
                    + """<Default Extension="rels" """u8
                    + """ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""u8
                    + """<Default Extension="xml" ContentType="application/xml"/>"""u8
            );
        WriteOverride(xml, "workbook.xml", "sheet.main+xml");
        if (parts.HasStyles)
            WriteOverride(xml, "styles.xml", "styles+xml");
        for (var i = 1; i <= parts.Sheets; i++)
            WriteOverride(xml, SheetPart(i), "worksheet+xml");
        xml.Raw("</Types>"u8);
    }

    private static void WriteOverride(XmlPartWriter xml, string part, string type) =>
        xml.Raw("<Override PartName=\"/xl/"u8)
            .Text(part)
            .Raw("\" ContentType=\""u8)
            .Text(SpreadsheetType)
            .Text(type)
            .Raw("\"/>"u8);

    private static void WriteRootRelationships(XmlPartWriter xml)
    {
        BeginRelationships(xml);
        WriteRelationship(xml, 1, "officeDocument", "xl/workbook.xml");
        xml.Raw("</Relationships>"u8);
    }

    private static void WriteWorkbookRelationships(XmlPartWriter xml, (int Sheets, bool HasStyles) parts)
    {
        BeginRelationships(xml);
        for (var i = 1; i <= parts.Sheets; i++)
            WriteRelationship(xml, i, "worksheet", SheetPart(i));
        if (parts.HasStyles)
            WriteRelationship(xml, parts.Sheets + 1, "styles", "styles.xml");
        xml.Raw("</Relationships>"u8);
    }

    private static void BeginRelationships(XmlPartWriter xml) =>
        Declare(xml).Raw("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8);

    private static void WriteRelationship(XmlPartWriter xml, int number, string type, string target) =>
        xml.Raw("<Relationship Id=\"rId"u8)
            .Number(number)
            .Raw("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"u8)
            .Text(type)
            .Raw("\" Target=\""u8)
            .Text(target)
            .Raw("\"/>"u8);

    private static void WriteWorkbook(XmlPartWriter xml, ImmutableArray<SheetLayout> sheets)
    {
        Declare(xml)
            .Raw(
                """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" """u8
                    + """xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"""u8
            );
        for (var i = 0; i < sheets.Length; i++)
            xml.Raw("<sheet name=\""u8)
                .Text(sheets[i].Name)
                .Raw("\" sheetId=\""u8)
                .Number(i + 1)
                .Raw(sheets[i].IsHidden ? "\" state=\"hidden\" r:id=\"rId"u8 : "\" r:id=\"rId"u8)
                .Number(i + 1)
                .Raw("\"/>"u8);
        xml.Raw("</sheets>"u8);
        if (sheets.Any(sheet => sheet.Table is not null))
            WriteNames(xml, sheets);
        xml.Raw("</workbook>"u8);
    }

    private static void WriteNames(XmlPartWriter xml, ImmutableArray<SheetLayout> sheets)
    {
        xml.Raw("<definedNames>"u8);
        for (var i = 0; i < sheets.Length; i++)
        {
            if (sheets[i].Table is not { } table)
                continue;
            var name = sheets[i].Name.Replace("'", "''", StringComparison.Ordinal);
            xml.Raw("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\""u8)
                .Number(i)
                .Raw("\" hidden=\"1\">'"u8)
                .Text(name)
                .Raw("'!$A$1:$"u8)
                .Text(CellReference.ToColumn(table.Columns))
                .Raw("$"u8)
                .Number(table.Rows)
                .Raw("</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\""u8)
                .Number(i)
                .Raw("\">'"u8)
                .Text(name)
                .Raw("'!$1:$1</definedName>"u8);
        }

        xml.Raw("</definedNames>"u8);
    }

    private static void WriteSheet<T>(
        XmlPartWriter xml,
        SheetLayout sheet,
        int index,
        T content,
        Action<SheetWriter, int, T> writeRows
    )
    {
        Declare(xml).Raw("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        if (sheet.Table is { } head)
            WriteView(xml, head.FrozenColumns);
        if (sheet.Widths.Any(width => width > 0))
            WriteWidths(xml, sheet.Widths);
        xml.Raw("<sheetData>"u8);
        writeRows(new SheetWriter(xml), index, content);
        xml.Raw("</sheetData>"u8);
        if (sheet.Table is { } table)
            xml.Raw("<autoFilter ref=\"A1:"u8).Text(CellReference.ToA1(table.Rows, table.Columns)).Raw("\"/>"u8);
        if (!sheet.Merged.IsEmpty)
            WriteMerged(xml, sheet.Merged);
        if (sheet.Table is not null)
            xml.Raw("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"u8);
        xml.Raw("</worksheet>"u8);
    }

    private static void WriteView(XmlPartWriter xml, int frozenColumns) =>
        xml.Raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">"u8)
            .Raw("<pane xSplit=\""u8)
            .Number(frozenColumns)
            .Raw("\" ySplit=\"1\" topLeftCell=\""u8)
            .Text(CellReference.ToA1(2, frozenColumns + 1))
            .Raw("\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>"u8);

    private static void WriteWidths(XmlPartWriter xml, ImmutableArray<double> widths)
    {
        xml.Raw("<cols>"u8);
        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] > 0)
                xml.Raw("<col min=\""u8)
                    .Number(i + 1)
                    .Raw("\" max=\""u8)
                    .Number(i + 1)
                    .Raw("\" width=\""u8)
                    .Text(widths[i].ToString("0.#", CultureInfo.InvariantCulture))
                    .Raw("\" customWidth=\"1\"/>"u8);
        }

        xml.Raw("</cols>"u8);
    }

    private static void WriteMerged(XmlPartWriter xml, ImmutableArray<string> ranges)
    {
        xml.Raw("<mergeCells>"u8);
        foreach (var range in ranges)
            xml.Raw("<mergeCell ref=\""u8).Text(range).Raw("\"/>"u8);
        xml.Raw("</mergeCells>"u8);
    }
}

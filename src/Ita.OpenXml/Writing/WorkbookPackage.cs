using System.Collections.Immutable;
using System.Globalization;
using Ita.OpenXml.Packaging;
using Ita.OpenXml.Reading;
using Ita.OpenXml.Xml;

namespace Ita.OpenXml.Writing;

/// <summary>
/// Writes the parts of a workbook, for which a library of workbooks would take many times as long
/// (docs/decisions/0025). The same content gives the same bytes.
/// </summary>
public static class WorkbookPackage
{
    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>Writes a workbook whose rows are written as they come.</summary>
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
        ArgumentNullException.ThrowIfNull(styles);
        Write(package, sheets, styles.Length > 0 ? xml => xml.Markup(styles) : null, null, content, writeRows);
    }

    internal static void Write<T>(
        PackageWriter package,
        ImmutableArray<SheetLayout> sheets,
        Action<XmlPartWriter>? writeStyles,
        CoreProperties? properties,
        T content,
        Action<SheetWriter, int, T> writeRows
    )
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(writeRows);
        if (sheets.IsEmpty)
            throw new ArgumentException("A workbook has at least one sheet.", nameof(sheets));
        if (sheets.FirstOrDefault(sheet => !IsName(sheet.Name)) is { } bad)
            throw new ArgumentException($"'{bad.Name}' cannot name a sheet.", nameof(sheets));

        var parts = new Parts(sheets.Length, writeStyles is not null, properties is not null);
        package.Write("[Content_Types].xml", parts, WriteContentTypes);
        package.Write("_rels/.rels", parts, WriteRootRelationships);
        if (properties is not null)
            package.Write(CoreProperties.Part, properties, CoreProperties.Write);
        package.Write("xl/workbook.xml", sheets, WriteWorkbook);
        package.Write("xl/_rels/workbook.xml.rels", parts, WriteWorkbookRelationships);
        if (writeStyles is not null)
            package.Write("xl/styles.xml", writeStyles, static (xml, write) => write(xml.Declare()));
        for (var i = 0; i < sheets.Length; i++)
            package.Write(
                "xl/" + SheetPart(i + 1),
                (Sheet: sheets[i], Index: i, Content: content, WriteRows: writeRows),
                static (xml, part) =>
                    WorksheetPart.Write(xml.Declare(), part.Sheet, part.Index, part.Content, part.WriteRows)
            );
    }

    private static bool IsName(string name) =>
        name is { Length: > 0 and <= 31 } and not ['\'', ..] and not [.., '\'']
        && !name.AsSpan().ContainsAny(@"[]:*?/\");

    private static string SheetPart(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{number}.xml");

    private static void WriteContentTypes(XmlPartWriter xml, Parts parts)
    {
        xml.Declare()
            .Raw(
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""u8
                    + """<Default Extension="rels" """u8
                    + """ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""u8
                    + """<Default Extension="xml" ContentType="application/xml"/>"""u8
            );
        WriteOverride(xml, "xl/workbook.xml", SpreadsheetType, "sheet.main+xml");
        if (parts.HasStyles)
            WriteOverride(xml, "xl/styles.xml", SpreadsheetType, "styles+xml");
        for (var i = 1; i <= parts.Sheets; i++)
            WriteOverride(xml, "xl/" + SheetPart(i), SpreadsheetType, "worksheet+xml");
        if (parts.HasProperties)
            WriteOverride(xml, CoreProperties.Part, CoreProperties.ContentType, "");
        xml.Raw("</Types>"u8);
    }

    private static void WriteOverride(XmlPartWriter xml, string part, string type, string end) =>
        xml.Raw("<Override PartName=\"/"u8).Text(part).Raw("\" ContentType=\""u8).Text(type).Text(end).Raw("\"/>"u8);

    private static void WriteRootRelationships(XmlPartWriter xml, Parts parts)
    {
        BeginRelationships(xml);
        WriteRelationship(xml, 1, OfficeRelationships + "officeDocument", "xl/workbook.xml");
        if (parts.HasProperties)
            WriteRelationship(xml, 2, CoreProperties.Relationship, CoreProperties.Part);
        xml.Raw("</Relationships>"u8);
    }

    private static void WriteWorkbookRelationships(XmlPartWriter xml, Parts parts)
    {
        BeginRelationships(xml);
        for (var i = 1; i <= parts.Sheets; i++)
            WriteRelationship(xml, i, OfficeRelationships + "worksheet", SheetPart(i));
        if (parts.HasStyles)
            WriteRelationship(xml, parts.Sheets + 1, OfficeRelationships + "styles", "styles.xml");
        xml.Raw("</Relationships>"u8);
    }

    private static void BeginRelationships(XmlPartWriter xml) =>
        xml.Declare().Raw("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8);

    private static void WriteRelationship(XmlPartWriter xml, int number, string type, string target) =>
        xml.Raw("<Relationship Id=\"rId"u8)
            .Number(number)
            .Raw("\" Type=\""u8)
            .Text(type)
            .Raw("\" Target=\""u8)
            .Text(target)
            .Raw("\"/>"u8);

    private static void WriteWorkbook(XmlPartWriter xml, ImmutableArray<SheetLayout> sheets)
    {
        xml.Declare()
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
        WriteNames(xml, sheets);
        xml.Raw("</workbook>"u8);
    }

    private static void WriteNames(XmlPartWriter xml, ImmutableArray<SheetLayout> sheets)
    {
        var names = sheets
            .Index()
            .SelectMany(sheet =>
                NamesOf(sheet.Item).Select(name => (Place: sheet.Index, name.Name, name.Cells, name.IsHidden))
            )
            .ToList();
        if (names.Count == 0)
            return;
        xml.Raw("<definedNames>"u8);
        foreach (var (place, name, cells, isHidden) in names)
            xml.Raw("<definedName name=\"_xlnm."u8)
                .Text(name)
                .Raw("\" localSheetId=\""u8)
                .Number(place)
                .Raw(isHidden ? "\" hidden=\"1\">"u8 : "\">"u8)
                .Text(cells)
                .Raw("</definedName>"u8);
        xml.Raw("</definedNames>"u8);
    }

    private static IEnumerable<(string Name, string Cells, bool IsHidden)> NamesOf(SheetLayout sheet)
    {
        if (sheet.Filter is { } filter)
            yield return ("_FilterDatabase", filter.On(sheet.Name), true);
        var name = CellArea.Quoted(sheet.Name);
        string?[] repeated =
        [
            sheet.RepeatedColumns > 0 ? $"{name}!$A:${CellReference.ToColumn(sheet.RepeatedColumns)}" : null,
            sheet.RepeatedRows is var (first, last)
                ? string.Create(CultureInfo.InvariantCulture, $"{name}!${first}:${last}")
                : null,
        ];
        if (repeated.Any(cells => cells is not null))
            yield return ("Print_Titles", string.Join(',', repeated.Where(cells => cells is not null)), false);
    }

    private readonly record struct Parts(int Sheets, bool HasStyles, bool HasProperties);
}

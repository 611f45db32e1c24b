using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ita.Reports.Model;
using Ita.Reports.OpenXml;
using Ita.Reports.Word;

namespace Ita.Reports.Excel;

/// <summary>
/// A package as ClosedXML saved it, made the same every time (entries by name, one fixed time, none of the random names
/// of System.IO.Packaging), and with the values of its formulas in place: those of the report, which ClosedXML would
/// work out anew in binary.
/// </summary>
internal static partial class WorkbookPackage
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string RootRelationships = "_rels/.rels";
    private const string Workbook = "xl/workbook.xml";
    private const string WorkbookRelationships = "xl/_rels/workbook.xml.rels";
    private const string RandomExtension = ".psmdcp";
    private const string Properties = "docProps/core.xml";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Write(
        Stream saved,
        ReportModel model,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, SheetValue>> values,
        Stream output
    )
    {
        using var source = new ZipArchive(saved, ZipArchiveMode.Read);
        using var buffer = new PooledBuffer();
        using (var target = new PackageWriter(buffer))
        {
            var sheets = SheetParts(source);
            // Content types first: some programs tell a workbook by its first entry.
            foreach (
                var entry in source
                    .Entries.OrderBy(entry => entry.FullName != ContentTypes)
                    .ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            )
            {
                switch (entry.FullName)
                {
                    case ContentTypes:
                        target.Write(entry.FullName, NameProperties(Load(entry)));
                        break;
                    case RootRelationships:
                        target.Write(
                            entry.FullName,
                            model,
                            static (xml, _) => PackageParts.RootRelationships(xml, "xl/workbook.xml")
                        );
                        break;
                    case Workbook:
                        target.Write(entry.FullName, FixPrintTitles(Load(entry)));
                        break;
                    case var name when name.EndsWith(RandomExtension, StringComparison.Ordinal):
                        target.Write(Properties, model, PackageParts.CoreProperties);
                        break;
                    case var name when sheets.TryGetValue(name, out var sheet):
                        target.Write(name, Fill(Load(entry), values[sheet]));
                        break;
                    default:
                        target.Write(entry.FullName, Load(entry));
                        break;
                }
            }
        }

        output.Write(buffer.Written);
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    // Each sheet's part and the name people see.
    private static Dictionary<string, string> SheetParts(ZipArchive package)
    {
        var targets = Load(package.GetEntry(WorkbookRelationships)!)
            .Root!.Elements()
            .ToDictionary(
                each => (string)each.Attribute("Id")!,
                each => ((string)each.Attribute("Target")!).TrimStart('/')
            );
        return Load(package.GetEntry(Workbook)!)
            .Descendants(Main + "sheet")
            .ToDictionary(
                sheet =>
                    targets[(string)sheet.Attribute(Office + "id")!] is var part
                    && part.StartsWith("xl/", StringComparison.Ordinal)
                        ? part
                        : "xl/" + part,
                sheet => (string)sheet.Attribute("name")!
            );
    }

    private static XDocument Fill(XDocument sheet, IReadOnlyDictionary<string, SheetValue> values)
    {
        foreach (var cell in sheet.Descendants(Main + "c").Where(cell => cell.Element(Main + "f") is not null))
        {
            var value = values[(string)cell.Attribute("r")!];
            cell.Elements(Main + "v").Remove();
            cell.SetAttributeValue("t", value.Text is null ? null : "str");
            cell.Add(new XElement(Main + "v", value.Text ?? Number(value.Number!.Value)));
        }

        // ClosedXML calls every empty cell a shared string.
        foreach (var empty in sheet.Descendants(Main + "c").Where(cell => !cell.HasElements))
            empty.SetAttributeValue("t", null);
        // Excel wants columns in order; ClosedXML writes the rest of a styled sheet's columns first.
        var columns = sheet.Root!.Element(Main + "cols");
        columns?.ReplaceNodes(columns.Elements().OrderBy(each => (int)each.Attribute("min")!).ToList());
        return sheet;
    }

    private static string Number(decimal value) => ((double)value).ToString("R", CultureInfo.InvariantCulture);

    private static XDocument NameProperties(XDocument types)
    {
        var root = types.Root!;
        root.Elements().Where(each => (string?)each.Attribute("Extension") == RandomExtension.TrimStart('.')).Remove();
        root.Add(
            new XElement(
                root.Name.Namespace + "Override",
                new XAttribute("PartName", "/" + Properties),
                new XAttribute("ContentType", "application/vnd.openxmlformats-package.core-properties+xml")
            )
        );
        return types;
    }

    // Sheet!1:3 moves with the cursor in LibreOffice, which then repeats nothing.
    private static XDocument FixPrintTitles(XDocument workbook)
    {
        foreach (
            var name in workbook
                .Descendants(Main + "definedName")
                .Where(each => (string?)each.Attribute("name") == "_xlnm.Print_Titles")
        )
            name.Value = Relative().Replace(name.Value, "$$$0");
        return workbook;
    }

    [GeneratedRegex("(?<=[!:])(?:[A-Z]+|[0-9]+)(?=[:,]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();
}

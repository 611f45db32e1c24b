using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ita.OpenXml.Packaging;

/// <summary>
/// A workbook that ClosedXML saved, written anew so that the same content gives the same bytes: parts by name and at
/// one fixed time, and none of the random names that System.IO.Packaging gives to the document's properties and to the
/// package's relationships. What ClosedXML writes in a way that some programs do not take is put right on the way.
/// </summary>
public static partial class StablePackage
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string PackageRelationships = "_rels/.rels";
    private const string Workbook = "xl/workbook.xml";
    private const string WorkbookRelationships = "xl/_rels/workbook.xml.rels";
    private const string RandomExtension = ".psmdcp";
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace s_office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="saved">The package as it was saved; seekable.</param>
    /// <param name="output">Any writable stream; left open.</param>
    public static void Write(Stream saved, Stream output)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(output);
        using var source = new ZipArchive(saved, ZipArchiveMode.Read, leaveOpen: true);
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
                var name = entry.FullName;
                if (name == PackageRelationships)
                    target.Write(name, NameRelationships(Load(entry)));
                else if (name == ContentTypes)
                    target.Write(name, NameProperties(Load(entry)));
                else if (name == Workbook)
                    target.Write(name, FixPrintTitles(Load(entry)));
                else if (name.EndsWith(RandomExtension, StringComparison.Ordinal))
                    Copy(target, CoreProperties.Part, entry);
                else if (sheets.Contains(name))
                    target.Write(name, FixSheet(Load(entry)));
                else
                    Copy(target, name, entry);
            }
        }

        output.Write(buffer.Written);
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static void Copy(PackageWriter target, string name, ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        target.Copy(name, stream);
    }

    // Each worksheet's part.
    private static HashSet<string> SheetParts(ZipArchive package)
    {
        var targets = Load(package.GetEntry(WorkbookRelationships)!)
            .Root!.Elements()
            .ToDictionary(
                each => (string)each.Attribute("Id")!,
                each => ((string)each.Attribute("Target")!).TrimStart('/')
            );
        return Load(package.GetEntry(Workbook)!)
            .Descendants(s_main + "sheet")
            .Select(sheet => targets[(string)sheet.Attribute(s_office + "id")!])
            .Select(part => part.StartsWith("xl/", StringComparison.Ordinal) ? part : "xl/" + part)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static XDocument NameRelationships(XDocument relationships)
    {
        var number = 0;
        foreach (
            var relationship in relationships
                .Root!.Elements()
                .OrderBy(each => (string)each.Attribute("Type")!, StringComparer.Ordinal)
        )
        {
            relationship.SetAttributeValue("Id", $"rId{++number}");
            if (((string)relationship.Attribute("Target")!).EndsWith(RandomExtension, StringComparison.Ordinal))
                relationship.SetAttributeValue("Target", "/" + CoreProperties.Part);
        }

        return relationships;
    }

    private static XDocument NameProperties(XDocument types)
    {
        var root = types.Root!;
        var random = root.Elements()
            .Where(each => (string?)each.Attribute("Extension") == RandomExtension.TrimStart('.'))
            .ToList();
        // A workbook that was opened and saved keeps its own name.
        if (random.Count == 0)
            return types;
        random.Remove();
        root.Add(
            new XElement(
                root.Name.Namespace + "Override",
                new XAttribute("PartName", "/" + CoreProperties.Part),
                new XAttribute("ContentType", CoreProperties.ContentType)
            )
        );
        return types;
    }

    private static XDocument FixSheet(XDocument sheet)
    {
        // ClosedXML calls every empty cell a shared string.
        foreach (var empty in sheet.Descendants(s_main + "c").Where(cell => !cell.HasElements))
            empty.SetAttributeValue("t", null);
        // Excel wants columns in order; ClosedXML writes the rest of a styled sheet's columns first.
        var columns = sheet.Root!.Element(s_main + "cols");
        columns?.ReplaceNodes(columns.Elements().OrderBy(each => (int)each.Attribute("min")!).ToList());
        return sheet;
    }

    // IIT!A:A,IIT!1:3 moves with the cursor in LibreOffice, which then repeats nothing.
    private static XDocument FixPrintTitles(XDocument workbook)
    {
        foreach (
            var name in workbook
                .Descendants(s_main + "definedName")
                .Where(each => (string?)each.Attribute("name") == "_xlnm.Print_Titles")
        )
            name.Value = Relative().Replace(name.Value, "$$$0");
        return workbook;
    }

    [GeneratedRegex("(?<=[!:])(?:[A-Z]+|[0-9]+)(?=[:,]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();
}

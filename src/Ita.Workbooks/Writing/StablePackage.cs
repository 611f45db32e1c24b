using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ita.Workbooks.Writing;

/// <summary>
/// A package as it is written every time anew: entries by name and at one fixed time, and none of the random names that
/// System.IO.Packaging gives to the document's properties and to the package's relationships. What ClosedXML writes in
/// a way that some programs do not take is put right on the way.
/// </summary>
internal static partial class StablePackage
{
    /// <summary>The earliest time that a zip entry can have.</summary>
    public static readonly DateTime Time = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private const string ContentTypes = "[Content_Types].xml";
    private const string PackageRelationships = "_rels/.rels";
    private const string RandomExtension = ".psmdcp";
    private const string Properties = "docProps/core.xml";
    private const string PropertiesType = "application/vnd.openxmlformats-package.core-properties+xml";

    public static byte[] From(byte[] package)
    {
        using var stable = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(package, writable: false), ZipArchiveMode.Read))
        using (var target = new ZipArchive(stable, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            // Content types first: some programs tell a workbook by its first entry.
            foreach (
                var entry in source
                    .Entries.OrderBy(entry => entry.FullName != ContentTypes)
                    .ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            )
                Copy(entry, target);
        }

        return stable.ToArray();
    }

    private static void Copy(ZipArchiveEntry entry, ZipArchive target)
    {
        var copy = target.CreateEntry(
            entry.FullName.EndsWith(RandomExtension, StringComparison.Ordinal) ? Properties : entry.FullName,
            CompressionLevel.Optimal
        );
        copy.LastWriteTime = new DateTimeOffset(Time);
        using var from = entry.Open();
        using var to = copy.Open();
        if (entry.FullName == PackageRelationships)
            NameRelationships(XDocument.Load(from)).Save(to);
        else if (entry.FullName == ContentTypes)
            NameProperties(XDocument.Load(from)).Save(to);
        else if (entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
            SortColumns(XDocument.Load(from)).Save(to, SaveOptions.DisableFormatting);
        else if (entry.FullName == "xl/workbook.xml")
            FixPrintTitles(XDocument.Load(from)).Save(to, SaveOptions.DisableFormatting);
        else
            from.CopyTo(to);
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
                relationship.SetAttributeValue("Target", "/" + Properties);
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
                new XAttribute("PartName", "/" + Properties),
                new XAttribute("ContentType", PropertiesType)
            )
        );
        return types;
    }

    // Excel wants columns in order; ClosedXML writes the rest of a styled sheet's columns first.
    private static XDocument SortColumns(XDocument sheet)
    {
        var columns = sheet.Root!.Element(sheet.Root.Name.Namespace + "cols");
        columns?.ReplaceNodes(columns.Elements().OrderBy(each => (int)each.Attribute("min")!).ToList());
        return sheet;
    }

    // IIT!A:A,IIT!1:3 moves with the cursor in LibreOffice, which then repeats nothing.
    private static XDocument FixPrintTitles(XDocument workbook)
    {
        foreach (
            var name in workbook.Descendants().Where(each => (string?)each.Attribute("name") == "_xlnm.Print_Titles")
        )
            name.Value = Relative().Replace(name.Value, "$$$0");
        return workbook;
    }

    [GeneratedRegex("(?<=[!:])(?:[A-Z]+|[0-9]+)(?=[:,]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();
}

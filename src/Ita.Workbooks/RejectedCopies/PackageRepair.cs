using System.IO.Compression;
using System.Xml.Linq;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// Puts right, in a workbook that Excel opens, what makes ClosedXML 0.95 throw at the whole of it: styles
/// (<see cref="StylesRepair"/>), and addresses outside the workbook that .NET does not take for any, such as the bad
/// mail links that Excel itself writes. Nothing else is changed.
/// </summary>
internal static class PackageRepair
{
    /// <summary>Stands in place of a bad address; leads nowhere.</summary>
    public const string NoAddress = "about:invalid#ita";

    /// <param name="workbook">A file that <see cref="WorkbookInspection"/> has allowed.</param>
    /// <returns>A stream at its start.</returns>
    public static MemoryStream Open(ReadOnlyMemory<byte> workbook)
    {
        // A stream that grows, since the archive is changed in place.
        var stream = new MemoryStream();
        stream.Write(workbook.Span);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.ToList())
            {
                if (entry.Name.Equals("styles.xml", StringComparison.OrdinalIgnoreCase))
                    Repair(entry, StylesRepair.Repair);
                else if (entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                    Repair(entry, RepairAddresses);
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static void Repair(ZipArchiveEntry entry, Func<XDocument, bool> repair)
    {
        using var part = entry.Open();
        var content = StylesRepair.Load(part);
        if (!repair(content))
            return;
        part.SetLength(0);
        content.Save(part, SaveOptions.DisableFormatting);
    }

    private static bool RepairAddresses(XDocument relationships)
    {
        var bad = relationships
            .Root!.Elements()
            .Where(each =>
                (string?)each.Attribute("TargetMode") == "External"
                && !Uri.TryCreate((string?)each.Attribute("Target"), UriKind.RelativeOrAbsolute, out _)
            )
            .ToList();
        foreach (var relationship in bad)
            relationship.SetAttributeValue("Target", NoAddress);
        return bad.Count > 0;
    }
}

using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// openpyxl and its kin write a fill without its pattern's type, which the standard allows and at which ClosedXML 0.95
/// throws. The type is put in; nothing else is changed.
/// </summary>
internal static class StylesRepair
{
    private const string PartName = "styles.xml";

    /// <param name="workbook">A file that <see cref="WorkbookInspection"/> has allowed.</param>
    /// <returns>A stream at its start.</returns>
    public static MemoryStream Open(ReadOnlyMemory<byte> workbook)
    {
        // A stream that grows, since the archive is changed in place.
        var stream = new MemoryStream();
        stream.Write(workbook.Span);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (
                var entry in zip
                    .Entries.Where(entry => entry.Name.Equals(PartName, StringComparison.OrdinalIgnoreCase))
                    .ToList()
            )
                Repair(entry);
        }

        stream.Position = 0;
        return stream;
    }

    private static void Repair(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        XDocument styles;
        using (
            var reader = XmlReader.Create(
                part,
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    CloseInput = false,
                }
            )
        )
            styles = XDocument.Load(reader);
        var fills = styles
            .Descendants()
            .Where(element => element.Name.LocalName == "patternFill" && element.Attribute("patternType") is null)
            .ToList();
        if (fills.Count == 0)
            return;
        foreach (var fill in fills)
            fill.SetAttributeValue("patternType", "none");
        part.SetLength(0);
        styles.Save(part, SaveOptions.DisableFormatting);
    }
}

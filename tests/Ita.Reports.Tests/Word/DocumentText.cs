using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Ita.Reports.Tests.Word;

/// <summary>What a reader reads of a document: its paragraphs in order, cells of a row side by side.</summary>
internal static class DocumentText
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static string Of(Stream document)
    {
        var text = new StringBuilder();
        foreach (var block in Part(document, "word/document.xml").Root!.Element(W + "body")!.Elements())
            Append(text, block);
        return text.ToString();
    }

    public static XDocument Part(Stream document, string name)
    {
        document.Position = 0;
        using var zip = new ZipArchive(document, ZipArchiveMode.Read, leaveOpen: true);
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part, LoadOptions.PreserveWhitespace);
    }

    private static void Append(StringBuilder text, XElement block)
    {
        if (block.Name == W + "p")
        {
            var style = block.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value;
            var line = Line(block);
            if (line.Length > 0)
                text.Append(
                        style is { } name && name.StartsWith("Heading", StringComparison.Ordinal)
                            ? new string('#', name[^1] - '0') + " "
                            : ""
                    )
                    .AppendLine(line);
        }
        else if (block.Name == W + "tbl")
        {
            foreach (var row in block.Elements(W + "tr"))
                text.Append("| ")
                    .AppendJoin(
                        " | ",
                        row.Elements(W + "tc")
                            .Select(cell =>
                                string.Join(" / ", cell.Elements(W + "p").Select(Line)) is { Length: > 0 } filled
                                    ? filled
                                    : "∅"
                            )
                    )
                    .AppendLine(" |");
        }
    }

    private static string Line(XElement paragraph)
    {
        var line = new StringBuilder();
        foreach (var node in paragraph.Descendants())
        {
            if (node.Name == W + "t")
                line.Append(node.Value);
            else if (node.Name == W + "tab" && node.Parent!.Name == W + "r")
                line.Append('\t');
            else if (node.Name == W + "br")
                line.Append("⏎");
            else if (node.Name.LocalName == "chart")
                line.Append("[chart]");
        }

        return line.ToString();
    }
}

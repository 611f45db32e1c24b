using Ita.OpenXml.Packaging;
using Ita.Reports.Model;
using Ita.Reports.Packaging;

namespace Ita.Reports.Word;

/// <summary>The report as a Word document: A4, TH Sarabun New 16 pt, real headings, native charts.</summary>
public static class WordReport
{
    /// <summary>Writes the document; the same report gives the same bytes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="output">Any writable stream; left open.</param>
    public static void Write(ReportDocument document, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        using var buffer = new PooledBuffer();
        using (var package = new PackageWriter(buffer))
            WriteParts(document, package);
        output.Write(buffer.Written);
    }

    private static void WriteParts(ReportDocument document, PackageWriter package)
    {
        var blocks = document.Sections.SelectMany(section => section.Blocks).ToList();
        var charts = blocks.OfType<ChartBlock>().ToList();
        var emblem = blocks.OfType<CoverBlock>().FirstOrDefault()?.Emblem;
        package.Write("[Content_Types].xml", charts.Count, PackageParts.ContentTypes);
        package.Write(
            "_rels/.rels",
            document,
            static (xml, _) => PackageParts.RootRelationships(xml, "word/document.xml")
        );
        package.Write(CoreProperties.Part, DocumentProperties.Of(document), CoreProperties.Write);
        package.Write("docProps/app.xml", document, PackageParts.AppProperties);
        package.Write("word/document.xml", document, static (xml, own) => new DocumentPart(xml, own).Write());
        package.Write(
            "word/_rels/document.xml.rels",
            (charts.Count, emblem is not null),
            PackageParts.DocumentRelationships
        );
        CopyResource(package, "word/styles.xml");
        CopyResource(package, "word/settings.xml");
        CopyResource(package, "word/fontTable.xml");
        CopyResource(package, "word/numbering.xml");
        package.Write("word/header1.xml", document, HeaderAndFooter.Header);
        package.Write("word/footer1.xml", document, static (xml, _) => HeaderAndFooter.Footer(xml));
        if (emblem is not null)
            package.Copy("word/media/emblem.png", new MemoryStream([.. emblem.Png]));
        for (var i = 0; i < charts.Count; i++)
        {
            var number = i + 1;
            package.Write($"word/charts/chart{number}.xml", charts[i], ChartPart.Write);
            package.Write($"word/charts/_rels/chart{number}.xml.rels", number, ChartPart.Relationships);
            package.Nest($"word/embeddings/chart{number}.xlsx", charts[i], ChartWorkbook.Write);
        }
    }

    // A part that is the same in every document.
    private static void CopyResource(PackageWriter package, string name)
    {
        using var content = typeof(WordReport).Assembly.GetManifestResourceStream(name)!;
        package.Copy(name, content);
    }
}

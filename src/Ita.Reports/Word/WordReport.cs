using Ita.OpenXml.Packaging;
using Ita.Reports.Model;

namespace Ita.Reports.Word;

/// <summary>
/// The report as a Word document: A4, TH Sarabun New 16 pt, real headings, native charts. Laid out, nothing decided.
/// </summary>
public static class WordReport
{
    /// <summary>Writes the document; the same report gives the same bytes.</summary>
    /// <param name="model">The report.</param>
    /// <param name="output">Any writable stream; left open.</param>
    public static void Write(ReportModel model, Stream output)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(output);
        using var buffer = new PooledBuffer();
        using (var package = new PackageWriter(buffer))
            WriteParts(model, package);
        output.Write(buffer.Written);
    }

    private static void WriteParts(ReportModel model, PackageWriter package)
    {
        var charts = model.Sections.SelectMany(section => section.Blocks).OfType<ChartBlock>().ToList();
        package.Write("[Content_Types].xml", charts.Count, PackageParts.ContentTypes);
        package.Write(
            "_rels/.rels",
            model,
            static (xml, _) => PackageParts.RootRelationships(xml, "word/document.xml")
        );
        package.Write("docProps/core.xml", model, PackageParts.CoreProperties);
        package.Write("docProps/app.xml", model, PackageParts.AppProperties);
        package.Write("word/document.xml", model, static (xml, report) => new DocumentPart(xml, report).Write());
        package.Write("word/_rels/document.xml.rels", charts.Count, PackageParts.DocumentRelationships);
        CopyResource(package, "word/styles.xml");
        CopyResource(package, "word/settings.xml");
        CopyResource(package, "word/fontTable.xml");
        CopyResource(package, "word/numbering.xml");
        package.Write("word/header1.xml", model, HeaderAndFooter.Header);
        package.Write("word/footer1.xml", model, static (xml, _) => HeaderAndFooter.Footer(xml));
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

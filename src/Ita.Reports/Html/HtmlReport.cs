using System.Security.Cryptography;
using System.Text;
using Ita.Reports.Model;
using Ita.Reports.Texts;

namespace Ita.Reports.Html;

/// <summary>
/// The report as one self-contained web page without scripts, for phones and for print on A4, with the same text and
/// digits as the Word document.
/// </summary>
public static class HtmlReport
{
    private static readonly string s_css = ReadCss();

    // In the page itself, so that it applies wherever the page is served; it allows this style sheet only, by its hash.
    private static readonly string s_policy =
        $"default-src 'none'; style-src "
        + $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_css)))}'; "
        + "img-src data:; base-uri 'none'; "
        + $"form-action 'none'";

    /// <summary>Writes the page in UTF-8; the same report gives the same bytes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="output">Any writable stream; left open.</param>
    public static void Write(ReportDocument document, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        var page = new HtmlWriter();
        page.Raw(
                "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
                    + "http-equiv=\"Content-Security-Policy\" content=\""
            )
            .Raw(s_policy)
            .Raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Text(document.Title)
            .Raw("</title>\n<meta name=\"description\" content=\"")
            .Text(document.Subject)
            .Raw("\">\n<style>")
            .Raw(s_css)
            .Raw("</style>\n</head>\n<body>\n<main>\n");
        var blocks = new HtmlBlocks(page, document);
        foreach (var section in document.Sections)
            WriteSection(page, blocks, section);
        page.Raw("</main>\n</body>\n</html>\n");
        output.Write(page.ToUtf8());
    }

    private static void WriteSection(HtmlWriter page, HtmlBlocks blocks, ReportSection section)
    {
        var heading = section.Blocks.OfType<HeadingBlock>().FirstOrDefault();
        if (heading is null)
        {
            foreach (var block in section.Blocks)
                blocks.Write(block);
            return;
        }

        page.Raw("<section aria-labelledby=\"").Text(heading.Id).Raw("\"");
        var classes = (section.IsLandscape, section.ContinuesPage) switch
        {
            (true, true) => "landscape joined",
            (true, false) => "landscape",
            (false, true) => "joined",
            _ => "",
        };
        if (classes.Length > 0)
            page.Raw($" class=\"{classes}\"");
        page.Raw(">\n");
        var folded = section.FoldsOnPhones;
        foreach (var block in section.Blocks)
        {
            blocks.Write(block);
            if (!folded || block != heading)
                continue;
            page.Raw("<input type=\"checkbox\" class=\"fold\" id=\"unfold-")
                .Text(section.Id)
                .Raw("\"/><label class=\"fold\" for=\"unfold-")
                .Text(section.Id)
                .Raw("\">")
                .Text(ReportTexts.Thai.Common.Unfold.ToString())
                .Raw("</label>\n<div class=\"folded\">\n");
        }

        page.Raw(folded ? "</div>\n</section>\n" : "</section>\n");
    }

    private static string ReadCss()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("html/report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A browser hashes the text without carriage returns.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

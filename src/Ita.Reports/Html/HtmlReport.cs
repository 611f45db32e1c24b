using System.Security.Cryptography;
using System.Text;
using Ita.Reports.Model;

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
        + $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_css)))}'; base-uri 'none'; "
        + $"form-action 'none'";

    /// <summary>Writes the page in UTF-8; the same report gives the same bytes.</summary>
    /// <param name="model">The report.</param>
    /// <param name="output">Any writable stream; left open.</param>
    public static void Write(ReportModel model, Stream output)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(output);
        var page = new HtmlWriter();
        page.Raw(
                "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
                    + "http-equiv=\"Content-Security-Policy\" content=\""
            )
            .Raw(s_policy)
            .Raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Text(model.Title)
            .Raw("</title>\n<meta name=\"description\" content=\"")
            .Text(model.Subject)
            .Raw("\">\n<style>")
            .Raw(s_css)
            .Raw("</style>\n</head>\n<body>\n<main>\n");
        var blocks = new HtmlBlocks(page, model);
        foreach (var section in model.Sections)
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
        foreach (var block in section.Blocks)
            blocks.Write(block);
        page.Raw("</section>\n");
    }

    private static string ReadCss()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("html/report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A browser hashes the text without carriage returns.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

using Ita.Reports.Model;
using Ita.Reports.Typography;

namespace Ita.Reports.Html;

/// <summary>Writes the blocks of a report as HTML.</summary>
internal sealed class HtmlBlocks(HtmlWriter page, ReportDocument document)
{
    private readonly Typesetter _typesetter = new(document.Digits);
    private int _tables;
    private int _charts;

    public void Write(ReportBlock block)
    {
        switch (block)
        {
            case CoverBlock cover:
                Cover(cover);
                break;
            case ContentsBlock contents:
                Contents(contents);
                break;
            case HeadingBlock heading:
                Heading(heading);
                break;
            case ParagraphBlock paragraph:
                Paragraph(paragraph);
                break;
            case ListBlock list:
                List(list);
                break;
            case TableBlock table:
                HtmlTable.Write(page, table, ++_tables);
                break;
            case ChartBlock chart:
                HtmlChart.Write(page, chart, ++_charts, _typesetter);
                break;
            case SignatureBlock signature:
                Signature(signature);
                break;
            default:
                throw new ArgumentException($"The HTML writer cannot lay out a {block.GetType().Name}.", nameof(block));
        }
    }

    private void Cover(CoverBlock cover)
    {
        page.Raw("<header class=\"cover\">\n");
        if (cover.Emblem is { } emblem)
            page.Raw("<img class=\"emblem\" alt=\"")
                .Text(cover.EmblemAlt)
                .Raw("\" src=\"data:image/png;base64,")
                .Raw(Convert.ToBase64String(emblem.Png.AsSpan()))
                .Raw("\">\n");
        page.Raw("<h1>");
        for (var i = 0; i < cover.Title.Length; i++)
            page.Raw(i == 0 ? "" : "<br>").Text(cover.Title[i]);
        page.Raw("</h1>\n");
        foreach (var line in cover.Subject)
            page.Raw("<p>").Text(line).Raw("</p>\n");
        for (var i = 0; i < cover.Agency.Length; i++)
            page.Raw(i == 0 ? "<p class=\"gap\"><strong>" : "<p><strong>").Text(cover.Agency[i]).Raw("</strong></p>\n");
        page.Raw("<p class=\"gap\">").Text(cover.Issued).Raw("</p>\n</header>\n");
    }

    private void Contents(ContentsBlock contents)
    {
        page.Raw("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">").Text(contents.Title).Raw("</h2>\n<ul>\n");
        foreach (
            var heading in document
                .Sections.SelectMany(section => section.Blocks)
                .OfType<HeadingBlock>()
                .Where(heading => heading.Level <= 2)
        )
        {
            page.Raw(heading.Level == 1 ? "<li><a href=\"#" : "<li class=\"deeper\"><a href=\"#")
                .Text(heading.Id)
                .Raw("\">")
                .Text(heading.Text)
                .Raw("</a></li>\n");
        }

        page.Raw("</ul>\n</nav>\n");
    }

    // The title is the page's h1; the report's headings start at h2.
    private void Heading(HeadingBlock heading)
    {
        var level = heading.Level + 1;
        page.Raw("<h")
            .Number(level)
            .Raw(" id=\"")
            .Text(heading.Id)
            .Raw("\">")
            .Text(heading.Text)
            .Raw("</h")
            .Number(level)
            .Raw(">\n");
    }

    private void Paragraph(ParagraphBlock paragraph) =>
        page.Raw(
                paragraph.Kind switch
                {
                    ParagraphKind.Headline => "<p class=\"headline\">",
                    ParagraphKind.Arithmetic => "<p class=\"arithmetic\">",
                    ParagraphKind.Note => "<p class=\"note\">",
                    ParagraphKind.Notice => "<p class=\"notice\" role=\"note\">",
                    _ => "<p>",
                }
            )
            .Rich(paragraph.Text)
            .Raw("</p>\n");

    private void List(ListBlock list)
    {
        page.Raw(
            list.Entries.Any(entry => entry.Marker is not null) ? "<ul class=\"marked\" role=\"list\">\n" : "<ul>\n"
        );
        foreach (var entry in list.Entries)
        {
            page.Raw("<li>");
            if (entry.Marker is { } marker)
                page.Raw("<span class=\"marker\">").Text(marker).Raw("</span> ");
            page.Rich(entry.Text);
            foreach (var detail in entry.Details)
                page.Raw("<p>").Rich(detail).Raw("</p>");
            page.Raw("</li>\n");
        }

        page.Raw("</ul>\n");
    }

    private void Signature(SignatureBlock signature)
    {
        page.Raw("<div class=\"signatures\">\n");
        foreach (var place in signature.Places)
        {
            page.Raw("<div>");
            Line(signature.Sign, place.Role);
            if (place.Name is { } name)
                page.Raw("<p class=\"known\">(").Text(name).Raw(")</p>");
            else
                Line(signature.Name, "");
            if (place.Position is { } position)
                page.Raw("<p class=\"known\">").Text(position).Raw("</p>");
            else
                Line(signature.Position, "");
            page.Raw("</div>\n");
        }

        page.Raw("</div>\n");
    }

    private void Line(string label, string after) =>
        page.Raw("<p>").Text(label).Raw("<span class=\"line\"></span>").Text(after).Raw("</p>");
}

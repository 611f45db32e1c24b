using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;

namespace Ita.Workbooks.RejectedCopies;

/// <summary>
/// A page that lists why a workbook was turned away: one HTML file, Thai first and English below, without scripts,
/// pictures or anything fetched from elsewhere. Everything that comes from the workbook is escaped.
/// </summary>
public static class RejectionPage
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    /// <summary>Writes the page.</summary>
    /// <param name="problems">In the order in which they are shown.</param>
    /// <param name="moreProblems">How many there are beyond those.</param>
    /// <param name="fileName">The workbook's name; null leaves it out.</param>
    /// <param name="note">What its marked copy lacks, or why there is none.</param>
    /// <returns>The HTML, to be sent or stored as UTF-8.</returns>
    public static string Create(
        IReadOnlyList<Notice> problems,
        int moreProblems = 0,
        string? fileName = null,
        CopyNote note = CopyNote.None
    )
    {
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentOutOfRangeException.ThrowIfNegative(moreProblems);
        var title = RejectionTexts.Get("title", (long)problems.Count + moreProblems);
        var page = new StringBuilder();
        page.Append(
                "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
                    + "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            )
            .Append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                    + "'unsafe-inline'\">\n<meta name=\"robots\" content=\"noindex\">\n"
            )
            .Append("<title>")
            .Append(Html.Encode(title.Th))
            .Append("</title>\n<style>\n")
            .Append(Style)
            .Append("</style>\n</head>\n<body>\n<header>\n")
            .Append("<h1>")
            .Append(Html.Encode(title.Th))
            .Append("</h1>\n");
        AddParagraph(page, title.En, isEnglish: true);
        if (fileName is not null)
            page.Append("<p>")
                .Append(Html.Encode(RejectionTexts.Get("file").Th))
                .Append(" <bdi>")
                .Append(Html.Encode(SafeText.Shorten(fileName)))
                .Append("</bdi></p>\n");
        AddParagraphs(page, RejectionTexts.Get("what-to-do"));
        if (CopyNoteTexts.Of(note) is { } aboutCopy)
            AddParagraphs(page, aboutCopy);
        page.Append("</header>\n<main>\n<ol>\n");
        var (groups, more) = NoticeGroup.Of(problems, moreProblems);
        foreach (var group in groups)
            AddProblem(page, group);
        page.Append("</ol>\n");
        if (more > 0)
            AddParagraphs(page, RejectionTexts.Get("more", more));
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AddProblem(StringBuilder page, NoticeGroup group)
    {
        var problem = group.First;
        page.Append("<li>\n<h2>").Append(Place(group)).Append("</h2>\n");
        if (problem.Value is { Length: > 0 } value)
            page.Append("<p class=\"value\">")
                .Append(Html.Encode(RejectionTexts.Get("value").Th))
                .Append(" <bdi>")
                .Append(Html.Encode(value))
                .Append("</bdi></p>\n");
        AddParagraphs(page, new Bilingual(group.MessageTh, group.MessageEn));
        page.Append("<p class=\"code\">").Append(Html.Encode(problem.Code)).Append("</p>\n</li>\n");
    }

    private static string Place(NoticeGroup group)
    {
        var problem = group.First;
        if (problem.Sheet is null)
            return Html.Encode(RejectionTexts.Get("whole-file").Th);
        var sheet = $"{Html.Encode(RejectionTexts.Get("sheet").Th)} <bdi>{Html.Encode(problem.Sheet)}</bdi>";
        if (problem.Column is { } column)
            return $"{sheet} {Html.Encode(RejectionTexts.Get("column").Th)} {Html.Encode(column)}";
        return problem.Cell is null
            ? sheet
            : $"{sheet} {Html.Encode(RejectionTexts.Get("cell").Th)} {Html.Encode(group.Places ?? problem.Cell)}";
    }

    private static void AddParagraphs(StringBuilder page, Bilingual text)
    {
        AddParagraph(page, text.Th, isEnglish: false);
        AddParagraph(page, text.En, isEnglish: true);
    }

    private static void AddParagraph(StringBuilder page, string text, bool isEnglish) =>
        page.Append(isEnglish ? "<p lang=\"en\">" : "<p>").Append(Html.Encode(text)).Append("</p>\n");

    private static string ReadStyle()
    {
        using var reader = new StreamReader(
            typeof(RejectionPage).Assembly.GetManifestResourceStream("rejection.css")!,
            Encoding.UTF8
        );
        return reader.ReadToEnd();
    }
}

using System.Net;
using System.Xml.Linq;
using Ita.Assessment.Submissions;
using Ita.Workbooks.RejectedCopies;

namespace Ita.Workbooks.Tests.RejectedCopies;

public sealed class RejectionPageTests
{
    private static readonly Notice Problem = new()
    {
        Code = "answer-unknown",
        File = "ita.xlsx",
        Sheet = "IIT",
        Cell = "F12",
        Item = "i5",
        Value = "มากมาย",
        MessageTh = "แก้ไขคำตอบ",
        MessageEn = "Correct the answer.",
    };

    [Fact]
    public void The_page_gives_place_value_code_and_both_sentences_Thai_first()
    {
        var page = RejectionPage.Create([Problem], fileName: "ita.xlsx");

        var shown = new[] { "ita.xlsx", "IIT", "F12", "มากมาย", "แก้ไขคำตอบ", "Correct the answer.", "answer-unknown" };
        var places = shown.Select(text => page.IndexOf(text, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("<html lang=\"th\">", page, StringComparison.Ordinal);
        Assert.Contains("<p lang=\"en\">Correct the answer.</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_from_the_workbook_becomes_markup()
    {
        const string Evil = "\"><script>alert(1)</script><img src=x onerror='x'>&amp;";

        var page = RejectionPage.Create(
            [Problem with { Sheet = Evil, Cell = Evil, Value = Evil, Code = Evil, MessageTh = Evil, MessageEn = Evil }],
            fileName: Evil
        );

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&amp;amp;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_one_file_that_fetches_and_runs_nothing()
    {
        var page = RejectionPage.Create([Problem], 3, "ita.xlsx");

        var body = XDocument.Parse(
            page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)]
        );
        Assert.DoesNotContain(
            body.Descendants(),
            element => element.Name.LocalName is "script" or "img" or "link" or "iframe" or "form" or "a"
        );
        Assert.DoesNotContain(
            body.Descendants().Attributes(),
            attribute =>
                attribute.Name.LocalName is "src" or "href" or "style"
                || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("width=device-width", page, StringComparison.Ordinal);
    }

    [Fact]
    public void How_many_problems_there_are_and_how_many_are_not_listed_is_said()
    {
        var page = RejectionPage.Create([Problem, Problem], 1_500);

        Assert.Contains("1,502", page, StringComparison.Ordinal);
        Assert.Contains("1,500 more", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_of_the_whole_file_names_no_sheet()
    {
        var page = RejectionPage.Create([
            new Notice
            {
                Code = "damaged",
                MessageTh = "เสียหาย",
                MessageEn = "Damaged.",
            },
        ]);

        Assert.Contains("<h2>ทั้งไฟล์</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<bdi>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void One_wrong_label_throughout_is_one_line_with_the_first_cells()
    {
        var same = Problem with { Repetition = new NoticeRepetition("answer-unknown", "มาก, น้อย", 40) };

        var page = RejectionPage.Create([same, same with { Cell = "F13" }], 40);

        Assert.Equal(2, page.Split("<li>").Length);
        Assert.Contains("F12, F13, …</h2>", page, StringComparison.Ordinal);
        Assert.Contains("40 เซลล์", page, StringComparison.Ordinal);
        Assert.Contains("in 40 cells (F12, F13, …)", page, StringComparison.Ordinal);
        Assert.Contains("and 2 more", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CopyNote.WithoutLinks)]
    [InlineData(CopyNote.Simplified)]
    [InlineData(CopyNote.TooLarge)]
    [InlineData(CopyNote.Unreadable)]
    [InlineData(CopyNote.Failed)]
    public void What_the_marked_copy_lacks_or_why_there_is_none_is_said_in_both_languages(CopyNote note)
    {
        var page = WebUtility.HtmlDecode(RejectionPage.Create([Problem], note: note));

        var text = CopyNoteTexts.Of(note)!;
        Assert.Contains($"<p>{text.Th}</p>", page, StringComparison.Ordinal);
        Assert.Contains($"<p lang=\"en\">{text.En}</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            text.Th,
            WebUtility.HtmlDecode(RejectionPage.Create([Problem])),
            StringComparison.Ordinal
        );
    }
}

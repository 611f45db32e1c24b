using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

public sealed class ScoresLayoutTests
{
    private static ExportReading Read(string sheet, IEnumerable<object?[]> rows, int year = 2566) =>
        ExportBuilder.Read(year, new WorkbookBuilder().Rows(sheet, rows).File());

    [Fact]
    public void Scores_per_item_are_taken()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.IIT, 84.5);
        rows[0] = ["ข้อ", "คะแนน", "จำนวนผู้ตอบ"];
        rows[3] = ["i3", 97.779999999999999, 61];
        rows[4] = ["i4", "99.44", "60"];
        var part = Assert.Single(Read("IIT", rows).Parts);
        Assert.Equal(
            (Instrument.IIT, TallyLayout.ItemScores, (int?)61),
            (part.Instrument, part.Layout, part.Respondents)
        );
        Assert.Equal(84.5m, part.Items[0].Score);
        Assert.Equal(97.78m, part.Items[2].Score);
        Assert.Equal(99.44m, part.Items[3].Score);
    }

    [Theory]
    [InlineData("รายการ", "ผลคะแนน")]
    [InlineData("ข้อคำถาม", "คะแนนเฉลี่ย")]
    [InlineData("Item", "Score")]
    [InlineData("ข้อ", "ค่าเฉลี่ย")]
    public void Other_heads_are_known(string item, string score)
    {
        var rows = ExportBuilder.Scores(2566, Instrument.IIT, 84.5);
        rows[0] = [item, score];
        Assert.Single(Read("IIT", rows).Parts);
    }

    [Fact]
    public void Rows_without_an_item_number_are_skipped()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.IIT, 84.5);
        rows.Insert(1, ["ตัวชี้วัดที่ 1", 99]);
        rows.Add(["รวม", 84.5]);
        Assert.Empty(Read("IIT", rows).Problems);
    }

    [Fact]
    public void Sub_items_count_where_the_item_has_no_row()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.IIT, 84.5);
        rows[1] = ["i1.1", 80];
        rows.Insert(2, ["i1.2", 90]);
        rows.Insert(3, ["i11.1", "ไม่นับ"]);
        var part = Assert.Single(Read("IIT", rows).Parts);
        Assert.Equal(["i1.1", "i1.2", "i2"], part.Items.Take(3).Select(item => item.Id.ToString()));
        Assert.DoesNotContain(part.Items, item => item.Id.ToString() == "i11.1");
    }

    [Fact]
    public void A_sub_item_that_is_not_there_is_missing()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.IIT, 84.5);
        rows[1] = ["i1.1", 80];
        var problem = Assert.Single(Read("IIT", rows).Problems);
        Assert.Equal(("item-missing", "i1.2"), (problem.Code, problem.Item));
    }

    [Theory]
    [InlineData(null, "score-missing")]
    [InlineData("ดีมาก", "score-not-a-number")]
    [InlineData("97,78", "score-not-a-number")]
    [InlineData(true, "score-not-a-number")]
    [InlineData(100.01, "score-out-of-range")]
    [InlineData(-1, "score-out-of-range")]
    public void A_score_that_is_none_is_refused_at_its_cell(object? score, string code)
    {
        var rows = ExportBuilder.Scores(2566, Instrument.IIT, 84.5);
        rows[2] = ["i2", score];
        var problem = Assert.Single(Read("IIT", rows).Problems);
        Assert.Equal((code, "IIT", "B3", "i2"), (problem.Code, problem.Sheet, problem.Cell, problem.Item));
    }

    [Fact]
    public void Shares_are_refused_once()
    {
        var problem = Assert.Single(Read("IIT", ExportBuilder.Scores(2566, Instrument.IIT, 0.845)).Problems);
        Assert.Equal(("score-out-of-range", "B2", "0.845"), (problem.Code, problem.Cell, problem.Value));
    }

    [Fact]
    public void Scores_of_all_0_or_1_are_points()
    {
        Assert.Empty(Read("IIT", ExportBuilder.Scores(2566, Instrument.IIT, 1)).Problems);
    }

    [Fact]
    public void An_item_twice_is_named_at_the_second()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.IIT, 84.5);
        rows.Add(["I 2", 80]);
        var problem = Assert.Single(Read("IIT", rows).Problems);
        Assert.Equal(("item-duplicate", "A32", "i2"), (problem.Code, problem.Cell, problem.Item));
    }

    [Fact]
    public void An_OIT_item_that_is_not_listed_scores_0_with_a_warning()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.OIT, 100);
        rows.RemoveAt(12);
        var reading = Read("OIT", rows);
        var warning = Assert.Single(reading.Warnings);
        Assert.Equal(("item-not-listed", "o12"), (warning.Code, warning.Item));
        Assert.Equal(0m, reading.Parts[0].Items.Single(item => item.Id.Number == 12).Score);
        Assert.Null(reading.Parts[0].Respondents);
    }

    [Fact]
    public void An_OIT_score_the_framework_cannot_give_is_refused()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.OIT, 100);
        rows[12] = ["o12", 50];
        Assert.Equal(
            ("score-out-of-range", "B13", "o12"),
            (
                Assert.Single(Read("OIT", rows).Problems) is var problem
                    ? (problem.Code, problem.Cell, problem.Item)
                    : default
            )
        );
    }

    [Theory]
    [InlineData("ผล")]
    [InlineData("ผลการตรวจ")]
    [InlineData("ผลการประเมิน")]
    [InlineData("การเปิดเผย")]
    [InlineData("การเปิดเผยข้อมูล")]
    [InlineData("มี/ไม่มี")]
    public void The_OIT_may_say_whether_a_thing_is_there(string head)
    {
        var rows = ExportBuilder.Scores(2566, Instrument.OIT, "มี");
        rows[0] = ["ข้อ", head, "URL", "คำอธิบาย", "ข้อเสนอแนะ"];
        (rows[1][1], rows[2][1], rows[3][1], rows[4][1], rows[5][1]) = (
            "ไม่มี",
            "ไม่ผ่าน",
            "✗",
            "✘",
            "ไม่มี/ไม่ครบถ้วน"
        );
        (rows[6][1], rows[7][1], rows[8][1]) = ("ผ่าน", "✓", "✔️");
        rows[9] = ["o9", "มีการเปิดเผยข้อมูลครบถ้วนตามองค์ประกอบ", "https://a.go.th/x", "แสดง", "ควร ปรับปรุง"];
        var part = Assert.Single(Read("OIT", rows).Parts);
        Assert.Equal(
            [0m, 0m, 0m, 0m, 0m, 100m, 100m, 100m, 100m],
            part.Items.Take(9).Select(item => item.Score!.Value)
        );
        Assert.Equal(
            ("https://a.go.th/x", "แสดง", "ควร ปรับปรุง"),
            (part.Items[8].Url, part.Items[8].Explanation, part.Items[8].Suggestion)
        );
    }

    [Fact]
    public void A_result_that_says_neither_is_refused()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.OIT, "มี");
        rows[0] = ["ข้อ", "ผล"];
        rows[1][1] = "บางส่วน";
        var problem = Assert.Single(Read("OIT", rows).Problems);
        Assert.Equal(("answer-unknown", "B2", "o1"), (problem.Code, problem.Cell, problem.Item));
    }

    [Fact]
    public void Where_there_are_scores_results_do_not_count()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.OIT, 100);
        for (var i = 0; i < rows.Count; i++)
            rows[i] = [.. rows[i], i == 0 ? "ผล" : "ไม่มี"];
        Assert.All(Read("OIT", rows).Parts[0].Items, item => Assert.Equal(100m, item.Score));
    }

    [Fact]
    public void A_zero_is_the_letter_o_in_a_sheet_of_the_OIT()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.OIT, 100);
        for (var i = 1; i < rows.Count; i++)
            rows[i][0] = $"ข้อ ๐{i}";
        Assert.Empty(Read("OIT", rows).Warnings);
    }

    [Fact]
    public void A_zero_is_no_letter_beside_i_numbers()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.IIT, 84.5);
        rows.Add(["01", 3]);
        var reading = Read("IIT", rows);
        Assert.Empty(reading.Problems);
        Assert.Equal(Instrument.IIT, Assert.Single(reading.Parts).Instrument);
    }
}

using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

/// <summary>
/// Which column of a table with one row per item counts, and what is refused because two could (layout 2).
/// </summary>
public sealed class ScoreColumnsTests
{
    private static readonly Item[] Items = [.. ExportBuilder.Framework(2566).ItemsOf(Instrument.IIT)];

    // Each further column has a score of its own, so that a test sees which was taken: 80, 70, 60 …
    private static ExportReading Read(params object?[][] headers)
    {
        var columns = headers.Max(header => header.Length);
        var rows = headers.Concat(
            Items.Select(item =>
                (object?[])
                    [item.Id.ToString(), .. Enumerable.Range(1, columns - 1).Select(i => (object?)(90 - (10 * i)))]
            )
        );
        return ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());
    }

    private static decimal Taken(ExportReading reading)
    {
        Assert.Empty(reading.Problems);
        return Assert.Single(Assert.Single(reading.Parts).Items.Select(item => item.Score!.Value).Distinct());
    }

    private static void AssertRefused(ExportReading reading, string code, string cell, string? value)
    {
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((code, "IIT", cell, value), (problem.Code, problem.Sheet, problem.Cell, problem.Value));
        Assert.Empty(reading.Parts);
    }

    [Theory]
    [InlineData("คะแนน (ร้อยละ)")]
    [InlineData("คะแนน [ร้อยละ]")]
    [InlineData("คะแนนร้อยละ")]
    [InlineData("คะแนน (%)")]
    [InlineData("คะแนน (100)")]
    [InlineData("คะแนน (๑๐๐)")]
    [InlineData("คะแนนเต็ม 100")]
    [InlineData("คะแนน (เต็ม 100 คะแนน)")]
    [InlineData("คะแนน 2566")]
    [InlineData("คะแนน ๒๕๖๖")]
    [InlineData("คะแนน ปี 2566")]
    [InlineData("คะแนน (พ.ศ. 2566)")]
    [InlineData("ผลคะแนน ประจำปีงบประมาณ พ.ศ. 2566")]
    [InlineData("คะแนน ปี 66")]
    [InlineData("คะแนน 2566 (ร้อยละ)")]
    [InlineData("ปี 2566 คะแนน")]
    [InlineData("Score (%)")]
    [InlineData("ค่าเฉลี่ย (ร้อยละ)")]
    public void A_header_may_say_what_it_counts_in_or_its_year(string head) =>
        Assert.Equal(80m, Taken(Read(["ข้อ", head])));

    [Theory]
    [InlineData("คะแนนเต็ม")]
    [InlineData("คะแนนเต็ม (100)")]
    [InlineData("น้ำหนัก")]
    [InlineData("คะแนนถ่วงน้ำหนัก")]
    [InlineData("คะแนน (30)")]
    [InlineData("คะแนน 30 %")]
    [InlineData("ผลคะแนนรวม 30 %")]
    [InlineData("คะแนนดิบ")]
    [InlineData("คะแนนสูงสุด")]
    [InlineData("ผลต่างคะแนน")]
    [InlineData("S.D.")]
    public void What_is_no_score_is_not_taken_and_does_no_harm_beside_one(string head)
    {
        var alone = Assert.Single(Read(["ข้อ", head]).Problems);
        Assert.Equal(("nothing-recognised", "A2"), (alone.Code, alone.Cell));
        Assert.Equal(70m, Taken(Read(["ข้อ", head, "คะแนน"])));
        Assert.Equal(80m, Taken(Read(["ข้อ", "คะแนน", head])));
    }

    [Theory]
    [InlineData("คะแนนที่ได้")]
    [InlineData("คะแนน (IIT)")]
    [InlineData("ร้อยละ")]
    [InlineData("คะแนนประเมิน")]
    [InlineData("2566")]
    [InlineData("คะแนน 2023")]
    public void What_might_be_a_score_is_not_taken_and_nothing_is_taken_beside_it(string head)
    {
        Assert.Equal("nothing-recognised", Assert.Single(Read(["ข้อ", head]).Problems).Code);
        AssertRefused(Read(["ข้อ", head, "คะแนน"]), "column-ambiguous", "C1", "B");
        AssertRefused(Read(["ข้อ", "คะแนน", head]), "column-ambiguous", "C1", "B");
    }

    [Theory]
    [InlineData("คะแนน", "คะแนน")]
    [InlineData("คะแนน", "ผลคะแนน")]
    [InlineData("คะแนน", "ค่าเฉลี่ย")]
    [InlineData("คะแนน", "คะแนน 2566")]
    [InlineData("คะแนน", "คะแนน 2565")]
    [InlineData("คะแนน 2566", "คะแนน")]
    [InlineData("คะแนน 2566", "ผลคะแนน (2566)")]
    [InlineData("คะแนน 2564", "คะแนน 2565")]
    [InlineData("คะแนน", "คะแนนเต็ม 100")]
    public void Of_two_columns_that_could_be_the_score_none_is_taken(string first, string second)
    {
        var reading = Read(["ข้อ", first, second]);
        AssertRefused(reading, "column-ambiguous", "C1", "B");
        Assert.Contains("B", reading.Problems[0].MessageTh, StringComparison.Ordinal);
        Assert.Contains("C1", reading.Problems[0].MessageTh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_that_are_in_each_others_way_are_named()
    {
        AssertRefused(
            Read(["ข้อ", "คะแนน 2565", "คะแนน 2566", "หมายเหตุ", "ผลคะแนน 2566"]),
            "column-ambiguous",
            "E1",
            "C"
        );
    }

    [Theory]
    [InlineData("คะแนน 2565", "คะแนน 2566", 70)]
    [InlineData("คะแนน 2566", "คะแนน 2565", 80)]
    [InlineData("คะแนน (2566)", "คะแนน ปี ๒๕๖๕", 80)]
    [InlineData("ค่าเฉลี่ย 2565", "คะแนน 2566 (ร้อยละ)", 70)]
    public void The_one_of_the_paths_year_is_taken_where_the_others_name_other_years(
        string first,
        string second,
        int expected
    ) => Assert.Equal(expected, Taken(Read(["ข้อ", first, second])));

    [Fact]
    public void The_year_may_stand_in_the_cell_above()
    {
        Assert.Equal(70m, Taken(Read([null, "ปี 2565", "ปี 2566"], ["ข้อ", "คะแนน", "คะแนน"])));
        Assert.Equal(80m, Taken(Read([null, 2566, 2565], ["ข้อ", "คะแนน", "คะแนน"])));
        Assert.Equal(70m, Taken(Read(["ข้อ", "ปี 2565", "ปี 2566"], [null, "คะแนน", "คะแนน"])));
    }

    [Fact]
    public void A_title_over_several_columns_gives_its_year_to_each_of_them()
    {
        Assert.Equal(
            50m,
            Taken(
                Read([null, "ปี 2565", null, "ปี 2566", null], ["ข้อ", "จำนวนผู้ตอบ", "คะแนน", "จำนวนผู้ตอบ", "คะแนน"])
            )
        );
        AssertRefused(Read([null, "ปี 2566", null], ["ข้อ", "คะแนน", "คะแนน"]), "column-ambiguous", "C2", "B");
    }

    [Fact]
    public void The_years_may_stand_below_the_word()
    {
        Assert.Equal(70m, Taken(Read(["ข้อ", "คะแนน", null], [null, 2565, 2566])));
        Assert.Equal(80m, Taken(Read(["ข้อ", "คะแนน", null], [null, "ปี 2566", "ปี 2565"])));
    }

    [Fact]
    public void What_stands_below_the_word_may_make_another_thing_of_it()
    {
        Assert.Equal(
            "nothing-recognised",
            Assert.Single(Read(["ข้อ", "คะแนน", null], [null, "เต็ม", "ได้"]).Problems).Code
        );
        Assert.Equal("nothing-recognised", Assert.Single(Read(["ข้อ", "คะแนน"], [null, "ครั้งแรก"]).Problems).Code);
        Assert.Equal(80m, Taken(Read(["ข้อ", "คะแนน", "หมายเหตุ"], ["(1)", "(2)", "(3)"])));
        Assert.Equal(80m, Taken(Read(["ข้อ", "คะแนน"], [null, "(ร้อยละ)"])));
    }

    [Theory]
    [InlineData("คะแนน 2565")]
    [InlineData("คะแนน (ปี 65)")]
    public void Scores_of_another_year_alone_are_refused(string head) =>
        AssertRefused(Read(["ข้อ", head]), "year-mismatch", "B1", "2565");

    [Fact]
    public void A_title_of_another_year_above_the_scores_is_refused() =>
        AssertRefused(Read(["ปีงบประมาณ 2565"], ["ข้อ", "คะแนน"]), "year-mismatch", "B2", "2565");

    [Fact]
    public void Of_two_columns_of_respondents_the_one_of_the_paths_year_is_taken()
    {
        var reading = Read(["ข้อ", "คะแนน", "จำนวนผู้ตอบ 2565", "จำนวนผู้ตอบ (2566)"]);
        Assert.Equal(60, Assert.Single(reading.Parts).Respondents);
        AssertRefused(Read(["ข้อ", "คะแนน", "จำนวนผู้ตอบ", "จำนวนผู้ตอบ"]), "column-ambiguous", "D1", "C");
        Assert.Equal(70, Assert.Single(Read(["ข้อ", "คะแนน", "จำนวนผู้ตอบ (คน)"]).Parts).Respondents);
        Assert.Null(Assert.Single(Read(["ข้อ", "คะแนน", "จำนวนผู้ตอบ 2565"]).Parts).Respondents);
    }

    [Fact]
    public void Of_two_columns_of_results_none_is_taken()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.OIT, "มี");
        for (var i = 0; i < rows.Count; i++)
            rows[i] = [.. rows[i], i == 0 ? "การเปิดเผย" : "ไม่มี"];
        rows[0][1] = "ผลการตรวจ";
        var problem = Assert.Single(ExportBuilder.Read(2566, new WorkbookBuilder().Rows("OIT", rows).File()).Problems);
        Assert.Equal(("column-ambiguous", "C1", "B"), (problem.Code, problem.Cell, problem.Value));
    }

    [Fact]
    public void What_is_less_detailed_is_not_asked_which_column_counts()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.IIT, 80);
        rows[0] = ["ข้อ", "คะแนน", "คะแนน"];
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().Rows("ก", rows).Rows("IIT", ExportBuilder.Answers(2566, Instrument.IIT)).File()
        );
        Assert.Empty(reading.Problems);
        Assert.Contains(reading.Warnings, warning => warning.Code == "less-detailed-ignored");
    }

    [Fact]
    public void A_header_that_is_repeated_says_nothing_new()
    {
        var rows = Table(["ข้อ", "คะแนน 2565", "คะแนน 2566"]);
        rows.Insert(12, rows[0]);
        rows.Insert(25, ["ข้อ", "คะแนน 2565", "คะแนน 2566"]);
        Assert.Equal(70m, Taken(ReadRows(rows)));
    }

    [Theory]
    [InlineData("คะแนน 2566", "คะแนน 2565")]
    [InlineData("น้ำหนัก", "คะแนน 2566")]
    [InlineData("คะแนน 2565", "คะแนนเต็ม")]
    [InlineData("จำนวนผู้ตอบ", "คะแนน 2566")]
    public void A_second_header_that_says_otherwise_is_refused(string first, string second)
    {
        var rows = Table(["ข้อ", "คะแนน 2565", "คะแนน 2566"]);
        rows.Insert(12, ["ข้อ", first, second]);
        var problem = Assert.Single(ReadRows(rows).Problems);
        Assert.Equal(("column-ambiguous", 13), (problem.Code, int.Parse(problem.Cell![1..], null)));
    }

    [Fact]
    public void A_second_header_below_the_first_rows_is_seen_too()
    {
        var rows = Table(["ข้อ", "คะแนน", "น้ำหนัก"]);
        rows.Insert(31, ["ข้อ", "น้ำหนัก", "คะแนน"]);
        rows.Add(["i30", 1, 70]);
        var problem = ReadRows(rows).Only("column-ambiguous");
        Assert.Equal("B32", problem.Cell);
    }

    [Fact]
    public void Rows_of_means_levels_and_sections_are_no_headers()
    {
        var rows = Table(["ข้อ", "คะแนน", "หมายเหตุ"]);
        rows.Insert(1, ["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", 77, null]);
        rows.Insert(8, ["ค่าเฉลี่ย", 80, null]);
        rows.Add(["คะแนนเฉลี่ย", "ร้อยละ", 80]);
        rows.Add(["ระดับ", "ระดับดี"]);
        Assert.Equal(80m, Taken(ReadRows(rows)));
    }

    [Fact]
    public void Item_numbers_in_two_columns_must_agree()
    {
        var rows = ExportBuilder
            .Scores(2566, Instrument.IIT, 80)
            .Select(row => new[] { row[0], row[0], row[1] })
            .ToList();
        rows[0] = ["ข้อ", "รายการ", "คะแนน"];
        Assert.Equal(80m, Taken(ReadRows(rows)));
        rows[4][1] = "i5 ข้อความ";
        var problem = Assert.Single(ReadRows(rows).Problems);
        Assert.Equal(("column-ambiguous", "B5", "i5", "i4"), (problem.Code, problem.Cell, problem.Item, problem.Value));
    }

    [Fact]
    public void Two_columns_of_one_head_must_agree_too()
    {
        var rows = ExportBuilder
            .Scores(2566, Instrument.IIT, 80)
            .Select(row => new[] { row[0], row[0], row[1] })
            .ToList();
        rows[0] = ["ข้อ", "ข้อ", "คะแนน"];
        rows[30][1] = "i29";
        Assert.Equal("B31", Assert.Single(ReadRows(rows).Problems).Cell);
    }

    [Fact]
    public void A_zero_beside_an_i_number_is_no_item_number()
    {
        var rows = ExportBuilder
            .Scores(2566, Instrument.IIT, 80)
            .Select(row => new[] { "02", row[0], row[1] })
            .ToList();
        rows[0] = ["ข้อ", "รายการ", "คะแนน"];
        Assert.Equal(80m, Taken(ReadRows(rows)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_items_number_beside_the_text_of_another_is_refused(bool isInOneCell)
    {
        var oit = ExportBuilder.Framework(2566).ItemsOf(Instrument.OIT).ToList();
        var rows = oit.Select(item =>
                isInOneCell ? new object?[] { $"{item.Id} {item.TextTh}", 100 } : [item.Id.ToString(), item.TextTh, 100]
            )
            .Prepend(isInOneCell ? ["ข้อ", "คะแนน"] : ["ข้อ", "ประเด็น", "คะแนน"])
            .ToList();
        Assert.Empty(ExportBuilder.Read(2566, new WorkbookBuilder().Rows("OIT", rows).File()).Problems);
        if (isInOneCell)
            rows[4][0] = $"o4 {oit[6].TextTh}";
        else
            rows[4][1] = oit[6].TextTh;
        var problem = Assert.Single(ExportBuilder.Read(2566, new WorkbookBuilder().Rows("OIT", rows).File()).Problems);
        Assert.Equal(("item-unknown", "A5", "o4"), (problem.Code, problem.Cell, problem.Item));
        Assert.Contains("o7", problem.MessageTh, StringComparison.Ordinal);
        // Words that are nobody's say nothing.
        rows[4] = isInOneCell ? ["o4 แผนของเรา", 100] : ["o4", "แผนของเรา", 100];
        Assert.Empty(ExportBuilder.Read(2566, new WorkbookBuilder().Rows("OIT", rows).File()).Problems);
    }

    [Theory]
    [InlineData("o12-o15", true)]
    [InlineData("o12 – 15", true)]
    [InlineData("o12, o13", true)]
    [InlineData("o12 และ o13 แผน", true)]
    [InlineData("o12 ถึง o15", true)]
    [InlineData("o12/13", true)]
    [InlineData("o12 - รายงานรอบ 6 เดือน", false)]
    [InlineData("o12, รายงาน", false)]
    [InlineData("o12 6 เดือน", false)]
    public void One_row_for_several_items_is_refused(string text, bool isRefused)
    {
        var rows = ExportBuilder.Scores(2566, Instrument.OIT, 100);
        rows[12][0] = text;
        var problems = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("OIT", rows).File()).Problems;
        if (isRefused)
            Assert.Equal(("item-unknown", "A13"), (Assert.Single(problems).Code, problems[0].Cell));
        else
            Assert.Empty(problems);
    }

    [Fact]
    public void A_second_table_of_answers_in_a_sheet_is_refused()
    {
        var first = ExportBuilder.Answers(2566, Instrument.IIT, 3);
        first[0] = [.. first[0][..^1]];
        var rows = first.Concat(ExportBuilder.Answers(2566, Instrument.IIT, 5));
        var problem = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File()).Only("column-ambiguous");
        Assert.Equal("B1", problem.Cell);
    }

    [Fact]
    public void Titles_with_item_numbers_directly_above_a_header_of_answers_are_no_table()
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, 3);
        rows.Insert(0, [null, "i1-i6", null, null, null, null, null, "i7-i12", null, null, null, "i13-i18"]);
        Assert.Empty(ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File()).Problems);
    }

    [Fact]
    public void Indicators_among_the_items_are_subtotals()
    {
        var rows = ExportBuilder.Scores(2566, Instrument.EIT, 80);
        rows.Insert(1, ["6. คุณภาพการดำเนินงาน", 12]);
        rows.Insert(7, ["7. ประสิทธิภาพการสื่อสาร", 12]);
        rows.Insert(12, ["8. การปรับปรุงระบบการทำงาน", 12]);
        var reading = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("EIT1", rows).File());
        Assert.Empty(reading.Problems);
        Assert.Equal(Instrument.EIT1, Assert.Single(reading.Parts).Instrument);
    }

    [Fact]
    public void A_table_of_indicators_of_its_own_above_the_items_is_not_taken_and_says_so()
    {
        List<object?[]> rows =
        [
            ["ตัวชี้วัด", "คะแนน"],
            ["9. การเปิดเผยข้อมูล", 12],
            ["10. การป้องกันการทุจริต", 12],
            [],
            .. ExportBuilder.Scores(2566, Instrument.IIT, 80),
        ];
        var reading = ReadRows(rows);
        Assert.Equal(80m, Taken(reading));
        var warning = reading.Warnings.Single(warning => warning.Code == "less-detailed-ignored");
        Assert.Equal("OIT", warning.Value);
    }

    private static List<object?[]> Table(object?[] header) =>
        [header, .. Items.Select(item => (object?[])[item.Id.ToString(), 80, 70])];

    private static ExportReading ReadRows(IEnumerable<object?[]> rows) =>
        ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());
}

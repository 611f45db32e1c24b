using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

public sealed class AnswersLayoutTests
{
    private static ItemTally Tally(ExportReading reading, string id) =>
        Assert.Single(reading.Parts).Items.Single(item => item.Id.ToString() == id);

    private static ExportReading ReadIit(
        Action<List<object?[]>> change,
        int respondents = 5,
        Func<AnswerScale, object?>? answer = null
    )
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, respondents, answer);
        change(rows);
        return ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());
    }

    private static int ColumnOf(List<object?[]> rows, string head) =>
        Array.FindIndex(rows[0], cell => head.Equals(cell));

    [Fact]
    public void Answers_are_counted_per_choice()
    {
        var reading = ReadIit(rows => rows[1][ColumnOf(rows, "i2")] = "น้อย");
        Assert.Empty(reading.Problems);
        Assert.Equal(new[] { 0, 1, 0, 4 }, Tally(reading, "i2").Counts);
        Assert.Equal(5, reading.Parts[0].Respondents);
        Assert.Equal(TallyLayout.Answers, reading.Parts[0].Layout);
    }

    [Fact]
    public void Titles_above_the_header_do_not_matter()
    {
        var reading = ReadIit(rows =>
            rows.InsertRange(
                0,
                [
                    ["แบบวัด IIT"],
                    ["ปีงบประมาณ 2566", "i1"],
                    [],
                ]
            )
        );
        Assert.Empty(reading.Problems);
        Assert.Equal(5, reading.Parts[0].Respondents);
    }

    [Theory]
    [InlineData("น้อยที่สุด")]
    [InlineData("ไม่มีเลย")]
    [InlineData("น้อยที่สุด/ไม่มีเลย")]
    [InlineData("น้อยที่สุด หรือ ไม่มีเลย")]
    [InlineData(" น้อยที่สุดหรือไม่มีเลย ")]
    public void Aliases_and_spaces_are_read_as_the_label(string label)
    {
        var reading = ReadIit(rows => rows[1][ColumnOf(rows, "i2")] = label);
        Assert.Equal(1, Tally(reading, "i2").Counts[0]);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("ไม่ทราบ")]
    [InlineData("ไม่ประสงค์ตอบ")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData(" ")]
    [InlineData(null)]
    public void No_answer_counts_neither_in_the_sum_nor_in_the_number(string? none)
    {
        var reading = ReadIit(rows => rows[1][ColumnOf(rows, "i2")] = none);
        Assert.Empty(reading.Problems);
        Assert.Equal(4, Tally(reading, "i2").Answered);
        Assert.Equal(5, reading.Parts[0].Respondents);
    }

    [Fact]
    public void A_column_of_points_is_taken_as_scored()
    {
        var reading = ReadIit(rows =>
        {
            var column = ColumnOf(rows, "i9");
            (rows[1][column], rows[2][column], rows[3][column], rows[4][column], rows[5][column]) = (
                0,
                33,
                67,
                100,
                100
            );
        });
        // i9 is reversed: 100 points are its first choice.
        Assert.Equal(new[] { 2, 1, 1, 1 }, Tally(reading, "i9").Counts);
    }

    [Fact]
    public void A_column_of_positions_is_taken_in_label_order()
    {
        var reading = ReadIit(rows =>
        {
            var column = ColumnOf(rows, "i9");
            (rows[1][column], rows[2][column], rows[3][column], rows[4][column], rows[5][column]) = (1, 2, "3", 4, 4);
        });
        Assert.Equal(new[] { 1, 1, 1, 2 }, Tally(reading, "i9").Counts);
    }

    [Fact]
    public void In_a_column_of_neither_every_number_that_is_no_points_is_unknown()
    {
        var reading = ReadIit(rows =>
        {
            var column = ColumnOf(rows, "i9");
            (rows[1][column], rows[2][column], rows[3][column]) = (5, 67, 2);
        });
        Assert.All(
            reading.Problems,
            problem => Assert.Equal(("answer-unknown", "IIT", "i9"), (problem.Code, problem.Sheet, problem.Item))
        );
        Assert.Equal(["5", "2"], reading.Problems.Select(problem => problem.Value));
    }

    [Fact]
    public void A_misspelt_answer_is_refused_with_the_nearest_choice_named()
    {
        var reading = ReadIit(rows => rows[2][1] = "มากทีสุด");
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(
            ("answer-unknown", "IIT", "B3", "i1.1", "มากทีสุด"),
            (problem.Code, problem.Sheet, problem.Cell, problem.Item, problem.Value)
        );
        Assert.Contains("มากที่สุด", problem.MessageTh, StringComparison.Ordinal);
        Assert.Contains("มากที่สุด", problem.MessageEn, StringComparison.Ordinal);
        Assert.Empty(reading.Parts);
        Assert.False(reading.IsAccepted);
    }

    [Fact]
    public void A_boolean_is_no_answer()
    {
        var problem = Assert.Single(ReadIit(rows => rows[1][1] = true).Problems);
        Assert.Equal(("answer-unknown", "B2", "TRUE"), (problem.Code, problem.Cell, problem.Value));
    }

    [Fact]
    public void Only_the_first_hundred_problems_are_listed()
    {
        var reading = ReadIit(_ => { }, respondents: 10, answer: _ => "มากมาย");
        Assert.Equal(100, reading.Problems.Length);
        Assert.Equal((10 * ExportBuilder.Columns(2566, Instrument.IIT).Count) - 100, reading.MoreProblems);
        Assert.Equal("B2", reading.Problems[0].Cell);
    }

    [Theory]
    [InlineData("รวม")]
    [InlineData("รวม 60 คน")]
    [InlineData("ค่าเฉลี่ย:")]
    [InlineData("S.D.")]
    [InlineData("sd")]
    [InlineData("ร้อยละ")]
    public void Closing_rows_are_skipped(string first)
    {
        var reading = ReadIit(rows =>
            rows.Add([first, .. Enumerable.Repeat((object?)3.4, ExportBuilder.Columns(2566, Instrument.IIT).Count)])
        );
        Assert.Empty(reading.Problems);
        Assert.Equal(5, reading.Parts[0].Respondents);
    }

    [Fact]
    public void Rows_without_a_single_answer_are_skipped()
    {
        var reading = ReadIit(rows =>
            rows.AddRange([
                [45010],
                ["x", "-", "-"],
                [],
            ])
        );
        Assert.Equal(5, reading.Parts[0].Respondents);
    }

    [Fact]
    public void A_header_without_answers_has_no_respondents()
    {
        var problem = Assert.Single(ReadIit(_ => { }, respondents: 0).Problems);
        Assert.Equal(("no-respondents", "IIT"), (problem.Code, problem.Sheet));
    }

    [Fact]
    public void A_missing_item_is_named()
    {
        var reading = ReadIit(rows => rows[0][ColumnOf(rows, "i2")] = "ความเห็น");
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("item-missing", "IIT", "i2"), (problem.Code, problem.Sheet, problem.Item));
    }

    [Fact]
    public void A_missing_sub_item_is_named()
    {
        var reading = ReadIit(rows => rows[0][ColumnOf(rows, "i11.2")] = "ความเห็น");
        Assert.Equal(("item-missing", "i11.2"), (reading.Only("item-missing").Code, reading.Only("item-missing").Item));
    }

    [Fact]
    public void An_item_the_year_does_not_have_is_unknown()
    {
        var reading = ReadIit(rows => rows[0] = [.. rows[0], "i31"]);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("item-unknown", "i31", "BA1"), (problem.Code, problem.Item, problem.Cell));
    }

    [Fact]
    public void An_item_twice_is_named_at_the_second()
    {
        var reading = ReadIit(rows => rows[0] = [.. rows[0], "i2 อีกครั้ง"]);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("item-duplicate", "i2", "BA1"), (problem.Code, problem.Item, problem.Cell));
    }

    [Fact]
    public void A_plain_column_of_an_item_with_sub_items_is_missing_them()
    {
        var reading = ReadIit(rows =>
        {
            rows[0][ColumnOf(rows, "i11.1")] = "i11";
            rows[0][ColumnOf(rows, "i11.2")] = "ความเห็น";
        });
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("item-missing", "i11"), (problem.Code, problem.Item));
    }

    [Fact]
    public void Grid_columns_are_matched_by_the_text_in_their_brackets()
    {
        var reading = ReadIit(rows =>
        {
            var (first, second) = (ColumnOf(rows, "i11.1"), ColumnOf(rows, "i11.2"));
            rows[0][first] = "i11 หน่วยงานของท่าน [เอื้อประโยชน์ให้ผู้ประกอบการรายใดรายหนึ่ง]";
            rows[0][second] = "i11 หน่วยงานของท่าน [โปร่งใส ตรวจสอบได้]";
            for (var i = 1; i < rows.Count; i++)
                rows[i][first] = "น้อย";
        });
        Assert.Empty(reading.Problems);
        Assert.Equal(5, Tally(reading, "i11.2").Counts[1]);
        Assert.Equal(5, Tally(reading, "i11.1").Counts[3]);
    }

    [Fact]
    public void Grid_columns_with_other_texts_are_taken_by_their_order()
    {
        var reading = ReadIit(rows =>
        {
            rows[0][ColumnOf(rows, "i11.1")] = "i11 จัดซื้อ [ก]";
            rows[0][ColumnOf(rows, "i11.2")] = "i11 จัดซื้อ [ข]";
        });
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Grid_columns_that_are_too_few_and_unknown_are_refused()
    {
        var reading = ReadIit(rows =>
        {
            rows[0][ColumnOf(rows, "i12.1")] = "i12 [ก]";
            rows[0][ColumnOf(rows, "i12.2")] = "i12 [ข]";
            rows[0][ColumnOf(rows, "i12.3")] = "ความเห็น";
        });
        Assert.Equal(2, reading.Problems.Length);
        Assert.All(reading.Problems, problem => Assert.Equal(("item-unknown", "i12"), (problem.Code, problem.Item)));
    }

    [Theory]
    [InlineData(12, 6, "6/12")]
    [InlineData(12, 4, null)]
    [InlineData(12, 9, null)]
    [InlineData(4, 2, null)]
    public void How_many_did_not_answer_is_told_where_neither_they_nor_the_others_are_few(
        int respondents,
        int missing,
        string? value
    )
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, respondents);
        for (var i = 1; i <= missing; i++)
            rows[i][ColumnOf(rows, "i7")] = null;
        var reading = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());
        var warning = Assert.Single(reading.Warnings, warning => warning.Code == "answers-missing");
        Assert.Equal(("i7", value), (warning.Item, warning.Value));
        Assert.NotEqual(
            value is null,
            warning.MessageEn.Contains($"{missing}/{respondents}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Unanswered_and_little_answered_items_are_warned_of()
    {
        var reading = ReadIit(rows =>
        {
            for (var i = 1; i < rows.Count; i++)
                rows[i][ColumnOf(rows, "i2")] = null;
            rows[1][ColumnOf(rows, "i7")] = rows[2][ColumnOf(rows, "i7")] = null;
            rows[1][ColumnOf(rows, "i9")] = null;
        });
        Assert.Empty(reading.Problems);
        Assert.Equal(
            [("item-unanswered", "i2"), ("answers-missing", "i7")],
            reading.Warnings.Select(warning => (warning.Code, warning.Item))
        );
    }

    [Theory]
    [InlineData("EIT1", Instrument.EIT1)]
    [InlineData("EIT (1)", Instrument.EIT1)]
    [InlineData("EIT ส่วนที่ 1", Instrument.EIT1)]
    [InlineData("EIT ส่วนที่ ๑", Instrument.EIT1)]
    [InlineData("Public", Instrument.EIT1)]
    [InlineData("EIT2", Instrument.EIT2)]
    [InlineData("EIT (2)", Instrument.EIT2)]
    [InlineData("EIT ส่วนที่ 2", Instrument.EIT2)]
    [InlineData("EIT Survey", Instrument.EIT2)]
    public void The_EIT_part_is_taken_from_the_sheet(string sheet, Instrument expected)
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().Rows(sheet, ExportBuilder.Answers(2566, Instrument.EIT)).File()
        );
        Assert.Equal(expected, Assert.Single(reading.Parts).Instrument);
    }

    [Theory]
    [InlineData("310801-EIT1.xlsx", Instrument.EIT1)]
    [InlineData("eit-survey 2566.xlsx", Instrument.EIT2)]
    public void The_EIT_part_is_else_taken_from_the_file(string file, Instrument expected)
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().Rows("การตอบแบบฟอร์ม 1", ExportBuilder.Answers(2566, Instrument.EIT)).File(file)
        );
        Assert.Equal(expected, Assert.Single(reading.Parts).Instrument);
    }

    [Fact]
    public void An_EIT_sheet_of_no_part_is_refused()
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().Rows("EIT 2566", ExportBuilder.Answers(2566, Instrument.EIT)).File()
        );
        Assert.Equal(
            ("eit-part-unknown", "EIT 2566"),
            (Assert.Single(reading.Problems).Code, reading.Problems[0].Sheet)
        );
    }

    [Fact]
    public void Where_the_year_has_no_parts_any_EIT_sheet_is_the_EIT()
    {
        var reading = ExportBuilder.Read(
            2564,
            new WorkbookBuilder().Rows("แบบ EIT", ExportBuilder.Answers(2564, Instrument.EIT)).File()
        );
        Assert.Equal(Instrument.EIT, Assert.Single(reading.Parts).Instrument);
    }

    [Fact]
    public void Two_EIT_sheets_where_the_year_has_no_parts_are_a_duplicate()
    {
        var answers = ExportBuilder.Answers(2564, Instrument.EIT);
        var reading = ExportBuilder.Read(
            2564,
            new WorkbookBuilder().Rows("EIT1", answers).Rows("EIT2", answers).File()
        );
        Assert.Equal(("item-duplicate", "EIT2"), (Assert.Single(reading.Problems).Code, reading.Problems[0].Sheet));
    }

    [Fact]
    public void Full_answers_score_as_the_framework_says()
    {
        var reading = ExportBuilder.Read(
            2568,
            new WorkbookBuilder()
                .Rows(
                    "IIT",
                    ExportBuilder.Answers(
                        2568,
                        Instrument.IIT,
                        6,
                        scale => scale.Choices.MaxBy(choice => choice.Points)!.LabelTh
                    )
                )
                .File()
        );
        var result = Scorer.Score(ExportBuilder.Framework(2568), reading.Parts);
        Assert.Equal("100.00", result.ScoreOf(Instrument.IIT).ToString());
        Assert.Contains(reading.Warnings, warning => warning.Code == "framework-provisional");
    }
}

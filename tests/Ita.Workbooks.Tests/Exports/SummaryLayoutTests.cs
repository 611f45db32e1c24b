using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

public sealed class SummaryLayoutTests
{
    private static readonly double[] Of2566 = [98.98, 96.21, 95.50, 95.28, 95.10, 85.39, 73.81, 76.42, 92.50, 90.00];
    private static readonly double[] Of2565 = [88.04, 76.51, 83.91, 78.64, 81.07, 96.23, 97.95, 97.10, 97.14, 93.75];

    private static string Name(int id) => ExportBuilder.Framework(2566).Indicator(id).NameTh;

    private static ExportReading Read(int year, params IEnumerable<object?[]> rows) =>
        ExportBuilder.Read(year, new WorkbookBuilder().Rows("สรุป", rows).File());

    private static List<object?[]> TwoYears() =>
        [
            ["ตัวชี้วัด", "๒๕๖๕", "พ.ศ. 2566", "ผลต่าง"],
            .. Enumerable
                .Range(1, 10)
                .Select(id =>
                    new object?[]
                    {
                        $"{id}. {Name(id)}",
                        Of2565[id - 1],
                        Of2566[id - 1],
                        Of2566[id - 1] - Of2565[id - 1],
                    }
                ),
        ];

    [Fact]
    public void A_column_of_another_year_becomes_that_years_result()
    {
        var reading = Read(2566, TwoYears());
        Assert.Empty(reading.Problems);
        Assert.Equal([Instrument.IIT, Instrument.EIT, Instrument.OIT], reading.Parts.Select(part => part.Instrument));
        Assert.Equal("88.93", Scorer.Score(ExportBuilder.Framework(2566), reading.Parts).Total.ToString());
        var other = Assert.Single(reading.OtherYears);
        Assert.Equal(2565, other.Key.Value);
        Assert.Equal("91.80", Scorer.Score(ExportBuilder.Framework(2565), other.Value).Total.ToString());
    }

    [Fact]
    public void Number_and_name_may_stand_in_two_columns()
    {
        var rows = Enumerable
            .Range(1, 10)
            .Select(id => new object?[] { id, Name(id), Of2566[id - 1] })
            .Prepend(["ที่", "ตัวชี้วัด", "คะแนน"]);
        Assert.Equal(3, Read(2566, rows).Parts.Length);
    }

    [Fact]
    public void A_header_of_two_rows_is_read()
    {
        List<object?[]> rows =
        [
            ["ผลการประเมินปี", "2566"],
            ["ตัวชี้วัด", "คะแนน"],
            [null, 2565, 2566],
            .. TwoYears().Skip(1),
        ];
        var reading = Read(2566, rows);
        Assert.Equal(3, reading.Parts.Length);
        Assert.Single(reading.OtherYears);
    }

    [Fact]
    public void Sub_indicators_are_not_indicators()
    {
        var rows = TwoYears();
        rows.Insert(10, ["9.1 ข้อมูลพื้นฐาน", 10, 10, 0]);
        rows.Insert(10, [9.2, 10, 10, 0]);
        Assert.Empty(Read(2566, rows).Problems);
    }

    [Fact]
    public void An_instrument_without_all_its_indicators_is_not_there()
    {
        var rows = TwoYears();
        rows[7][2] = null;
        var reading = Read(2566, rows);
        Assert.Empty(reading.Problems);
        Assert.Equal([Instrument.IIT, Instrument.OIT], reading.Parts.Select(part => part.Instrument));
    }

    [Fact]
    public void Text_for_a_score_is_refused_at_its_cell()
    {
        var rows = TwoYears();
        rows[7][2] = "ไม่ผ่าน";
        var problem = Assert.Single(Read(2566, rows).Problems);
        Assert.Equal(("score-not-a-number", "สรุป", "C8"), (problem.Code, problem.Sheet, problem.Cell));
    }

    [Fact]
    public void Shares_are_refused()
    {
        var rows = TwoYears();
        foreach (var row in rows.Skip(1))
            row[2] = (double)row[2]! / 100;
        var problem = Assert.Single(Read(2566, rows).Problems);
        Assert.Equal(("score-out-of-range", "C2"), (problem.Code, problem.Cell));
    }

    [Fact]
    public void A_total_that_agrees_is_not_mentioned()
    {
        var rows = TwoYears();
        rows.Add(["คะแนนรวม", 91.80, 88.93, -2.87]);
        rows.Add(["ระดับ", "A", "A"]);
        Assert.Empty(Read(2566, rows).Warnings);
    }

    [Fact]
    public void A_total_that_differs_is_warned_of()
    {
        var rows = TwoYears();
        rows.Add(["คะแนนรวม", 91.80, 88.95]);
        var warning = Assert.Single(Read(2566, rows).Warnings);
        Assert.Equal(("total-differs", "C12", "88.95"), (warning.Code, warning.Cell, warning.Value));
        Assert.Contains("88.93", warning.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void The_more_detailed_layout_is_taken()
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder()
                .Rows("สรุป", TwoYears())
                .Rows("OIT", ExportBuilder.Scores(2566, Instrument.OIT, 100))
                .Rows("EIT1", ExportBuilder.Answers(2566, Instrument.EIT))
                .File()
        );
        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                (Instrument.IIT, TallyLayout.IndicatorScores),
                (Instrument.EIT, TallyLayout.IndicatorScores),
                (Instrument.EIT1, TallyLayout.Answers),
                (Instrument.OIT, TallyLayout.ItemScores),
            ],
            reading.Parts.Select(part => (part.Instrument, part.Layout))
        );
        Assert.Equal(
            ("less-detailed-ignored", "สรุป", "OIT"),
            (reading.Warnings[0].Code, reading.Warnings[0].Sheet, reading.Warnings[0].Value)
        );
    }

    [Fact]
    public void The_combined_EIT_is_ignored_once_both_parts_are_there()
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().Rows("สรุป", TwoYears()).File("a.xlsx"),
            new WorkbookBuilder().Rows("EIT1", ExportBuilder.Answers(2566, Instrument.EIT)).File("b.xlsx"),
            new WorkbookBuilder().Rows("EIT2", ExportBuilder.Answers(2566, Instrument.EIT, 3)).File("c.xlsx")
        );
        Assert.Equal(
            [Instrument.IIT, Instrument.EIT1, Instrument.EIT2, Instrument.OIT],
            reading.Parts.Select(part => part.Instrument)
        );
    }

    [Fact]
    public void Of_two_columns_of_one_year_none_is_taken()
    {
        var rows = TwoYears();
        rows[0][1] = "2566";
        AssertRefused(Read(2566, rows), "column-ambiguous", "C1", "B");
    }

    [Theory]
    [InlineData("คะแนน", "2566")]
    [InlineData("คะแนน", "ผลคะแนน")]
    [InlineData("คะแนน 2565", "พ.ศ. ๒๕๖๕")]
    [InlineData("คะแนน", "คะแนนที่ได้")]
    [InlineData("ร้อยละ", "คะแนน")]
    [InlineData("คะแนน", "คะแนนเฉลี่ย")]
    public void Two_columns_that_could_be_a_years_scores_are_refused_whichever_year_it_is(string first, string second)
    {
        var rows = TwoYears();
        (rows[0][1], rows[0][2]) = (first, second);
        AssertRefused(Read(2566, rows), "column-ambiguous", "C1", "B");
    }

    [Fact]
    public void A_second_column_without_a_score_is_in_nobodys_way()
    {
        var rows = TwoYears();
        (rows[0][1], rows[0][2]) = ("คะแนน", "2566");
        foreach (var row in rows.Skip(1))
            row[1] = null;
        Assert.Equal("88.93", Total(Read(2566, rows)));
    }

    [Theory]
    [InlineData("คะแนน")]
    [InlineData("คะแนน (ร้อยละ)")]
    [InlineData("คะแนนเต็ม 100")]
    [InlineData("คะแนน 2566")]
    [InlineData("ปีงบประมาณ พ.ศ. 2566")]
    [InlineData("ปี 66")]
    [InlineData("2566")]
    public void A_score_column_is_headed_by_the_word_or_its_year(string head)
    {
        var rows = TwoYears();
        rows[0][2] = head;
        var reading = Read(2566, rows);
        Assert.Equal("88.93", Total(reading));
        Assert.Equal(2565, Assert.Single(reading.OtherYears).Key.Value);
    }

    [Theory]
    [InlineData("ผลต่าง")]
    [InlineData("ผลต่าง 2565-2566")]
    [InlineData("การเปลี่ยนแปลง")]
    [InlineData("น้ำหนัก")]
    [InlineData("คะแนนถ่วงน้ำหนัก")]
    [InlineData("ผลคะแนนรวม 30 %")]
    [InlineData("ระดับ")]
    [InlineData("หมายเหตุ")]
    public void Other_columns_are_ignored_wherever_they_stand(string head)
    {
        foreach (var at in new[] { 1, 2, 3, 4 })
        {
            var rows = TwoYears();
            for (var i = 0; i < rows.Count; i++)
            {
                rows[i] = [.. rows[i].Take(3)];
                rows[i] = [.. rows[i].Take(at), .. i == 0 ? [head] : new object?[] { 12.5 }, .. rows[i].Skip(at)];
            }

            var reading = Read(2566, rows);
            Assert.Empty(reading.Problems);
            Assert.Equal("88.93", Total(reading));
            Assert.Equal(10, Assert.Single(reading.OtherYears).Value.Sum(part => part.Indicators.Length));
        }
    }

    [Fact]
    public void Years_may_stand_above_the_word()
    {
        var rows = TwoYears();
        rows[0] = ["ตัวชี้วัด", "คะแนน", "คะแนน"];
        rows.Insert(0, [null, "ปี 2565", "ปี 2566"]);
        var reading = Read(2566, rows);
        Assert.Equal("88.93", Total(reading));
        Assert.Equal(2565, Assert.Single(reading.OtherYears).Key.Value);
    }

    [Fact]
    public void A_title_over_years_that_says_they_are_weighted_is_heeded()
    {
        var rows = TwoYears();
        for (var i = 0; i < rows.Count; i++)
            rows[i] = [.. rows[i].Take(3), 30, 31];
        rows[0] = [null, 2565, 2566, 2565, 2566];
        rows.Insert(0, ["ตัวชี้วัด", "คะแนน", null, "คะแนนถ่วงน้ำหนัก", null]);
        Assert.Equal("88.93", Total(Read(2566, rows)));
    }

    [Fact]
    public void A_year_above_the_names_is_a_title()
    {
        var rows = TwoYears();
        foreach (var i in Enumerable.Range(0, rows.Count))
            rows[i] = [null, .. rows[i]];
        rows.Insert(0, ["ปี 2566"]);
        Assert.Equal("88.93", Total(Read(2566, rows)));
    }

    // What each rank stands for: the name decides, whatever order the rows are in.
    [Theory]
    [InlineData("อันดับ")]
    [InlineData("ลำดับ")]
    [InlineData("ลำดับที่")]
    [InlineData("ที่")]
    [InlineData("No.")]
    [InlineData("Rank")]
    public void A_rank_is_no_indicators_number(string head)
    {
        var rows = Ranked(Enumerable.Range(1, 10).OrderByDescending(id => Of2566[id - 1]));
        Assert.Equal("88.93", Total(Read(2566, rows.Prepend([head, "หัวข้อ", "คะแนน"]))));
        Assert.Equal("88.93", Total(Read(2566, rows.Prepend([head, "ตัวชี้วัด", "คะแนน"]))));
    }

    [Fact]
    public void The_OIT_may_come_first_under_running_numbers()
    {
        var rows = Ranked([9, 10, 1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal("88.93", Total(Read(2566, rows.Prepend(["ลำดับ", "หัวข้อ", "คะแนน"]))));
    }

    [Theory]
    [InlineData("ตัวชี้วัดที่")]
    [InlineData("ข้อ")]
    [InlineData(null)]
    [InlineData("รหัส")]
    public void A_number_that_is_another_indicators_is_refused_where_its_column_is_no_rank(string? head)
    {
        var rows = Ranked([9, 10, 1, 2, 3, 4, 5, 6, 7, 8]).Prepend([head, "ตัวชี้วัด", "คะแนน"]);
        var reading = Read(2566, rows);
        Assert.Equal(10, reading.Problems.Length);
        Assert.All(reading.Problems, problem => Assert.Equal("indicator-mismatch", problem.Code));
        Assert.Equal(("A2", "9", "1"), (reading.Problems[0].Cell, reading.Problems[0].Item, reading.Problems[0].Value));
    }

    [Fact]
    public void A_number_behind_the_name_must_agree_too()
    {
        var rows = Enumerable
            .Range(1, 10)
            .Select(id => new object?[] { Name(id), id, Of2566[id - 1] })
            .Prepend(["ชื่อ", "ตัวชี้วัดที่", "คะแนน"])
            .ToList();
        Assert.Equal("88.93", Total(Read(2566, rows)));
        rows[3][1] = 4;
        AssertRefused(Read(2566, rows), "indicator-mismatch", "B4", "4");
    }

    [Fact]
    public void A_number_in_the_names_own_cell_must_agree()
    {
        var rows = TwoYears();
        rows[3][0] = $"4. {Name(3)}";
        AssertRefused(Read(2566, rows), "indicator-mismatch", "A4", $"4. {Name(3)}");
    }

    [Fact]
    public void Exchanged_names_are_refused()
    {
        var rows = TwoYears();
        (rows[9][0], rows[10][0]) = ($"9. {Name(10)}", $"10. {Name(9)}");
        var reading = Read(2566, rows);
        Assert.Equal(["A10", "A11"], reading.Problems.Select(problem => problem.Cell));
    }

    [Fact]
    public void Running_numbers_before_a_number_with_its_name_say_nothing()
    {
        var rows = TwoYears().Skip(1).Reverse().Select((row, i) => (object?[])[i + 1, .. row]);
        Assert.Equal("88.93", Total(Read(2566, rows.Prepend(["ที่", "ตัวชี้วัด", "2565", "2566"]))));
    }

    [Theory]
    [InlineData("3. การใช้งบประมาณ ")]
    [InlineData("3. การใช้งบประมาณขององค์กร")]
    [InlineData("3. การใช้งบ")]
    public void A_name_that_fits_another_indicator_than_the_number_is_refused(string text)
    {
        var rows = TwoYears();
        rows[3][0] = text;
        Assert.Contains(
            Read(2566, rows).Problems,
            problem => (problem.Code, problem.Cell) == ("indicator-mismatch", "A4")
        );
    }

    [Theory]
    [InlineData("5. การทุจริต")]
    [InlineData("การใช้งบประมาณ และการใช้อำนาจ")]
    [InlineData("2. การใช้งบประมาณ / การใช้อำนาจ")]
    public void A_name_that_fits_two_indicators_is_refused(string text)
    {
        var rows = TwoYears();
        rows[5][0] = text;
        AssertRefused(Read(2566, rows), "indicator-mismatch", "A6", text);
    }

    [Fact]
    public void Two_names_in_one_row_are_refused()
    {
        var rows = TwoYears();
        foreach (var i in Enumerable.Range(0, rows.Count))
            rows[i] = [i == 4 ? Name(7) : null, .. rows[i]];
        AssertRefused(Read(2566, rows), "indicator-mismatch", "B5", $"4. {Name(4)}");
    }

    [Fact]
    public void Names_that_nobody_knows_go_by_a_number_that_is_the_indicators()
    {
        var rows = TwoYears();
        foreach (var i in Enumerable.Range(1, 10))
            rows[i][0] = $"{i}. ด้านที่ {(char)('ก' + i)}";
        Assert.Equal("88.93", Total(Read(2566, rows)));
    }

    [Fact]
    public void Names_that_nobody_knows_do_not_go_by_a_rank_alone()
    {
        var rows = Ranked(Enumerable.Range(1, 10)).Prepend(["ที่", "ตัวชี้วัด", "คะแนน"]).ToList();
        foreach (var row in rows.Skip(1))
            row[1] = $"ด้าน {row[0]} ก";
        Assert.Equal("nothing-recognised", Assert.Single(Read(2566, rows).Problems).Code);
    }

    [Fact]
    public void A_rank_that_agrees_with_every_name_helps_one_that_is_misspelt()
    {
        var rows = Ranked(Enumerable.Range(1, 10)).Prepend(["ที่", "ตัวชี้วัด", "คะแนน"]).ToList();
        rows[10][1] = "ป้องกันทุจริต";
        Assert.Equal("88.93", Total(Read(2566, rows)));
        // Once it disagrees with a name it says nothing of any.
        (rows[1], rows[2]) = ([1, rows[2][1], rows[2][2]], [2, rows[1][1], rows[1][2]]);
        var reading = Read(2566, rows);
        Assert.Empty(reading.Problems);
        Assert.Equal([Instrument.IIT, Instrument.EIT], reading.Parts.Select(part => part.Instrument));
    }

    [Fact]
    public void An_indicator_twice_is_named_at_the_second()
    {
        var rows = TwoYears();
        rows.Add([Name(3), 1, 2]);
        AssertRefused(Read(2566, rows), "item-duplicate", "A12", Name(3));
    }

    [Fact]
    public void A_repeated_header_says_nothing_new_and_another_one_is_refused()
    {
        var rows = TwoYears();
        rows.Insert(6, rows[0]);
        Assert.Equal("88.93", Total(Read(2566, rows)));
        rows[6] = ["ตัวชี้วัด", "2566", "2565"];
        AssertRefused(Read(2566, rows), "column-ambiguous", "B7", "2566");
        rows[6] = ["ตัวชี้วัด", "น้ำหนัก", "2566"];
        AssertRefused(Read(2566, rows), "column-ambiguous", "B7", "น้ำหนัก");
    }

    [Fact]
    public void Totals_and_levels_between_header_and_indicators_are_not_taken_for_a_header()
    {
        var rows = TwoYears();
        rows.Insert(1, ["คะแนนรวม", 91.80, 88.95]);
        rows.Insert(2, ["ระดับ", "A", "A"]);
        rows.Insert(3, ["IIT", 90, 90]);
        var reading = Read(2566, rows);
        Assert.Equal("88.93", Total(reading));
        Assert.Equal("C2", reading.Warnings.Single(warning => warning.Code == "total-differs").Cell);
    }

    [Fact]
    public void Instruments_with_running_numbers_are_no_indicators()
    {
        var rows = Ranked(Enumerable.Range(1, 10)).Prepend([null, "ตัวชี้วัด", "คะแนน"]).ToList();
        rows.Add([1, "IIT", 96.2]);
        rows.Add([2, "EIT", 78.5]);
        rows.Add([3, "คะแนนรวม", 88.93]);
        var reading = Read(2566, rows);
        Assert.Equal("88.93", Total(reading));
        Assert.Empty(reading.Warnings);
    }

    private static List<object?[]> Ranked(IEnumerable<int> order) =>
        [.. order.Select((id, i) => new object?[] { i + 1, Name(id), Of2566[id - 1] })];

    private static string Total(ExportReading reading)
    {
        Assert.Empty(reading.Problems);
        return Scorer.Score(ExportBuilder.Framework(2566), reading.Parts).Total.ToString()!;
    }

    private static void AssertRefused(ExportReading reading, string code, string cell, string value)
    {
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((code, "สรุป", cell, value), (problem.Code, problem.Sheet, problem.Cell, problem.Value));
        Assert.Empty(reading.Parts);
    }
}

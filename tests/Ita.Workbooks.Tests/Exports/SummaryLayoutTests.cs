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
    public void The_same_year_in_two_columns_is_a_duplicate()
    {
        var rows = TwoYears();
        rows[0][1] = "2566";
        var reading = Read(2566, rows);
        Assert.All(reading.Problems, problem => Assert.Equal(("item-duplicate", "C1"), (problem.Code, problem.Cell)));
        Assert.NotEmpty(reading.Problems);
    }
}

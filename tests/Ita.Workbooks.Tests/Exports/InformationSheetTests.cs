using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

public sealed class InformationSheetTests
{
    private const string Sheet = "ข้อมูลหน่วยงาน";

    private static WorkbookBuilder Oit() =>
        new WorkbookBuilder().Rows("OIT", ExportBuilder.Scores(2566, Instrument.OIT, 100));

    private static ExportReading Read(params object?[][] rows) =>
        ExportBuilder.Read(2566, Oit().Rows(Sheet, rows).File());

    private static Notice Problem(params object?[][] rows) => Assert.Single(Read(rows).Problems);

    private static ExportReading ReadSampled(Instrument part, int respondents, params object?[][] rows) =>
        ExportBuilder.Read(
            2566,
            new WorkbookBuilder()
                .Rows(part.ToString(), ExportBuilder.Answers(2566, part, respondents))
                .Rows(Sheet, rows)
                .File()
        );

    [Theory]
    [InlineData("2566")]
    [InlineData("๒๕๖๖")]
    [InlineData("พ.ศ. 2566")]
    [InlineData("พ.ศ.๒๕๖๖")]
    [InlineData("ปี 2566")]
    [InlineData("ปีงบประมาณ พ.ศ. 2566")]
    [InlineData("66")]
    [InlineData("๖๖")]
    [InlineData("ปี 66")]
    [InlineData("2023")]
    [InlineData("ค.ศ. 2023")]
    [InlineData(2566)]
    [InlineData(66)]
    [InlineData(2023)]
    public void A_year_is_read_as_people_write_it(object year)
    {
        var reading = Read(["ปีงบประมาณ", year]);
        Assert.Empty(reading.Problems);
        Assert.Equal(new FiscalYear(2566), reading.Agency?.FiscalYear);
    }

    [Theory]
    [InlineData("65")]
    [InlineData("2022")]
    [InlineData("2565")]
    [InlineData("๒๕๖๕")]
    [InlineData(65)]
    [InlineData("2480")]
    public void Another_year_is_a_mismatch_however_it_is_written(object year)
    {
        var problem = Problem(["ปีงบประมาณ", year]);
        Assert.Equal(("year-mismatch", "B1"), (problem.Code, problem.Cell));
    }

    [Theory]
    [InlineData("2565/2566")]
    [InlineData("2565-2566")]
    [InlineData("2566 (2023)")]
    [InlineData("23")]
    [InlineData("566")]
    [InlineData("256")]
    [InlineData("25666")]
    [InlineData("2566.5")]
    [InlineData("พ.ศ. 2023")]
    [InlineData("ค.ศ. 2566")]
    [InlineData("ค.ศ. 66")]
    [InlineData("1234")]
    [InlineData("ปีนี้")]
    [InlineData("1 ต.ค. 2565")]
    [InlineData(45200)]
    [InlineData(true)]
    public void A_year_that_cannot_be_read_is_a_problem_at_its_cell(object year)
    {
        var problem = Problem(["ชื่อหน่วยงาน", "ก"], ["ปีงบประมาณ", year]);
        Assert.Equal(("information-unreadable", Sheet, "B2"), (problem.Code, problem.Sheet, problem.Cell));
        Assert.Contains("2566", problem.MessageTh, StringComparison.Ordinal);
        Assert.Contains("2566", problem.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(640, 640)]
    [InlineData("640", 640)]
    [InlineData("640 คน", 640)]
    [InlineData("640คน", 640)]
    [InlineData("๖๔๐ อัตรา", 640)]
    [InlineData("640 ราย", 640)]
    [InlineData("640 People", 640)]
    [InlineData("1,250", 1250)]
    [InlineData("๑,๒๕๐ คน", 1250)]
    [InlineData(0, 0)]
    public void A_count_is_read_with_or_without_a_unit(object count, int read)
    {
        var agency = Read(["จำนวนบุคลากร", count], ["จำนวนผู้รับบริการ", count]).Agency;
        Assert.Equal((read, read), (agency?.StaffCount, agency?.ServiceUserCount));
    }

    [Theory]
    [InlineData("ประมาณ 118")]
    [InlineData("118-120 คน")]
    [InlineData("118 คนเศษ")]
    [InlineData("2 พันคน")]
    [InlineData("1,25")]
    [InlineData("1.250")]
    [InlineData("12,50")]
    [InlineData("มาก")]
    [InlineData(118.5)]
    [InlineData(-3)]
    [InlineData("99999999999")]
    [InlineData(true)]
    public void A_count_that_cannot_be_read_is_a_problem_at_its_cell_and_not_taken_for_absent(object count)
    {
        foreach (var name in new[] { "จำนวนบุคลากร", "จำนวนผู้รับบริการ", "จำนวนตัวอย่างขั้นต่ำ IIT" })
        {
            var problem = Problem(["ปีงบประมาณ", 2566, name, count]);
            Assert.Equal(("information-unreadable", Sheet, "D1"), (problem.Code, problem.Sheet, problem.Cell));
            Assert.Contains(name, problem.MessageTh, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("รหัสจังหวัด", "สุรินทร์")]
    [InlineData("รหัสจังหวัด", 3201)]
    [InlineData("รหัสหน่วยงาน", "32 00 01")]
    [InlineData("รหัสหน่วยงาน", "ไม่มี")]
    public void A_code_that_is_none_is_a_problem_at_its_cell(string name, object code)
    {
        var problem = Problem([name, code]);
        Assert.Equal(("information-unreadable", "B1"), (problem.Code, problem.Cell));
    }

    [Theory]
    [InlineData("ชื่อหน่วยงาน")]
    [InlineData("จังหวัด")]
    [InlineData("ปีงบประมาณ")]
    [InlineData("จำนวนบุคลากร")]
    public void A_formulas_error_is_no_value(string name)
    {
        var reading = ExportBuilder.Read(
            2566,
            Oit()
                .SheetData(
                    Sheet,
                    $"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{name}</v></c><c r=\"B1\" t=\"e\"><v>#REF!</v></c></row>"
                )
                .File()
        );
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("information-unreadable", "B1", "#REF!"), (problem.Code, problem.Cell, problem.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B")]
    [InlineData("-")]
    [InlineData("–")]
    public void What_is_not_filled_in_is_absent(string? nothing)
    {
        var reading = Read(["ปีงบประมาณ", nothing], ["จำนวนบุคลากร", nothing], ["รหัสหน่วยงาน", nothing]);
        Assert.Empty(reading.Problems);
        Assert.Null(reading.Agency!.FiscalYear);
        Assert.Null(reading.Agency.StaffCount);
        Assert.Null(reading.Agency.Code);
    }

    [Theory]
    [InlineData("ปีงบประมาณ", 2566, 2565)]
    [InlineData("จำนวนบุคลากร", 118, "119 คน")]
    [InlineData("ชื่อหน่วยงาน", "เทศบาลตำบลก", "เทศบาลตำบลข")]
    [InlineData("รหัสหน่วยงาน", "310801", "310802")]
    [InlineData("จังหวัด", "บุรีรัมย์", "สุรินทร์")]
    [InlineData("จำนวนตัวอย่างขั้นต่ำ EIT1", 82, 83)]
    public void A_second_value_that_differs_is_a_problem_at_its_cell(string name, object first, object second)
    {
        var problem = Problem([name, first], ["อื่น", 1], [name, second]);
        Assert.Equal(("information-unreadable", "B3"), (problem.Code, problem.Cell));
        Assert.Contains("B1", problem.MessageTh, StringComparison.Ordinal);
        Assert.Contains("B1", problem.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ปีงบประมาณ", 2566, "66")]
    [InlineData("จำนวนบุคลากร", 1250, "1,250 คน")]
    [InlineData("ชื่อหน่วยงาน", "เทศบาลตำบล น้ำใส", "เทศบาลตำบลน\u0E4D\u0E49าใส")]
    public void The_same_value_twice_is_one(string name, object first, object second) =>
        Assert.Empty(Read([name, first], [name, second]).Problems);

    [Fact]
    public void The_smallest_numbers_of_respondents_are_read_by_questionnaire()
    {
        var reading = Read(
            ["จำนวนตัวอย่างขั้นต่ำ IIT", "40 คน"],
            ["จำนวนตัวอย่างขั้นต่ำ eit 1:", 82],
            ["จำนวนตัวอย่างขั้นต่ำ EIT ส่วนที่ ๒", "๖๔"],
            ["จำนวนตัวอย่างขั้นต่ำ OIT", "ไม่ใช่จำนวน"]
        );
        Assert.Empty(reading.Problems);
        Assert.Equal(
            [(Instrument.IIT, 40), (Instrument.EIT1, 82), (Instrument.EIT2, 64)],
            reading.Agency!.RequiredRespondents.Select(pair => (pair.Key, pair.Value))
        );
    }

    [Theory]
    [InlineData(Instrument.IIT, 39, "39/40")]
    [InlineData(Instrument.IIT, 40, null)]
    [InlineData(Instrument.EIT1, 39, "39/40")]
    [InlineData(Instrument.EIT2, 39, "39/40")]
    [InlineData(Instrument.EIT2, 41, null)]
    public void The_stated_number_goes_before_the_rule(Instrument part, int respondents, string? value)
    {
        // By the rule, 100 of 1,000.
        var reading = ReadSampled(
            part,
            respondents,
            [$"จำนวนตัวอย่างขั้นต่ำ {part}", 40],
            ["จำนวนบุคลากร", 1000],
            ["จำนวนผู้รับบริการ", 1000]
        );
        Assert.Empty(reading.Problems);
        Assert.Equal(value, reading.Warnings.SingleOrDefault(warning => warning.Code == "under-sampled")?.Value);
        Assert.Equal(40, Assert.Single(reading.Parts).RequiredRespondents);
    }

    [Theory]
    [InlineData(Instrument.EIT1)]
    [InlineData(Instrument.EIT2)]
    public void Nothing_is_asked_of_the_EIT_by_a_share_of_the_people_served(Instrument part)
    {
        var reading = ReadSampled(
            part,
            5,
            ["จำนวนผู้รับบริการ", 1000],
            ["จำนวนบุคลากร", 1000],
            ["จำนวนตัวอย่างขั้นต่ำ IIT", 100]
        );
        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Warnings);
        Assert.Null(Assert.Single(reading.Parts).RequiredRespondents);
    }

    [Fact]
    public void A_year_without_parts_has_one_number_for_the_EIT()
    {
        var reading = ExportBuilder.Read(
            2564,
            new WorkbookBuilder()
                .Rows("EIT", ExportBuilder.Answers(2564, Instrument.EIT, 5))
                .Rows(Sheet, ["จำนวนตัวอย่างขั้นต่ำ EIT", 30], ["จำนวนผู้รับบริการ", 1000])
                .File()
        );
        Assert.Equal("5/30", Assert.Single(reading.Warnings, warning => warning.Code == "under-sampled").Value);
    }

    [Fact]
    public void A_summary_of_last_year_in_this_years_place_is_told_by_its_short_year()
    {
        object?[][] summary =
        [
            ["เครื่องมือ", "ตัวชี้วัด", "คะแนน"],
            .. ExportBuilder
                .Framework(2565)
                .Indicators.Select(indicator => new object?[] { "", $"{indicator.Id}. {indicator.NameTh}", 91.8 }),
        ];
        var file = new WorkbookBuilder().Rows(Sheet, ["ปีงบประมาณ", 65]).Rows("ผลคะแนน", summary).File();
        var problem = Assert.Single(ExportBuilder.Read(2566, file).Problems);
        Assert.Equal(("year-mismatch", "65"), (problem.Code, problem.Value));
        Assert.Contains("2566", problem.MessageEn, StringComparison.Ordinal);
        Assert.Empty(ExportBuilder.Read(2565, file).Problems);
    }
}

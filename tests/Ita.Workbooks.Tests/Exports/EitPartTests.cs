using Ita.Assessment;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

public sealed class EitPartTests
{
    [Theory]
    [InlineData("EIT1", 1)]
    [InlineData("eit1", 1)]
    [InlineData("EIT-1", 1)]
    [InlineData("EIT_1", 1)]
    [InlineData("EIT 1", 1)]
    [InlineData("EIT (1)", 1)]
    [InlineData("EIT(1)", 1)]
    [InlineData("EIT ๑", 1)]
    [InlineData("EIT part 1", 1)]
    [InlineData("EIT ส่วนที่ 1", 1)]
    [InlineData("EIT ส่วนที่ ๑", 1)]
    [InlineData("EIT ส่วนที่1", 1)]
    [InlineData("EITส่วนที่ 1", 1)]
    [InlineData("EIT (ส่วนที่ 1)", 1)]
    [InlineData("EIT ส\u0E48วนท\u0E48\u0E35 1", 1)]
    [InlineData("EIT Public", 1)]
    [InlineData("EIT_Public", 1)]
    [InlineData("EIT 1 (Public)", 1)]
    [InlineData("Public", 1)]
    [InlineData(" PUBLIC ", 1)]
    [InlineData("แบบวัด EIT ส่วนที่ 1 ปี 2566", 1)]
    [InlineData("EIT1_2566", 1)]
    [InlineData("EIT1-66", 1)]
    [InlineData("2566-EIT1", 1)]
    [InlineData("EIT1 (2)", 1)]
    [InlineData("EIT2", 2)]
    [InlineData("EIT (2)", 2)]
    [InlineData("EIT ส่วนที่ 2", 2)]
    [InlineData("EIT Survey", 2)]
    [InlineData("EIT-Survey-2566", 2)]
    [InlineData("Survey", 2)]
    [InlineData("EIT 2 Survey", 2)]
    public void A_sheets_name_tells_the_part_by_whole_words(string sheet, int part) =>
        Assert.Equal(Part(part), EitPart.Of(sheet, "ita.xlsx"));

    [Theory]
    [InlineData("EIT")]
    [InlineData("EIT 2566")]
    [InlineData("EIT12")]
    [InlineData("EIT 12")]
    [InlineData("EIT1a")]
    [InlineData("EIT1ก")]
    [InlineData("EIT3")]
    [InlineData("EIT 01")]
    [InlineData("XEIT1")]
    [InlineData("EITPublic")]
    [InlineData("EIT Publication")]
    [InlineData("EIT Survey417693")]
    [InlineData("Survey1")]
    [InlineData("survey417693")]
    [InlineData("Survey 2566")]
    [InlineData("My Survey")]
    [InlineData("Public Survey")]
    [InlineData("Public (1)")]
    [InlineData("การตอบแบบฟอร์ม 1")]
    [InlineData("ส่วนที่ 1")]
    [InlineData("1")]
    [InlineData("")]
    public void A_name_that_only_looks_like_a_part_tells_none(string sheet) =>
        Assert.Null(EitPart.Of(sheet, "ita.xlsx"));

    [Theory]
    [InlineData("EIT1 EIT2")]
    [InlineData("EIT1+EIT2")]
    [InlineData("EIT 1-2")]
    [InlineData("EIT 1,2")]
    [InlineData("EIT 1/2")]
    [InlineData("EIT1_2")]
    [InlineData("EIT 1 และ 2")]
    [InlineData("EIT ส่วนที่ 1 และส่วนที่ 2")]
    [InlineData("EIT 1 Survey")]
    [InlineData("EIT2 (Public)")]
    [InlineData("EIT Public Survey")]
    public void A_name_that_fits_both_parts_tells_none(string name)
    {
        Assert.Null(EitPart.OfSheet(name));
        Assert.Null(EitPart.OfFile(name + ".xlsx"));
    }

    [Theory]
    [InlineData("EIT 1 ต.ค. 65")]
    [InlineData("EIT 1 ต.ค.65")]
    [InlineData("EIT 2 ก.พ. 2566")]
    [InlineData("EIT-1-ต.ค.-65")]
    [InlineData("EIT_1_ตค_65")]
    [InlineData("EIT 1 ตุลาคม 2565")]
    [InlineData("EIT 2 มี.ค. 66")]
    [InlineData("EIT 2 มิ.ย. 66")]
    [InlineData("EIT 1 ม.ค. 66")]
    [InlineData("EIT 1 Oct 2022")]
    [InlineData("EIT 1-10-65")]
    [InlineData("EIT 1/10/2565")]
    public void A_number_before_a_month_is_a_date_and_tells_none(string name)
    {
        Assert.Null(EitPart.OfSheet(name));
        Assert.Null(EitPart.OfFile(name + ".xlsx"));
    }

    [Theory]
    [InlineData("EIT2 1 ต.ค. 65", 2)]
    [InlineData("EIT2 ต.ค. 65", 2)]
    [InlineData("1 ต.ค. 65 EIT2", 2)]
    [InlineData("EIT (2) ต.ค. 65", 2)]
    [InlineData("EIT 2 ตำบล", 2)]
    [InlineData("EIT 1 - 2566", 1)]
    public void A_date_beside_a_part_does_not_hide_it(string name, int part) =>
        Assert.Equal(Part(part), EitPart.OfSheet(name));

    [Theory]
    [InlineData("EIT (1).xlsx")]
    [InlineData("EIT (2).xlsx")]
    [InlineData("EIT(2).xlsx")]
    [InlineData("EIT (1) (2).xlsx")]
    [InlineData("EIT (2) - Copy.xlsx")]
    [InlineData("EIT (2)")]
    [InlineData("EIT.numbers (2)")]
    [InlineData("EIT＃2.xlsx")]
    [InlineData("EIT～2.xlsx")]
    [InlineData("ita (1).xlsx")]
    [InlineData("results-survey417693.xlsx")]
    [InlineData("survey 2566.xlsx")]
    [InlineData("public-report.xlsx")]
    public void The_number_of_a_files_copy_is_never_a_part(string file) => Assert.Null(EitPart.Of("Sheet1", file));

    [Theory]
    [InlineData("EIT1 (2).xlsx", 1)]
    [InlineData("EIT-2 (1).XLSX", 2)]
    [InlineData("EIT 2.xlsx", 2)]
    [InlineData("310801-EIT1.xlsx", 1)]
    [InlineData("310801_eit_survey_2566.xlsx", 2)]
    [InlineData("EIT ส่วนที่ 2 (1).xlsx", 2)]
    [InlineData("Public.xlsx", 1)]
    [InlineData("survey (3).xlsx", 2)]
    [InlineData("EIT1", 1)]
    public void A_files_name_tells_the_part_without_the_mark_of_a_copy(string file, int part) =>
        Assert.Equal(Part(part), EitPart.Of("Sheet1", file));

    [Fact]
    public void The_sheets_name_goes_before_the_files() =>
        Assert.Equal(Instrument.EIT2, EitPart.Of("EIT2", "EIT1.xlsx"));

    [Fact]
    public void A_form_tools_export_is_refused_until_its_part_is_named()
    {
        var answers = ExportBuilder.Answers(2566, Instrument.EIT);
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().Rows("แบบวัด EIT", answers).File("results-survey417693.xlsx")
        );
        Assert.Equal("eit-part-unknown", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void A_long_name_takes_no_longer_than_its_length()
    {
        var name = string.Concat(Enumerable.Repeat("EIT 1 ", 20_000)) + new string('-', 20_000) + "x";
        Assert.Equal(Instrument.EIT1, EitPart.OfSheet(name));
    }

    private static Instrument Part(int number) => number == 1 ? Instrument.EIT1 : Instrument.EIT2;
}

using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Registry;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Contract;

/// <summary>Spellings, orders and mixtures of the contract that other tests do not have.</summary>
public sealed class SpellingTests
{
    private static ExportReading ReadIit(Action<List<object?[]>> change, int respondents = 3)
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, respondents);
        change(rows);
        return ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());
    }

    private static int Column(List<object?[]> rows, string head) => Array.FindIndex(rows[0], cell => head.Equals(cell));

    private static int[] Counts(ExportReading reading, string id) =>
        [.. Assert.Single(reading.Parts).Items.Single(item => item.Id.ToString() == id).Counts];

    [Theory]
    [InlineData("๐{0}")]
    [InlineData("0{0}")]
    [InlineData("ข้อ ๐{0}")]
    [InlineData("OIT {0}")]
    [InlineData("O{0}")]
    [InlineData("(o{0}) ข้อมูล")]
    [InlineData("o\u200B{0}")]
    public void OIT_items_are_read_in_every_spelling(string spelling)
    {
        var rows = new WorkbookBuilder().Rows(
            "แบบตรวจ",
            ["รายการ", "มี/ไม่มี"],
            [string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, 9), "มี"],
            [string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, 12), "ไม่มี"]
        );
        var reading = ExportBuilder.Read(2566, rows.File());
        Assert.Empty(reading.Problems);
        Assert.Equal(
            ["o9"],
            Assert.Single(reading.Parts).Items.Where(item => item.Score == 100).Select(item => item.Id.ToString())
        );
        Assert.Equal(41, reading.Warnings.Count(warning => warning.Code == "item-not-listed"));
    }

    [Fact]
    public void Dates_and_times_beginning_with_a_zero_are_no_items()
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder()
                .Rows("OIT", ["ข้อ", "คะแนน"], ["o1", 100])
                .Rows("ปฏิทิน", ["01/10/2565", "05:30", "02-123-4567", "01.10.2565"])
                .File()
        );
        Assert.Empty(reading.Problems);
        Assert.Equal("ปฏิทิน", Assert.Single(reading.Ignored).Sheet);
    }

    [Fact]
    public void A_plain_item_with_text_that_looks_like_a_sub_item()
    {
        var reading = ReadIit(rows =>
            (rows[0][Column(rows, "i2")], rows[0][Column(rows, "i7")]) = ("i2 1 ปี", "i7 (2566)")
        );
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Sub_items_in_brackets_behind_the_number()
    {
        var reading = ReadIit(rows =>
        {
            (rows[0][Column(rows, "i11.1")], rows[0][Column(rows, "i11.2")]) = ("i11 (2)", "ข้อ i๑๑.๑");
            rows[1][Column(rows, "i11 (2)")] = "น้อย";
        });
        Assert.Empty(reading.Problems);
        Assert.Equal(1, Counts(reading, "i11.2")[1]);
    }

    [Fact]
    public void A_grids_texts_are_compared_without_spaces_and_with_both_spellings_of_sara_am()
    {
        var reading = ReadIit(rows =>
        {
            var subs = ExportBuilder.Framework(2566).FindItem(new ItemId('i', 11, 0))!.SubItems;
            (rows[0][Column(rows, "i11.1")], rows[0][Column(rows, "i11.2")]) = (
                $"i11 ข้อ [ {subs[1].TextTh} ] ",
                $"i11 ข้อ [{subs[0].TextTh.Replace("ำ", "\u0E4D\u0E32", StringComparison.Ordinal)}]\u200B"
            );
            foreach (var row in rows.Skip(1))
                row[^1] ??= "";
        });
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Labels_and_points_may_stand_in_one_column_and_each_column_is_read_for_itself()
    {
        var reading = ReadIit(rows =>
        {
            var (reversed, plain) = (Column(rows, "i9"), Column(rows, "i2"));
            (rows[1][reversed], rows[2][reversed], rows[3][reversed]) = (100, "มากที่สุด", "-");
            (rows[1][plain], rows[2][plain], rows[3][plain]) = (1, 2, 4);
        });
        Assert.Empty(reading.Problems);
        Assert.Equal([1, 0, 0, 1], Counts(reading, "i9"));
        Assert.Equal([1, 1, 0, 1], Counts(reading, "i2"));
    }

    [Fact]
    public void A_fraction_or_a_position_too_high_is_unknown_and_points_beside_it_are_not()
    {
        var reading = ReadIit(rows =>
        {
            var column = Column(rows, "i2");
            (rows[1][column], rows[2][column], rows[3][column]) = (1.5, 33, 4);
        });
        Assert.Equal(
            [("answer-unknown", "1.5"), ("answer-unknown", "4")],
            reading.Problems.Select(problem => (problem.Code, problem.Value!))
        );
    }

    [Fact]
    public void A_blank_cell_before_the_word_does_not_hide_a_closing_row()
    {
        var width = ExportBuilder.Columns(2566, Instrument.IIT).Count;
        var reading = ReadIit(rows =>
        {
            rows.Add([" ", .. Enumerable.Repeat((object?)null, width), "x"]);
            rows.Add(["\u00A0", "รวม", .. Enumerable.Repeat((object?)3.4, width - 1)]);
        });
        Assert.Empty(reading.Problems);
        Assert.Equal(3, reading.Parts[0].Respondents);
    }

    [Fact]
    public void Texts_that_Unicode_cannot_normalise_are_unknown_answers()
    {
        var reading = ReadIit(rows => (rows[1][1], rows[2][1]) = ("_xFFFE_", "_xD800_"));
        Assert.Equal(["answer-unknown", "answer-unknown"], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_name_without_a_value_does_not_take_the_next_name_for_it()
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder()
                .Rows("OIT", ["ข้อ", "คะแนน"], ["o1", 100])
                .Rows("ข้อมูลหน่วยงาน", ["ชื่อหน่วยงาน:", null, "รหัสหน่วยงาน", "310801"])
                .File()
        );
        Assert.Null(reading.Agency!.Name);
        Assert.Equal("310801", reading.Agency.Code.ToString());
    }

    [Fact]
    public void Problems_of_the_information_sheet_are_told_together()
    {
        var reading = SurveyExportReader.Read(
            ExportBuilder.Frameworks,
            new ExportRequest
            {
                FiscalYear = new FiscalYear(2566),
                AgencyCode = new AgencyCode("310801"),
                HasRegistry = true,
            },
            [
                new WorkbookBuilder()
                    .Rows("OIT", ["ข้อ", "คะแนน"], ["o1", 100])
                    .Rows("ข้อมูลหน่วยงาน", ["ปีงบประมาณ", 2565], ["รหัสหน่วยงาน", "310802"])
                    .File(),
            ],
            CancellationToken.None
        );
        Assert.Equal(
            ["agency-unknown", "year-mismatch", "agency-mismatch"],
            reading.Problems.Select(problem => problem.Code)
        );
    }

    [Fact]
    public void Shares_in_a_summary_are_refused_even_where_its_first_instrument_is_there_in_detail()
    {
        var names = ExportBuilder.Framework(2566).Indicators;
        var summary = names
            .Select(indicator => new object?[] { $"{indicator.Id}. {indicator.NameTh}", 0.9 })
            .Prepend(["ตัวชี้วัด", 2566]);
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().Rows("IIT", ExportBuilder.Answers(2566, Instrument.IIT)).Rows("สรุป", summary).File()
        );
        Assert.Equal(
            ("score-out-of-range", "สรุป", "B2"),
            (Assert.Single(reading.Problems) is var problem ? (problem.Code, problem.Sheet, problem.Cell) : default)
        );
    }

    [Theory]
    [InlineData("2565")]
    [InlineData("๒๕๖๕")]
    [InlineData("พ.ศ. 2565")]
    [InlineData("พ.ศ.๒๕๖๕")]
    [InlineData("ปี 2565")]
    [InlineData(2565)]
    public void A_years_column_is_known_in_every_spelling(object year)
    {
        var summary = ExportBuilder
            .Framework(2565)
            .Indicators.Select(indicator => new object?[] { indicator.Id, indicator.NameTh, 90 })
            .Prepend(["ที่", "ตัวชี้วัด", year]);
        var reading = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("ผล", summary).File());
        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Parts);
        Assert.All(
            Assert.Single(reading.OtherYears).Value,
            part => Assert.Equal(TallyLayout.IndicatorScores, part.Layout)
        );
    }

    [Fact]
    public void A_header_cell_that_is_there_twice_is_one_column()
    {
        // Found by the long fuzzing mode: the summary's columns were counted by their cells.
        const string rows =
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>ตัวชี้วัด</v></c><c r=\"B1\"><v>2565</v></c><c "
            + "r=\"B1\"><v>2566</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>1. "
            + "การปฏิบัติหน้าที่</v></c><c r=\"B2\"><v>90</v></c><c r=\"B2\"><v>91</v></c></row>";
        Assert.Empty(ExportBuilder.Read(2566, new WorkbookBuilder().SheetData("สรุป", rows).File()).Problems);
    }

    [Fact]
    public void An_empty_registry_is_empty() =>
        Assert.Equal(
            "empty",
            Assert
                .Single(
                    RegistryReader
                        .Read(new WorkbookBuilder().SheetData("ทะเบียน", "").File(), CancellationToken.None)
                        .Problems
                )
                .Code
        );
}

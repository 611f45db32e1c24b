using Ita.Workbooks.PublishedResults;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.PublishedResults;

/// <summary>A published table with one thing wrong is turned away whole, with the cell and what to do.</summary>
public sealed class RefusedResultsTests
{
    private static PublishedResultsReading Read(params object?[][] rows) =>
        ResultsBuilder.Read([ResultsBuilder.Head(), ResultsBuilder.Row("310801", null), .. rows]);

    private static PublishedResultsReading WithHeads(Action<object?[]> change)
    {
        var head = ResultsBuilder.Head("หมายเหตุ");
        change(head);
        return ResultsBuilder.Read(head, ResultsBuilder.Row("310801", null, 50));
    }

    [Theory]
    [InlineData("ดีมาก", "score-not-a-number")]
    [InlineData("-", "score-not-a-number")]
    [InlineData(100.5, "score-out-of-range")]
    [InlineData(-1, "score-out-of-range")]
    public void A_cell_that_is_no_score(object score, string code)
    {
        var problem = ResultsBuilder.Refused(
            Read(["310802", null, .. ResultsBuilder.With(4, score)]),
            code,
            "F3",
            FormattableString.Invariant($"{score}")
        );
        Assert.Equal("4", problem.Item);
    }

    [Fact]
    public void Of_many_wrong_cells_each_is_named() =>
        Assert.Equal(
            ["C3", "L3", "A4"],
            Read(
                ["310802", null, .. ResultsBuilder.With(1, "x")[..^1], "y"],
                ["310899", null, .. ResultsBuilder.Scores]
            )
                .Problems.Select(problem => problem.Cell)
        );

    [Fact]
    public void Shares_in_place_of_points() =>
        ResultsBuilder.Refused(
            ResultsBuilder.Read(
                ResultsBuilder.Head(),
                ["310801", null, .. ResultsBuilder.With(3, 0.96)],
                ["310802", null, .. ResultsBuilder.With(3, 1)]
            ),
            "score-out-of-range",
            "E2",
            "0.96"
        );

    [Theory]
    [InlineData("31 0899", "agency-unknown")]
    [InlineData("310899", "agency-unknown")]
    public void A_code_that_is_none_or_is_not_in_the_registry(string code, string expected) =>
        ResultsBuilder.Refused(Read(ResultsBuilder.Row(code, null)), expected, "A3", code);

    [Theory]
    [InlineData("เทศบาลตำบลไม่มีจริง")]
    [InlineData("บึงเจริญ")]
    [InlineData("เทศบาลตำบลบึงเจริญ อ.สตึก")]
    [InlineData("อำเภอสตึก")]
    public void A_name_that_the_registry_does_not_have(string name) =>
        ResultsBuilder.Refused(Read(ResultsBuilder.Row(null, name)), "agency-unknown", "B3", name);

    [Fact]
    public void A_name_that_several_agencies_have() =>
        ResultsBuilder.Refused(Read(ResultsBuilder.Row(null, "เทศบาลตำบลบ้านใหม่")), "agency-unknown", "B3");

    [Fact]
    public void Scores_of_nobody() =>
        ResultsBuilder.Refused(Read(ResultsBuilder.Row(null, null)), "agency-unknown", "A3");

    [Fact]
    public void Scores_of_nobody_in_a_turned_table() =>
        ResultsBuilder.Refused(
            ResultsBuilder.Read(
                ResultsBuilder.Turn(
                    ResultsBuilder.Head(),
                    ResultsBuilder.Row("310801", null),
                    ResultsBuilder.Row(null, null)
                )
            ),
            "agency-unknown",
            "C1"
        );

    [Fact]
    public void A_name_without_a_registry()
    {
        var workbook = new WorkbookBuilder().Rows(
            "ผล",
            ResultsBuilder.Head(),
            ResultsBuilder.Row(null, "เทศบาลตำบลบึงเจริญ")
        );
        ResultsBuilder.Refused(ResultsBuilder.Read(workbook, hasRegistry: false), "agency-unknown", "B2");
    }

    [Theory]
    [InlineData("เทศบาลเมืองนางรอง")]
    [InlineData("เทศบาลตำบลหนองแวง")]
    public void A_code_and_a_name_of_different_agencies(string name) =>
        ResultsBuilder.Refused(Read(ResultsBuilder.Row("310802", name)), "agency-mismatch", "B3", name);

    [Theory]
    [InlineData("อำเภอ", "สตึก")]
    [InlineData("จังหวัด", "สุรินทร์")]
    [InlineData("รหัสจังหวัด", "32")]
    public void An_agency_where_the_registry_does_not_have_it(string head, string value) =>
        ResultsBuilder.Refused(
            ResultsBuilder.Read(
                ["รหัสหน่วยงาน", head, .. ResultsBuilder.Names],
                ["310801", value, .. ResultsBuilder.Scores]
            ),
            "agency-mismatch",
            "B2",
            value
        );

    [Fact]
    public void An_agency_of_another_province()
    {
        var workbook = new WorkbookBuilder().Rows(
            "ผล",
            ResultsBuilder.Head(),
            ResultsBuilder.Row("310801", null),
            ResultsBuilder.Row("320901", null)
        );
        var problem = ResultsBuilder.Refused(ResultsBuilder.Read(workbook, province: "31"), "agency-mismatch", "A3");
        ResultsBuilder.AssertSays(problem, "บุรีรัมย์");
        Assert.Equal(2, ResultsBuilder.Accepted(ResultsBuilder.Read(workbook)).Length);
    }

    [Fact]
    public void An_agency_of_another_province_of_which_nothing_else_is_told()
    {
        var workbook = new WorkbookBuilder().Rows(
            "ผล",
            ResultsBuilder.Head(),
            ResultsBuilder.Row("320901", "เทศบาลตำบลอื่น")
        );
        var problem = ResultsBuilder.Refused(ResultsBuilder.Read(workbook, province: "31"), "agency-mismatch", "A2");

        // Whoever may send every province's is told what the registry calls it.
        var known = ResultsBuilder.Refused(ResultsBuilder.Read(workbook), "agency-mismatch", "B2");
        Assert.Contains("320901", known.MessageTh, StringComparison.Ordinal);
        ResultsBuilder.AssertSays(problem, "บุรีรัมย์");
    }

    [Fact]
    public void An_agency_twice() =>
        ResultsBuilder.AssertSays(
            ResultsBuilder.Refused(
                Read(ResultsBuilder.Row("310802", null), ResultsBuilder.Row(null, "ทต.บึงเจริญ")),
                "item-duplicate",
                "B4"
            ),
            "A2"
        );

    [Fact]
    public void An_agency_in_two_sheets() =>
        ResultsBuilder.AssertSays(
            ResultsBuilder.Refused(
                ResultsBuilder.Read(
                    new WorkbookBuilder()
                        .Rows("ก", ResultsBuilder.Head(), ResultsBuilder.Row("310801", null))
                        .Rows("ข", ResultsBuilder.Head(), ResultsBuilder.Row("310801", null))
                ),
                "item-duplicate",
                "A2"
            ),
            "ก!A2"
        );

    [Theory]
    [InlineData("2. การปฏิบัติหน้าที่")]
    [InlineData("ตัวชี้วัดที่ 1 การใช้งบประมาณ")]
    public void A_number_and_a_name_of_different_indicators(string head) =>
        ResultsBuilder.Refused(WithHeads(heads => heads[2] = head), "indicator-mismatch", "C1", head);

    [Fact]
    public void Numbers_that_are_all_one_off() =>
        Assert.Equal(
            Enumerable.Repeat("indicator-mismatch", 10),
            ResultsBuilder
                .Read(
                    ["รหัสหน่วยงาน", .. ResultsBuilder.Names.Select((name, i) => $"{((i + 1) % 10) + 1} {name}")],
                    ["310801", .. ResultsBuilder.Scores]
                )
                .Problems.Select(problem => problem.Code)
        );

    [Fact]
    public void Numbers_above_other_names()
    {
        object?[] numbers = [null, 2, 1, .. Enumerable.Range(3, 8)];
        var reading = ResultsBuilder.Read(
            numbers,
            ["รหัสหน่วยงาน", .. ResultsBuilder.Names],
            ["310801", .. ResultsBuilder.Scores]
        );
        Assert.Equal(
            [("indicator-mismatch", "B1"), ("indicator-mismatch", "C1")],
            reading.Problems.Select(problem => (problem.Code, problem.Cell!))
        );
    }

    [Fact]
    public void An_indicator_under_another_instrument() =>
        Assert.Contains(
            ResultsBuilder
                .Read(["รหัสหน่วยงาน", "EIT"], [null, .. ResultsBuilder.Names], ["310801", .. ResultsBuilder.Scores])
                .Problems,
            problem => (problem.Code, problem.Cell) == ("indicator-mismatch", "B2")
        );

    [Theory]
    [InlineData("การใช้งบประมาน")]
    [InlineData("การใช้งบประมาณ (30)")]
    [InlineData("ผลต่างการใช้งบประมาณ")]
    public void An_indicator_without_a_column_of_scores(string head) =>
        Assert.Equal("2", ResultsBuilder.Refused(WithHeads(heads => heads[3] = head), "item-missing", "A1").Item);

    [Theory]
    [InlineData("การใช้อำนาจ")]
    [InlineData("ตัวชี้วัดที่ 3")]
    [InlineData("คะแนนการใช้อำนาจ (ร้อยละ)")]
    public void An_indicator_twice(string head) =>
        ResultsBuilder.AssertSays(
            ResultsBuilder.Refused(WithHeads(heads => heads[^1] = head), "column-ambiguous", "M1", head),
            " E"
        );

    [Theory]
    [InlineData("รหัสหน่วยงาน")]
    [InlineData("ชื่อหน่วยงาน")]
    public void The_agency_twice(string head) =>
        ResultsBuilder.Refused(WithHeads(heads => heads[^1] = head), "column-ambiguous", "M1", head);

    [Fact]
    public void A_total_twice() =>
        ResultsBuilder.Refused(
            ResultsBuilder.Read(
                ResultsBuilder.Head("คะแนนรวม", "คะแนนรวม"),
                ResultsBuilder.Row("310801", null, 88.8, 90)
            ),
            "column-ambiguous",
            "N1"
        );

    [Fact]
    public void Two_fields_under_one_indicator() =>
        ResultsBuilder.Refused(
            ResultsBuilder.Read(
                ["รหัสหน่วยงาน", .. ResultsBuilder.Names, null],
                [null, .. Enumerable.Repeat("คะแนน", 10), "คะแนนที่ได้"],
                ["310801", .. ResultsBuilder.Scores, 77]
            ),
            "column-ambiguous",
            "L2"
        );

    [Theory]
    [InlineData("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565")]
    [InlineData("ผลการประเมิน ปี ๖๕")]
    [InlineData("เปรียบเทียบปี 2565 และ 2566")]
    [InlineData("ITA FY2022")]
    public void Another_year_in_the_title(string title)
    {
        ResultsBuilder.Refused(
            ResultsBuilder.Read([title], ResultsBuilder.Head(), ResultsBuilder.Row("310801", null)),
            "year-mismatch",
            "A1",
            title
        );
        ResultsBuilder.Refused(
            ResultsBuilder.Read([
                [title],
                .. ResultsBuilder.Turn(
                    ResultsBuilder.Head(),
                    ResultsBuilder.Row("310801", null),
                    ResultsBuilder.Row("310802", null)
                ),
            ]),
            "year-mismatch",
            "A1",
            title
        );
    }

    [Fact]
    public void Another_year_in_the_name_of_the_sheet() =>
        ResultsBuilder.AssertSays(
            ResultsBuilder.Refused(
                ResultsBuilder.Read(
                    new WorkbookBuilder().Rows("ผล 2565", ResultsBuilder.Head(), ResultsBuilder.Row("310801", null))
                ),
                "year-mismatch",
                null
            ),
            "ผล 2565"
        );

    [Fact]
    public void Another_year_in_the_header_of_an_indicator() =>
        ResultsBuilder.Refused(WithHeads(heads => heads[5] += " 2565"), "year-mismatch", "F1");

    [Fact]
    public void Another_year_on_the_information_sheet() =>
        ResultsBuilder.Refused(
            ResultsBuilder.Read(
                new WorkbookBuilder()
                    .Rows("ผล", ResultsBuilder.Head(), ResultsBuilder.Row("310801", null))
                    .Rows("ข้อมูลหน่วยงาน", ["ปีงบประมาณ", 2565])
            ),
            "year-mismatch",
            "B1"
        );

    [Fact]
    public void A_year_without_a_framework()
    {
        var workbook = new WorkbookBuilder().Rows("ผล", ResultsBuilder.Head(), ResultsBuilder.Row("310801", null));
        ResultsBuilder.Refused(ResultsBuilder.Read(workbook, year: 2569), "year-unsupported", null, "2569");
    }

    [Fact]
    public void Another_table_below() =>
        ResultsBuilder.Refused(
            Read(
                ["ลำดับ", "ชื่อหน่วยงาน", .. ResultsBuilder.Names],
                [1, "เทศบาลเมืองนางรอง", .. ResultsBuilder.Scores]
            ),
            "column-ambiguous",
            "B3"
        );

    [Fact]
    public void Another_table_beside() =>
        Assert.All(
            ResultsBuilder
                .Read(
                    [.. ResultsBuilder.Head(), .. ResultsBuilder.Head()],
                    [.. ResultsBuilder.Row("310801", null), .. ResultsBuilder.Row("310802", null)]
                )
                .Problems,
            problem => Assert.Equal("column-ambiguous", problem.Code)
        );

    [Fact]
    public void A_header_without_an_agency() =>
        ResultsBuilder.Refused(ResultsBuilder.Read(ResultsBuilder.Head()), "no-respondents", "A1");

    [Theory]
    [InlineData("หน่วยงาน")]
    [InlineData("ตัวชี้วัด")]
    public void No_table_of_results(string head) =>
        ResultsBuilder.Refused(
            ResultsBuilder.Read([head, "คะแนน"], ["เทศบาลตำบลบึงเจริญ", 90]),
            "nothing-recognised",
            null
        );

    [Fact]
    public void Nothing_at_all() =>
        ResultsBuilder.Refused(ResultsBuilder.Read(new WorkbookBuilder().SheetData("ผล", "")), "empty", null);
}

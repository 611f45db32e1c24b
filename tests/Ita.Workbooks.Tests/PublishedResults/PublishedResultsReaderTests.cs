using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.PublishedResults;

/// <summary>Layout 4: the tables of several agencies' results that are accepted, and what is read of them.</summary>
public sealed class PublishedResultsReaderTests
{
    private static readonly (int, decimal)[] s_scores =
    [
        .. ResultsBuilder.Scores.Select((score, i) => (i + 1, (decimal)(int)score!)),
    ];

    public static TheoryData<string> Heads => ["number and name", "name", "number", "bare number", "words around"];

    [Fact]
    public void Each_row_becomes_a_summary_of_its_agency_by_instrument()
    {
        var reading = ResultsBuilder.Read(
            ResultsBuilder.Head(),
            ResultsBuilder.Row("310802", "องค์การบริหารส่วนตำบลหนองแวง"),
            ResultsBuilder.Row(310801, "เทศบาลตำบลบึงเจริญ")
        );

        Assert.Equal(["310802", "310801"], ResultsBuilder.Accepted(reading));
        Assert.All(
            reading.Results,
            result =>
                Assert.Equal(
                    [Instrument.IIT, Instrument.EIT, Instrument.OIT],
                    result.Parts.Select(part => part.Instrument)
                )
        );
        Assert.All(
            reading.Results.SelectMany(result => result.Parts),
            part => Assert.Equal(TallyLayout.IndicatorScores, part.Layout)
        );
        Assert.Equal(s_scores, reading.ScoresOf("310801"));
        var total = Scorer.Score(ExportBuilder.Framework(2566), reading.Results[0].Parts).Total;
        Assert.Equal(88.80m, total!.Value.Rounded);
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public void Indicators_are_known_by_number_by_name_or_by_both(string kind)
    {
        var heads = ResultsBuilder.Names.Select(
            (name, i) =>
                kind switch
                {
                    "name" => (object?)name,
                    "number" => $"ตัวชี้วัดที่ {i + 1}",
                    "bare number" => i + 1,
                    "words around" => $"คะแนน{name} (ร้อยละ)",
                    _ => $"ตัวชี้วัดที่ {i + 1} {name}",
                }
        );
        var reading = ResultsBuilder.Read(["รหัสหน่วยงาน", .. heads], ["310801", .. ResultsBuilder.Scores]);

        Assert.Equal(s_scores, reading.ScoresOf("310801"));
    }

    [Fact]
    public void Indicators_may_stand_in_any_order_among_other_columns()
    {
        object?[] heads =
        [
            "ลำดับ",
            .. ResultsBuilder.Names.Reverse(),
            "หมายเหตุ",
            "ผลต่าง",
            "รหัสหน่วยงาน",
            "จำนวนผู้ตอบ",
        ];
        var reading = ResultsBuilder.Read(heads, [1, .. ResultsBuilder.Scores.Reverse(), "ดี", -3, "310801", 500]);

        Assert.Equal(s_scores, reading.ScoresOf("310801"));
    }

    [Fact]
    public void A_header_may_take_several_rows_with_instruments_over_their_indicators()
    {
        object?[] titles = ["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 (ประกาศ ณ วันที่ 15 ตุลาคม 2567)"];
        object?[] groups =
        [
            "ลำดับ",
            "ชื่อหน่วยงาน",
            "แบบวัด IIT (30)",
            null,
            null,
            null,
            null,
            "EIT (ร้อยละ 30)",
            null,
            null,
            "OIT (40)",
            null,
            "คะแนนรวม (100)",
            "ระดับ",
        ];
        object?[] numbers = [null, null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        object?[] names = [null, null, .. ResultsBuilder.Names];
        object?[] units = [null, null, .. Enumerable.Repeat("(100)", 10)];
        object?[] count = [.. Enumerable.Range(1, 14).Select(number => $"({number})")];
        object?[] row = [1, "เทศบาลตำบลบึงเจริญ", .. ResultsBuilder.Scores, 88.8, "A"];
        object?[] page = ["หน้า 2"];

        foreach (
            var rows in new object?[][][]
            {
                [titles, [], groups, numbers, row],
                [titles, groups, names, row],
                [groups, numbers, names, units, row],
                [groups, names, count, row],
                [groups, names, count, row, page, groups, names, count],
            }
        )
        {
            var reading = ResultsBuilder.Read(rows);
            Assert.Empty(reading.Problems);
            Assert.Empty(reading.Warnings);
            Assert.Equal(s_scores, reading.ScoresOf("310801"));
        }
    }

    [Fact]
    public void The_header_may_have_the_indicators_above_the_agencies()
    {
        var reading = ResultsBuilder.Read(
            [null, null, .. Enumerable.Range(1, 10).Select(id => (object?)$"ตัวชี้วัดที่ {id}")],
            ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", .. ResultsBuilder.Names],
            ResultsBuilder.Row("310801", null)
        );

        Assert.Equal(s_scores, reading.ScoresOf("310801"));
    }

    [Fact]
    public void Of_two_years_of_an_indicator_the_one_that_the_file_is_of_is_taken()
    {
        object?[] names =
        [
            "รหัสหน่วยงาน",
            .. ResultsBuilder.Names.SelectMany(name => new object?[] { $"{name} 2565", $"{name} 2566" }),
            "คะแนนรวม 2565",
        ];
        object?[] titles = ["รหัสหน่วยงาน", .. ResultsBuilder.Names.SelectMany(name => new object?[] { name, null })];
        object?[] years = [null, .. Enumerable.Range(1, 10).SelectMany(_ => new object?[] { 2565, "ปี ๒๕๖๖" })];
        object?[] row = ["310801", .. ResultsBuilder.Scores.SelectMany(score => new[] { 50, score }), 12];

        Assert.Equal(s_scores, ResultsBuilder.Read(names, row).ScoresOf("310801"));
        Assert.Equal(s_scores, ResultsBuilder.Read(titles, years, row[..^1]).ScoresOf("310801"));
    }

    [Fact]
    public void A_table_with_agencies_across_and_indicators_down_is_read_too()
    {
        object?[][] rows =
        [
            ResultsBuilder.Head("IIT", "EIT", "OIT", "คะแนนรวม", "ระดับ"),
            ResultsBuilder.Row("310801", "เทศบาลตำบลบึงเจริญ", 96, 80, 90, 88.8, "A"),
            ResultsBuilder.Row("310802", "อบต.หนองแวง", 96, 80, 90, 88.8, "A"),
        ];
        object?[][] turned =
        [
            ["ผลการประเมิน ปี 2566"],
            [],
            .. ResultsBuilder.Turn(rows),
        ];
        object?[][] numbered =
        [
            [null, "ชื่อหน่วยงาน", "ทต.บึงเจริญ", "อบต.หนองแวง", "เฉลี่ย"],
            .. ResultsBuilder.Names.Select((name, i) => new[] { i + 1, name, ResultsBuilder.Scores[i], 50, 70 }),
        ];

        foreach (var table in new[] { turned, numbered })
        {
            var reading = ResultsBuilder.Read(table);
            Assert.Equal(["310801", "310802"], ResultsBuilder.Accepted(reading));
            Assert.Equal(s_scores, reading.ScoresOf("310801"));
            Assert.Empty(reading.Warnings);
        }
    }

    [Fact]
    public void Rows_that_are_no_agencies_are_passed_over()
    {
        var reading = ResultsBuilder.Read(
            ResultsBuilder.Head(),
            ["อำเภอเมืองบุรีรัมย์"],
            ResultsBuilder.Row("310801", "เทศบาลตำบลบึงเจริญ"),
            ResultsBuilder.Row("รวม", null),
            [null, "อำเภอละหานทราย"],
            [],
            ResultsBuilder.Head(),
            ResultsBuilder.Row("310802", "องค์การบริหารส่วนตำบลหนองแวง"),
            ResultsBuilder.Row(null, "ค่าเฉลี่ยจังหวัด"),
            ResultsBuilder.Row("คะแนนสูงสุด", null),
            ["ที่มา: สำนักงาน ป.ป.ช. ปี 2567"]
        );

        Assert.Equal(["310801", "310802"], ResultsBuilder.Accepted(reading));
    }

    [Fact]
    public void An_empty_score_leaves_out_its_instrument_of_its_agency_only()
    {
        var reading = ResultsBuilder.Read(
            ResultsBuilder.Head(),
            ["310801", null, .. ResultsBuilder.With(7, null)],
            ["310802", null, .. ResultsBuilder.Scores],
            ["310803", null]
        );

        Assert.Equal(["310801", "310802", "310803"], ResultsBuilder.Accepted(reading));
        Assert.Equal([1, 2, 3, 4, 5, 9, 10], reading.ScoresOf("310801").Select(score => score.Indicator));
        Assert.Equal(s_scores, reading.ScoresOf("310802"));
        Assert.Empty(reading.ScoresOf("310803"));
    }

    [Fact]
    public void A_formula_without_a_value_is_empty_and_said()
    {
        var rows = WorkbookBuilder.RowsXml([
            ResultsBuilder.Head(),
            ["310801", null, .. ResultsBuilder.With(10, 123456)],
        ]);
        var reading = ResultsBuilder.Read(
            new WorkbookBuilder().SheetData("ผล", rows.Replace("<v>123456</v>", "<f>1+1</f>", StringComparison.Ordinal))
        );

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], reading.ScoresOf("310801").Select(score => score.Indicator));
        var warning = Assert.Single(reading.Warnings);
        Assert.Equal(("formula-without-value", "L2"), (warning.Code, warning.Cell));
    }

    [Fact]
    public void Several_sheets_may_have_a_table_of_other_agencies_each()
    {
        var reading = ResultsBuilder.Read(
            new WorkbookBuilder()
                .Rows("คำอธิบาย", ["เอกสารประกอบ"])
                .Rows("เมือง", ResultsBuilder.Head(), ResultsBuilder.Row("310801", null))
                .Rows("ละหานทราย", ResultsBuilder.Head(), ResultsBuilder.Row("310802", null))
                .SheetData("ซ่อน", WorkbookBuilder.RowsXml([ResultsBuilder.Head(), ["x", "y", 1000]]), "hidden")
        );

        Assert.Equal(["310801", "310802"], ResultsBuilder.Accepted(reading));
        Assert.Equal(
            [("คำอธิบาย", "nothing-recognised"), ("ซ่อน", "hidden")],
            reading.Ignored.Select(sheet => (sheet.Sheet, sheet.Reason))
        );
    }

    [Theory]
    [InlineData(null, "เทศบาลตำบลบึงเจริญ", "310801")]
    [InlineData(null, "ทต.บึงเจริญ", "310801")]
    [InlineData(null, "เทศบาลตำบล บึงเจริญ อ.เมือง", "310801")]
    [InlineData(null, "เทศบาลตำบลบึงเจริญ อำเภอเมืองบุรีรัมย์ จังหวัดบุรีรัมย์", "310801")]
    [InlineData(null, "อบต. หนองแวง (อ.ละหานทราย)", "310802")]
    [InlineData(null, "เทศบาลตำบลบ้านใหม่ อ.สตึก", "310804")]
    [InlineData("310805", "เทศบาลตำบลบ้านใหม่", "310805")]
    [InlineData("310805", "ทต.บ้านใหม่ จ.บุรีรัมย์", "310805")]
    public void An_agency_is_known_by_code_or_by_a_name_that_it_alone_has(string? code, string name, string expected) =>
        Assert.Equal(
            [expected],
            ResultsBuilder.Accepted(ResultsBuilder.Read(ResultsBuilder.Head(), ResultsBuilder.Row(code, name)))
        );

    [Theory]
    [InlineData("อำเภอ", "สตึก", "310804")]
    [InlineData("อำเภอ", "อ.กระสัง", "310805")]
    [InlineData("จังหวัด", "จ.สุรินทร์", "320902")]
    [InlineData("รหัสจังหวัด", "32", "320902")]
    public void Agencies_of_one_name_are_told_apart_by_district_and_province(
        string head,
        string value,
        string expected
    ) =>
        Assert.Equal(
            [expected],
            ResultsBuilder.Accepted(
                ResultsBuilder.Read(
                    ["ชื่อหน่วยงาน", head, .. ResultsBuilder.Names],
                    ["เทศบาลตำบลบ้านใหม่", value, .. ResultsBuilder.Scores]
                )
            )
        );

    [Fact]
    public void A_province_alone_tells_agencies_of_one_name_apart_as_well()
    {
        var workbook = new WorkbookBuilder().Rows(
            "ผล",
            ResultsBuilder.Head(),
            ResultsBuilder.Row(null, "เทศบาลตำบลบ้านใหม่")
        );

        Assert.Equal(["320902"], ResultsBuilder.Accepted(ResultsBuilder.Read(workbook, province: "32")));
    }

    [Fact]
    public void Without_a_registry_the_code_is_enough_and_names_say_nothing()
    {
        var workbook = new WorkbookBuilder().Rows(
            "ผล",
            ResultsBuilder.Head(),
            ResultsBuilder.Row("999999", "ใครก็ได้"),
            ResultsBuilder.Row("Total", null)
        );

        Assert.Equal(["999999"], ResultsBuilder.Accepted(ResultsBuilder.Read(workbook, hasRegistry: false)));
    }

    [Fact]
    public void A_year_whose_rules_are_not_sure_says_so()
    {
        var reading = ResultsBuilder.Read(
            new WorkbookBuilder().Rows("ผล", ResultsBuilder.Head(), ResultsBuilder.Row("310801", null)),
            year: 2568
        );

        Assert.Equal("framework-provisional", Assert.Single(reading.Warnings).Code);
        Assert.Equal(["310801"], ResultsBuilder.Accepted(reading));
    }
}

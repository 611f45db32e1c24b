using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Workbooks.FollowUpForms;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.FollowUpForms;

public sealed class FollowUpReaderTests
{
    private static readonly object?[] s_head =
    [
        "แบบวัด",
        "ข้อ",
        "ผลการดำเนินการ",
        "หลักฐาน",
        "ข้อเสนอแนะ",
        "แก้ไขระยะเวลาดำเนินการเป็น",
    ];

    [Fact]
    public void Rows_in_any_order_other_columns_and_empty_rows_are_no_matter()
    {
        var reading = Read(
            ["สรุปผล"],
            ["หมายเหตุ", "ผลการดำเนินงาน", "เลขข้อ", "ลำดับ"],
            ["x", "เผยแพร่แล้ว", "O12", 1],
            [],
            ["y", null, "i1", 2],
            ["", "ชี้แจงแล้ว", "ข้อ i๗", 3]
        );

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [(Instrument.IIT, "i7", "ชี้แจงแล้ว"), (Instrument.OIT, "o12", "เผยแพร่แล้ว")],
            reading.Entries.Select(entry => (entry.Part, entry.Item.ToString(), entry.Done))
        );
    }

    [Theory]
    [InlineData("EIT1", "S", "f.xlsx", Instrument.EIT1)]
    [InlineData("EIT ส่วนที่ ๒", "S", "f.xlsx", Instrument.EIT2)]
    [InlineData("ส่วนที่ 1", "S", "f.xlsx", Instrument.EIT1)]
    [InlineData("Survey", "S", "f.xlsx", Instrument.EIT2)]
    [InlineData(null, "EIT (1)", "f.xlsx", Instrument.EIT1)]
    [InlineData("", "S", "follow-up EIT2.xlsx", Instrument.EIT2)]
    public void An_EIT_part_is_named_by_its_cell_else_by_the_sheet_else_by_the_file(
        string? part,
        string sheet,
        string file,
        Instrument expected
    )
    {
        var workbook = new WorkbookBuilder().Rows(sheet, s_head, [part, "e9", "ทำแล้ว"]);

        Assert.Equal(expected, Assert.Single(FollowUpFormBuilder.Read(workbook.Build(), file: file).Entries).Part);
    }

    [Theory]
    [InlineData("EIT ส่วนที่ 1 และ 2")]
    [InlineData("EIT ส่วนที่ ๑ และ ๒")]
    [InlineData("EIT 1 และ 2")]
    [InlineData("EIT1 และ EIT2")]
    [InlineData("eit1, eit2")]
    public void A_row_for_both_EIT_parts_speaks_of_both(string part)
    {
        // The sheet's name, which is one part's, does not go before the cell.
        var workbook = new WorkbookBuilder().Rows("EIT2", s_head, [part, "e9", "ทำแล้ว"]);

        Assert.Equal(
            [(Instrument.EIT1, "e9", "ทำแล้ว"), (Instrument.EIT2, "e9", "ทำแล้ว")],
            FollowUpFormBuilder
                .Read(workbook.Build())
                .Entries.Select(entry => (entry.Part, entry.Item.ToString(), entry.Done))
        );
    }

    [Fact]
    public void What_is_read_of_a_row_for_both_parts_is_one_measures_words_said_once()
    {
        var entries = Read(s_head, ["EIT1 และ EIT2", "e9", "ทำแล้ว", "ภาพถ่าย", "ต่อเนื่อง", "ม.ค. 2567"]).Entries;

        var found = new FollowUp(entries).Find([Instrument.EIT1, Instrument.EIT2], ItemId.Parse("e9"));

        Assert.Equal(entries[0], found);
    }

    [Fact]
    public void A_row_for_each_part_is_two_entries() =>
        Assert.Equal(
            [(Instrument.EIT1, "ก"), (Instrument.EIT2, "ข")],
            Read(s_head, ["EIT ส่วนที่ 2", "e9", "ข"], ["EIT ส่วนที่ 1", "e9", "ก"])
                .Entries.Select(entry => (entry.Part, entry.Done))
        );

    [Theory]
    [InlineData("EIT ส่วนที่ 1 และ 2", "EIT ส่วนที่ 1")]
    [InlineData("EIT ส่วนที่ 1 และ 2", "EIT ส่วนที่ 2")]
    [InlineData("EIT ส่วนที่ 2", "EIT ส่วนที่ 1 และ 2")]
    [InlineData("EIT ส่วนที่ 1 และ 2", "EIT1, EIT2")]
    public void A_row_for_both_parts_beside_another_of_the_item_is_there_twice(string first, string second)
    {
        var rows = Read(s_head, [first, "e9", "x"], [second, "e9", "x"]).Only();
        Assert.Equal(("item-duplicate", "B3", "e9"), (rows.Code, rows.Cell, rows.Item));

        var sheets = new WorkbookBuilder().Rows("ก", s_head, [first, "e9", "x"]).Rows("ข", s_head, [second, "e9", "x"]);
        var notice = FollowUpFormBuilder.Read(sheets.Build()).Only();
        Assert.Equal(("item-duplicate", "e9"), (notice.Code, notice.Item));
    }

    [Fact]
    public void Why_a_measure_is_dropped_is_read_and_is_enough_for_an_entry()
    {
        object?[] head = ["ข้อ", "ผลการดำเนินการ", "ไม่ดำเนินการตามมาตรการนี้เพราะ"];

        var entry = Assert.Single(Read(head, ["o12", null, "ไม่มีภารกิจ\nด้านนี้"], ["o13", null, null]).Entries);

        Assert.Equal(("ไม่มีภารกิจ ด้านนี้", true, false), (entry.DroppedBecause, entry.Overrides, entry.Reports));
    }

    [Fact]
    public void A_year_without_EIT_parts_needs_none() =>
        Assert.Equal(
            Instrument.EIT,
            Assert
                .Single(
                    FollowUpFormBuilder
                        .Read(new WorkbookBuilder().Rows("S", s_head, [null, "e3", "x"]).Build(), 2564)
                        .Entries
                )
                .Part
        );

    [Fact]
    public void A_formula_counts_by_the_value_it_was_saved_with_and_one_without_is_empty()
    {
        const string cells =
            "<c r=\"A1\" t=\"inlineStr\"><is><t>ข้อ</t></is></c><c r=\"B1\" "
            + "t=\"inlineStr\"><is><t>ผลการดำเนินการ</t></is></c><c r=\"C1\" "
            + "t=\"inlineStr\"><is><t>หลักฐาน</t></is></c>";
        var reading = FollowUpFormBuilder.Read(
            new WorkbookBuilder()
                .SheetData(
                    "S",
                    $"<row r=\"1\">{cells}</row><row r=\"2\"><c r=\"A2\" t=\"str\"><f>X1</f><v>o12</v></c><c "
                        + $"r=\"B2\" t=\"str\"><f>X2</f><v>ทำแล้ว</v></c><c r=\"C2\"><f>X3</f></c></row>"
                )
                .Build()
        );

        var entry = Assert.Single(reading.Entries);
        Assert.Equal(("o12", "ทำแล้ว", null), (entry.Item.ToString(), entry.Done, entry.DoneEvidence));
        var warning = Assert.Single(reading.Warnings);
        Assert.Equal(("formula-without-value", "C2"), (warning.Code, warning.Cell));
    }

    [Fact]
    public void Numbers_and_truth_values_are_the_words_they_show() =>
        Assert.Equal(
            ("12.5", "TRUE", "2567"),
            Assert.Single(Read(s_head, [null, "o12", 12.5, true, null, 2567]).Entries) is var entry
                ? (entry.Done, entry.DoneEvidence, entry.Period)
                : default
        );

    [Fact]
    public void Lists_may_be_numbered_or_not_and_a_numbered_entry_may_take_several_lines()
    {
        object?[] head = ["ข้อ", "ผลการดำเนินการ", "แก้ไขวิธีการดำเนินการเป็น", "แก้ไขการติดตามผลเป็น"];

        var entry = Assert.Single(
            Read(
                head,
                ["o12", null, "๑. ประชุม\nทุกกอง\n๒) สรุปผล 3. ครั้ง\n\n", "ภาพถ่าย\n- รายงาน\n5. อื่น ๆ"]
            ).Entries
        );

        Assert.Equal(["ประชุม ทุกกอง", "สรุปผล 3. ครั้ง"], entry.Steps);
        Assert.Equal(["ภาพถ่าย", "- รายงาน", "5. อื่น ๆ"], entry.Evidence);
    }

    [Fact]
    public void Whatever_reorders_or_hides_text_does_not_get_in() =>
        Assert.Equal("txt.exe\nข", Assert.Single(Read(s_head, [null, "o12", "\u202Etxt.exe\u200B\r\nข"]).Entries).Done);

    [Fact]
    public void A_row_with_words_but_without_an_item_is_named_in_a_warning()
    {
        var reading = Read(s_head, [null, "o12", "ทำแล้ว"], [null, null, "ลงชื่อ ............ ผู้รายงาน"]);

        Assert.Single(reading.Entries);
        Assert.Equal(
            ("row-ignored", "C3"),
            Assert.Single(reading.Warnings) is var warning ? (warning.Code, warning.Cell) : default
        );
    }

    [Theory]
    [InlineData("item-unknown", "B2", "o99", "x")]
    [InlineData("item-unknown", "B2", "i1.1", "x")]
    [InlineData("item-unknown", "B2", "ข้อสุดท้าย", "x")]
    [InlineData("eit-part-unknown", "B2", "e9", "x")]
    [InlineData("text-invalid", "C2", "o12", null)]
    public void What_cannot_be_placed_is_turned_away_with_its_cell(string code, string cell, string item, string? done)
    {
        var notice = Read(s_head, [null, item, done ?? new string('ก', 2001)]).Only();

        Assert.Equal((code, "S", cell), (notice.Code, notice.Sheet, notice.Cell));
        Assert.DoesNotContain("{", notice.MessageTh + notice.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_twice_is_turned_away_at_the_second_and_so_it_is_on_two_sheets()
    {
        Assert.Equal(
            ("item-duplicate", "B3"),
            Read(s_head, [null, "o12", "x"], [null, "o12", "y"]).Only() is var twice
                ? (twice.Code, twice.Cell)
                : default
        );
        var sheets = FollowUpFormBuilder.Read(
            new WorkbookBuilder().Rows("ก", s_head, [null, "o12", "x"]).Rows("ข", s_head, [null, "o12", "x"]).Build()
        );
        Assert.Equal("item-duplicate", sheets.Only().Code);
    }

    [Fact]
    public void An_error_and_a_date_are_no_words()
    {
        const string rows =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>ข้อ</t></is></c><c r=\"B1\" "
            + "t=\"inlineStr\"><is><t>ผลการดำเนินการ</t></is></c><c r=\"C1\" "
            + "t=\"inlineStr\"><is><t>แก้ไขระยะเวลาดำเนินการเป็น</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>o12</t></is></c><c r=\"B2\" "
            + "t=\"e\"><v>#REF!</v></c><c r=\"C2\"><v>45292</v></c></row>";

        var reading = FollowUpFormBuilder.Read(new WorkbookBuilder().SheetData("S", rows).Build());

        Assert.Empty(reading.Entries);
        Assert.Equal(
            [("text-invalid", "B2"), ("text-invalid", "C2")],
            reading.Problems.Select(problem => (problem.Code, problem.Cell))
        );
        Assert.Contains("#REF!", reading.Problems[0].MessageTh, StringComparison.Ordinal);
        Assert.Contains("45292", reading.Problems[1].MessageTh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_of_another_year_or_agency_is_turned_away()
    {
        var form = FollowUpFormWriter.Write(
            FollowUpFormBuilder.Of(
                2566,
                [
                    new()
                    {
                        Part = Instrument.OIT,
                        Item = ItemId.Parse("o12"),
                        Done = "x",
                    },
                ]
            )
        );

        Assert.Equal("year-mismatch", FollowUpFormBuilder.Read(form, 2565).Only().Code);
        Assert.Equal("agency-mismatch", FollowUpFormBuilder.Read(form, agency: "310802").Only().Code);
        Assert.True(FollowUpFormBuilder.Read(form, agency: null).IsAccepted);
        Assert.Equal("year-unsupported", FollowUpFormBuilder.Read(form, 2569).Only().Code);
    }

    [Fact]
    public void What_is_no_form_is_turned_away()
    {
        Assert.Equal("not-a-workbook", FollowUpFormBuilder.Read("ไม่ใช่"u8.ToArray()).Only().Code);
        Assert.Equal("empty", FollowUpFormBuilder.Read(new WorkbookBuilder().SheetData("S", "").Build()).Only().Code);
        Assert.Equal("nothing-recognised", Read(["ข้อ", "คะแนน", "ข้อเสนอแนะ"], ["o1", 100, "ดี"]).Only().Code);
        Assert.Equal(
            "damaged",
            FollowUpFormBuilder.Read(new WorkbookBuilder().Sheet("S", "<!DOCTYPE a><a/>").Build()).Only().Code
        );
    }

    [Fact]
    public void Hidden_sheets_and_others_are_ignored_and_listed()
    {
        var workbook = new WorkbookBuilder()
            .Rows("S", s_head, [null, "o12", "x"])
            .SheetData("ซ่อน", "", "hidden")
            .Rows("บันทึก", ["ก"]);

        var reading = FollowUpFormBuilder.Read(workbook.Build());

        Assert.Equal(
            [("ซ่อน", "hidden"), ("บันทึก", "nothing-recognised")],
            reading.Ignored.Select(sheet => (sheet.Sheet, sheet.Reason))
        );
    }

    private static FollowUpReading Read(params object?[][] rows) =>
        FollowUpFormBuilder.Read(new WorkbookBuilder().Rows("S", rows).Build());
}

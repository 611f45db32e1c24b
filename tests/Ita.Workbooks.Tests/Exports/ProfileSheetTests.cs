using Ita.Assessment;
using Ita.Assessment.Advice;
using Ita.Assessment.Profiles;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Exports;
using Ita.Workbooks.PublishedResults;
using Ita.Workbooks.Registry;
using Ita.Workbooks.RejectedCopies;
using Ita.Workbooks.Tests.Builders;
using Ita.Workbooks.Tests.FollowUpForms;
using Ita.Workbooks.Tests.RejectedCopies;

namespace Ita.Workbooks.Tests.Exports;

public sealed class ProfileSheetTests
{
    private const string Sheet = "ข้อมูลรายงาน";
    private const string Finance = "ผู้รับผิดชอบงานการเงินและบัญชี";
    private const string Issued = "เดือนและปีที่ออกรายงาน";
    private const string PublishBy = "เผยแพร่ภายในวันที่";

    private static readonly FiscalYear s_year = new(2566);

    private static WorkbookBuilder Oit() =>
        new WorkbookBuilder().Rows("OIT", ExportBuilder.Scores(2566, Instrument.OIT, 100));

    private static ExportReading Read(params object?[][] rows) =>
        ExportBuilder.Read(2566, Oit().Rows(Sheet, rows).File());

    private static Notice Problem(params object?[][] rows) => Assert.Single(Read(rows).Problems);

    private static AgencyProfile Profile(params object?[][] rows)
    {
        var reading = Read(rows);
        Assert.Empty(reading.Problems);
        return Assert.IsType<AgencyProfile>(reading.Profile);
    }

    private static ProfileYear Year(params object?[][] rows) => Assert.Single(Profile(rows).Years).Value;

    [Fact]
    public void Every_row_is_read()
    {
        var profile = Profile(
            ["ไม่จำเป็นต้องกรอก"],
            ["หน่วยงานภายใน (กอง/สำนัก)", "สำนักปลัดเทศบาล\nกองคลัง\nกองช่าง"],
            ["ผู้รับผิดชอบงานบริหารทั่วไป", "สำนักปลัดเทศบาล"],
            ["ผู้รับผิดชอบงานการเจ้าหน้าที่", "สำนักปลัดเทศบาล"],
            ["ผู้รับผิดชอบงานนิติการ", "สำนักปลัดเทศบาล"],
            ["ผู้รับผิดชอบงานประชาสัมพันธ์", "สำนักปลัดเทศบาล"],
            ["ผู้รับผิดชอบงานบริการประชาชน", "กองช่าง"],
            ["ผู้รับผิดชอบงานนโยบาย แผน และงบประมาณ", "สำนักปลัดเทศบาล"],
            [Finance, "กองคลัง"],
            ["ผู้รับผิดชอบงานพัสดุและทรัพย์สิน", "กองคลัง"],
            ["ผู้รับผิดชอบงานตรวจสอบภายใน", "สำนักปลัดเทศบาล"],
            ["ผู้จัดทำ ชื่อ", "นางสาวก"],
            ["ผู้จัดทำ ตำแหน่ง", "นักวิเคราะห์นโยบายและแผน"],
            ["ผู้ตรวจสอบ ชื่อ", "นายข"],
            ["ผู้ตรวจสอบ ตำแหน่ง", "ปลัดเทศบาล"],
            ["ผู้อนุมัติ ชื่อ", "นายค"],
            ["ผู้อนุมัติ ตำแหน่ง", "นายกเทศมนตรี"],
            [Issued, "กันยายน 2566"],
            ["ข้อเสนอแนะของผู้ประเมิน", "ควรรักษามาตรฐาน\nและพัฒนาต่อเนื่อง"],
            [PublishBy, "30 เมษายน 2567"],
            ["เผยแพร่ที่", "https://example.go.th/ita"]
        );

        Assert.Equal(["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง"], profile.Units.AsEnumerable());
        Assert.Equal(Enum.GetValues<Duty>(), profile.UnitOfDuty.Keys);
        Assert.Equal(("กองคลัง", "กองช่าง"), (profile.UnitOfDuty[Duty.Finance], profile.UnitOfDuty[Duty.Services]));
        Assert.Empty(profile.UnitOfConcept);
        Assert.Null(profile.Emblem);
        Assert.Equal(new Signatory("นางสาวก", "นักวิเคราะห์นโยบายและแผน"), profile.PreparedBy);
        Assert.Equal(new Signatory("นายข", "ปลัดเทศบาล"), profile.ReviewedBy);
        Assert.Equal(new Signatory("นายค", "นายกเทศมนตรี"), profile.ApprovedBy);
        var (year, own) = Assert.Single(profile.Years);
        Assert.Equal(s_year, year);
        Assert.Equal(
            new ProfileYear
            {
                Issued = new IssueMonth(2566, 9),
                Remark = "ควรรักษามาตรฐาน\nและพัฒนาต่อเนื่อง",
                PublishBy = new DateOnly(2024, 4, 30),
                PublishedAt = "https://example.go.th/ita",
            },
            own
        );
    }

    [Theory]
    [InlineData("ข้อมูลรายงาน")]
    [InlineData("โปรไฟล์")]
    [InlineData("Profile")]
    [InlineData(" ข้อมูล รายงาน ")]
    public void The_sheet_goes_by_its_name(string sheet)
    {
        var reading = ExportBuilder.Read(2566, Oit().Rows(sheet, [Finance, "กองคลัง"]).File());

        Assert.Equal("กองคลัง", reading.Profile?.UnitOfDuty[Duty.Finance]);
        Assert.Empty(reading.Ignored);
    }

    [Fact]
    public void A_survey_on_a_sheet_that_is_only_called_so_is_read_like_any_other()
    {
        var file = new WorkbookBuilder().Rows("profile", ExportBuilder.Scores(2566, Instrument.OIT, 100)).File();

        var reading = ExportBuilder.Read(2566, file);

        Assert.Equal(Instrument.OIT, Assert.Single(reading.Parts).Instrument);
        Assert.Null(reading.Profile);
    }

    [Fact]
    public void Units_may_stand_in_one_cell_or_in_rows_of_their_own_and_each_counts_once()
    {
        string[] units = ["สำนักปลัด", "กองคลัง", "กองช่าง"];

        Assert.Equal(units, Profile(["หน่วยงานภายใน", "สำนักปลัด\nกองคลัง\r\nกองช่าง\n"]).Units.AsEnumerable());
        Assert.Equal(
            units,
            Profile(["หน่วยงานภายใน:", "สำนักปลัด"], [null, "กองคลัง"], [null, "กองช่าง"], [Finance, "กองคลัง"])
                .Units.AsEnumerable()
        );
        Assert.Equal(
            units,
            Profile(
                ["หน่วยงานภายใน 1", "สำนักปลัด"],
                ["หน่วยงานภายใน 2", "กองคลัง"],
                ["หน่วยงานภายใน ๓", "กองช่าง"],
                ["หน่วยงานภายใน 4", "กอง คลัง"]
            )
                .Units.AsEnumerable()
        );
        Assert.Equal(units, Profile(["หน่วยงานภายใน", "สำนักปลัด", "กองคลัง", "กองช่าง"]).Units.AsEnumerable());
    }

    [Theory]
    [InlineData("กันยายน 2566")]
    [InlineData("กันยายน ๒๕๖๖")]
    [InlineData("กันยายน พ.ศ. 2566")]
    [InlineData("เดือนกันยายน พ.ศ.๒๕๖๖")]
    [InlineData("ประจำเดือน กันยายน ปี 2566")]
    [InlineData("ก.ย. 66")]
    [InlineData("กย. 66")]
    [InlineData("ก.ย.-66")]
    [InlineData("ก.ย. 2566")]
    [InlineData("9/2566")]
    [InlineData("09/2566")]
    [InlineData("๙/๒๕๖๖")]
    [InlineData("9/66")]
    [InlineData("2566-09")]
    [InlineData("2023-09")]
    [InlineData("September 2023")]
    [InlineData("sep 2566")]
    [InlineData("15 กันยายน 2566")]
    [InlineData("15/9/2566")]
    [InlineData(45170)]
    [InlineData(45184.5)]
    public void A_month_of_issue_is_read_as_people_write_it(object month) =>
        Assert.Equal(new IssueMonth(2566, 9), Year([Issued, month]).Issued);

    [Theory]
    [InlineData("กันยายน")]
    [InlineData("กันยายน 23")]
    [InlineData("กันยายน 566")]
    [InlineData("กันยายน พ.ศ. 2023")]
    [InlineData("กันยายน 2566/2567")]
    [InlineData("กันยา 2566")]
    [InlineData("13/2566")]
    [InlineData("0/2566")]
    [InlineData("2566")]
    [InlineData("66/9")]
    [InlineData("กันยายน 2480")]
    [InlineData("31/9/2566")]
    [InlineData("ยังไม่ทราบ")]
    [InlineData(9.2566)]
    [InlineData(2566)]
    [InlineData(43708)]
    [InlineData(true)]
    public void A_month_that_cannot_be_read_is_a_problem_at_its_cell(object month)
    {
        var problem = Problem(["ผู้จัดทำ ชื่อ", "ก"], [Issued, month]);

        Assert.Equal(("information-unreadable", Sheet, "B2"), (problem.Code, problem.Sheet, problem.Cell));
        Assert.Contains("กันยายน 2566", problem.MessageTh, StringComparison.Ordinal);
        Assert.Contains("กันยายน 2566", problem.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30 เมษายน 2567")]
    [InlineData("๓๐ เมษายน พ.ศ. ๒๕๖๗")]
    [InlineData("ภายในวันที่ 30 เมษายน 2567")]
    [InlineData("วันที่ 30 เดือนเมษายน พ.ศ. 2567")]
    [InlineData("30 เม.ย. 67")]
    [InlineData("30 April 2024")]
    [InlineData("30/4/2567")]
    [InlineData("30/04/2567")]
    [InlineData("30-4-67")]
    [InlineData("30.4.2567")]
    [InlineData("30/4/2024")]
    [InlineData("2567-04-30")]
    [InlineData("2024-04-30")]
    [InlineData("2024-04-30T00:00:00")]
    [InlineData(45412)]
    [InlineData(45412.75)]
    // Typed as 30/4/2567 where the spreadsheet counts by the other era.
    [InlineData(243738)]
    public void A_day_is_read_as_people_write_it(object day) =>
        Assert.Equal(new DateOnly(2024, 4, 30), Year([PublishBy, day]).PublishBy);

    [Theory]
    [InlineData("เมษายน 2567")]
    [InlineData("31 เมษายน 2567")]
    [InlineData("29/2/2568")]
    [InlineData("4/30/2567")]
    [InlineData("30/4-2567")]
    [InlineData("30/4/24")]
    [InlineData("0/4/2567")]
    [InlineData("30 เมษายน")]
    [InlineData("30 เมษายน หรือ 1 พฤษภาคม 2567")]
    [InlineData("ภายในเดือนเมษายน")]
    [InlineData(30)]
    [InlineData(-1)]
    [InlineData(9999999)]
    [InlineData(false)]
    // The same day where days are counted from 1904; and the day before the fiscal year.
    [InlineData(43950)]
    [InlineData(44834)]
    public void A_day_that_cannot_be_read_is_a_problem_at_its_cell(object day)
    {
        var problem = Problem([PublishBy, day]);

        Assert.Equal(("information-unreadable", Sheet, "B1"), (problem.Code, problem.Sheet, problem.Cell));
        Assert.Contains("30 เมษายน 2567", problem.MessageTh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(44835, "2022-10-01")]
    [InlineData(45930, "2025-09-30")]
    [InlineData(45931, null)]
    public void A_date_cell_is_a_day_of_the_fiscal_year_or_of_the_two_after_it(int day, string? expected)
    {
        var reading = Read([PublishBy, day]);

        Assert.Equal(
            expected,
            reading
                .Profile?.Year(s_year)
                .PublishBy?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Equal(expected is null, !reading.IsAccepted);
    }

    [Theory]
    [InlineData(Finance, "กองคลัง หรือสำนักปลัด")]
    [InlineData(Finance, "กองคลังหรือ\nสำนักปลัด")]
    [InlineData(Finance, 7)]
    [InlineData("หน่วยงานภายใน", "สำนักปลัด\nกองคลัง หรือ กองช่าง")]
    public void A_unit_that_is_two_is_a_problem_at_its_cell(string label, object unit)
    {
        var problem = Problem(["ผู้จัดทำ ชื่อ", "ก"], [label, unit]);

        Assert.Equal(("information-unreadable", Sheet, "B2"), (problem.Code, problem.Sheet, problem.Cell));
        Assert.Contains("หรือ", problem.MessageTh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duty_of_a_unit_that_is_not_listed_is_a_problem_at_its_cell()
    {
        var problem = Problem([Finance, "กองการคลัง"], ["หน่วยงานภายใน", "สำนักปลัด\nกองคลัง"]);

        Assert.Equal(("information-unreadable", "B1", "กองการคลัง"), (problem.Code, problem.Cell, problem.Value));
    }

    [Fact]
    public void A_duty_goes_to_the_listed_unit_however_it_is_spaced_and_to_any_where_none_is_listed()
    {
        Assert.Equal("กองคลัง", Profile([Finance, "กอง คลัง"], ["หน่วยงานภายใน", "กองคลัง"]).UnitOfDuty[Duty.Finance]);
        Assert.Equal("กองการคลัง", Profile([Finance, "กองการคลัง"]).UnitOfDuty[Duty.Finance]);
    }

    [Fact]
    public void A_duty_that_there_is_not_is_a_problem_at_its_name()
    {
        var problem = Problem(["ผู้รับผิดชอบงานโยธา", "กองช่าง"], ["ผู้รับผิดชอบงานสวนสาธารณะ", null]);

        Assert.Equal(("information-unreadable", "A1"), (problem.Code, problem.Cell));
    }

    [Theory]
    [InlineData("ผู้จัดทำ ชื่อ", 101)]
    [InlineData("ผู้อนุมัติ ตำแหน่ง", 101)]
    [InlineData(Finance, 101)]
    [InlineData("หน่วยงานภายใน", 101)]
    [InlineData("ข้อเสนอแนะของผู้ประเมิน", 2001)]
    [InlineData("เผยแพร่ที่", 501)]
    public void Words_that_are_too_long_are_a_problem_at_their_cell(string label, int length)
    {
        Assert.True(Read([label, new string('ก', length - 1)]).IsAccepted);

        var problem = Problem([label, new string('ก', length)]);

        Assert.Equal(("information-unreadable", "B1"), (problem.Code, problem.Cell));
    }

    [Fact]
    public void More_than_thirty_units_are_a_problem()
    {
        object?[][] Rows(int count) =>
            [
                ["หน่วยงานภายใน", string.Join('\n', Enumerable.Range(1, count).Select(i => $"กอง {i}"))],
            ];

        Assert.Equal(30, Profile(Rows(30)).Units.Length);
        Assert.Equal("information-unreadable", Problem(Rows(31)).Code);
    }

    [Theory]
    [InlineData("ผู้จัดทำ ชื่อ", "นายก", "นายข")]
    [InlineData(Finance, "กองคลัง", "สำนักปลัด")]
    [InlineData(Issued, "กันยายน 2566", "10/2566")]
    [InlineData(PublishBy, "30/4/2567", "1 พฤษภาคม 2567")]
    [InlineData("ข้อเสนอแนะของผู้ประเมิน", "ก", "ข")]
    public void A_second_value_that_differs_is_a_problem_at_its_cell_on_one_sheet_or_two(
        string label,
        string first,
        string second
    )
    {
        var here = Problem([label, first], ["อื่น", 1], [label, second]);
        Assert.Equal(("information-unreadable", "B3"), (here.Code, here.Cell));
        Assert.Contains("B1", here.MessageTh, StringComparison.Ordinal);

        var there = Assert.Single(
            ExportBuilder.Read(2566, Oit().Rows(Sheet, [label, first]).Rows("profile", [label, second]).File()).Problems
        );
        Assert.Equal(("information-unreadable", "profile", "B1"), (there.Code, there.Sheet, there.Cell));
        Assert.Contains($"{Sheet}!B1", there.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ผู้จัดทำ ชื่อ", "นาย ก", "นายก")]
    [InlineData(Issued, "กันยายน 2566", "9/66")]
    [InlineData(PublishBy, "30/4/2567", 45412)]
    [InlineData("หน่วยงานภายใน", "กองคลัง\nกองช่าง", "กองคลัง\nกองช่าง")]
    public void The_same_value_twice_is_one(string label, object first, object second) =>
        Assert.Empty(
            ExportBuilder
                .Read(2566, Oit().Rows(Sheet, [label, first], [label, first]).Rows("profile", [label, second]).File())
                .Problems
        );

    [Fact]
    public void Two_files_say_it_together_and_must_not_differ()
    {
        ExportReading Of(string other) =>
            ExportBuilder.Read(
                2566,
                Oit().Rows(Sheet, ["หน่วยงานภายใน", "กองคลัง\nกองช่าง"], [Finance, "กองคลัง"]).File("a.xlsx"),
                new WorkbookBuilder()
                    .Rows("IIT", ExportBuilder.Answers(2566, Instrument.IIT))
                    .Rows(Sheet, ["หน่วยงานภายใน", other], ["ผู้จัดทำ ชื่อ", "นายก"])
                    .File("b.xlsx")
            );

        var profile = Of("กองคลัง\nกองช่าง").Profile!;
        Assert.Equal(("กองคลัง", "นายก"), (profile.UnitOfDuty[Duty.Finance], profile.PreparedBy?.Name));
        var problem = Assert.Single(Of("กองคลัง").Problems);
        Assert.Equal(("b.xlsx", "B1"), (problem.File, problem.Cell));
        Assert.Contains("a.xlsx", problem.MessageTh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formulas_error_is_no_value()
    {
        var cells =
            $"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{Finance}</v></c><c r=\"B1\" t=\"e\"><v>#REF!</v></c></row>";

        var problem = Assert.Single(ExportBuilder.Read(2566, Oit().SheetData(Sheet, cells).File()).Problems);

        Assert.Equal(("information-unreadable", "B1", "#REF!"), (problem.Code, problem.Cell, problem.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B")]
    [InlineData("-")]
    public void A_sheet_in_which_nothing_is_filled_in_says_nothing(string? nothing)
    {
        var reading = Read(["หน่วยงานภายใน", nothing], [Finance, nothing], [Issued, nothing], ["เผยแพร่ที่", nothing]);

        Assert.Empty(reading.Problems);
        Assert.Null(reading.Profile);
        Assert.Empty(reading.Ignored);
    }

    [Fact]
    public void A_name_without_a_value_does_not_take_the_next_rows_name_for_one() =>
        Assert.Equal(
            new Signatory(null, "ปลัด"),
            Profile(["ผู้จัดทำ ชื่อ", null, "ผู้จัดทำ ตำแหน่ง", "ปลัด"]).PreparedBy
        );

    [Fact]
    public void What_is_not_of_the_year_leaves_the_years_empty() =>
        Assert.Empty(Profile(["ผู้จัดทำ ชื่อ", "นายก"]).Years);

    [Fact]
    public void Whatever_reorders_or_hides_text_does_not_get_in() =>
        Assert.Equal("กอง คลัง", Profile([Finance, "\u202Eกอง\u200B  คลัง"]).UnitOfDuty[Duty.Finance]);

    [Fact]
    public void Of_a_workbook_that_is_turned_away_nothing_is_taken()
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder()
                .Rows("OIT", ExportBuilder.Scores(2566, Instrument.OIT, "มาก"))
                .Rows(Sheet, [Finance, "กองคลัง"])
                .File()
        );

        Assert.False(reading.IsAccepted);
        Assert.Null(reading.Profile);
    }

    [Fact]
    public void A_hidden_sheet_is_ignored()
    {
        var rows = WorkbookBuilder.RowsXml([
            [Finance, "กองคลัง"],
        ]);

        var reading = ExportBuilder.Read(2566, Oit().SheetData(Sheet, rows, "hidden").File());

        Assert.Null(reading.Profile);
        Assert.Equal("hidden", Assert.Single(reading.Ignored).Reason);
    }

    // Words that other readers look for, wherever they may stand.
    [Fact]
    public void It_is_taken_for_no_survey_registry_form_or_table_of_results()
    {
        object?[][] rows =
        [
            ["หน่วยงานภายใน", "รหัสหน่วยงาน\nชื่อหน่วยงาน"],
            ["ผู้จัดทำ ชื่อ", "ข้อ", "ผลการดำเนินการ", "คะแนน"],
            ["ข้อเสนอแนะของผู้ประเมิน", "i1 i2 i3 e1 o1 คะแนน 100"],
            ["เผยแพร่ที่", "o1", "o2", "o3", "o4"],
        ];
        var alone = new WorkbookBuilder().Rows(Sheet, rows);

        var survey = ExportBuilder.Read(2566, alone.File());
        Assert.Equal("nothing-recognised", Assert.Single(survey.Problems).Code);
        Assert.Contains(Sheet, survey.Problems[0].MessageTh, StringComparison.Ordinal);
        Assert.Equal(
            "nothing-recognised",
            Assert.Single(RegistryReader.Read(alone.File(), CancellationToken.None).Problems).Code
        );
        Assert.Equal(
            "nothing-recognised",
            Assert
                .Single(
                    PublishedResultsReader
                        .Read(
                            ExportBuilder.Frameworks,
                            new PublishedResultsRequest { FiscalYear = s_year },
                            alone.File(),
                            CancellationToken.None
                        )
                        .Problems
                )
                .Code
        );
        var whole = ExportBuilder.Read(2566, Oit().Rows(Sheet, rows).File());
        Assert.Equal(ExportBuilder.Read(2566, Oit().File()).Parts.AsEnumerable(), whole.Parts);
    }

    [Fact]
    public void Beside_a_follow_up_form_it_is_ignored()
    {
        var workbook = new WorkbookBuilder()
            .Rows("แบบติดตาม", ["ข้อ", "ผลการดำเนินการ"], ["o12", "ทำแล้ว"])
            .Rows(Sheet, ["ข้อเสนอแนะของผู้ประเมิน", "ดี"]);

        var reading = FollowUpFormBuilder.Read(workbook.Build());

        Assert.Equal("o12", Assert.Single(reading.Entries).Item.ToString());
        Assert.Equal(Sheet, Assert.Single(reading.Ignored).Sheet);
    }

    [Fact]
    public void The_copy_of_a_rejected_workbook_keeps_it_and_marks_what_is_wrong_in_it()
    {
        var workbook = TypedWorkbook.Of(
            Oit().Rows(Sheet, ["ผู้จัดทำ ชื่อ", "นายก"], [Issued, "ไม่ทราบ"], ["หน่วยงานภายใน", "กองคลัง\nกองช่าง"])
        );
        var problems = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(workbook)).Problems;

        var copy = RejectedCopy.Create(workbook, problems).Content!;

        using var book = new ClosedXML.Excel.XLWorkbook(new MemoryStream(copy));
        Assert.True(book.Worksheet(Sheet).Cell("B2").HasComment);
        Assert.Equal("นายก", book.Worksheet(Sheet).Cell("B1").GetString());
        book.Worksheet(Sheet).Cell("B2").SetValue("กันยายน 2566");
        using var corrected = new MemoryStream();
        book.SaveAs(corrected);
        var profile = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(corrected.ToArray())).Profile!;
        Assert.Equal(["กองคลัง", "กองช่าง"], profile.Units.AsEnumerable());
        Assert.Equal(new IssueMonth(2566, 9), profile.Year(s_year).Issued);
    }
}

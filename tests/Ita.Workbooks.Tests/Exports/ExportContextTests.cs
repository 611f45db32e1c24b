using Ita.Assessment;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

public sealed class ExportContextTests
{
    private static WorkbookBuilder Iit(int respondents = 5) =>
        new WorkbookBuilder().Rows("IIT", ExportBuilder.Answers(2566, Instrument.IIT, respondents));

    private static ExportReading Read(
        WorkbookBuilder workbook,
        string? agency = null,
        Agency? registered = null,
        bool hasRegistry = false
    ) =>
        SurveyExportReader.Read(
            ExportBuilder.Frameworks,
            new ExportRequest
            {
                FiscalYear = new FiscalYear(2566),
                AgencyCode = agency is null ? null : new AgencyCode(agency),
                RegisteredAgency = registered,
                HasRegistry = hasRegistry,
            },
            [workbook.File()],
            CancellationToken.None
        );

    [Fact]
    public void Hidden_sheets_and_sheets_of_other_things_are_ignored_and_listed()
    {
        var reading = ExportBuilder.Read(
            2566,
            Iit().Rows("บันทึก", ["ข้อความ", 12]).SheetData("เก่า", "<row><c><v>1</v></c></row>", "veryHidden").File()
        );
        Assert.Empty(reading.Problems);
        Assert.Equal(
            [("บันทึก", "nothing-recognised"), ("เก่า", "hidden")],
            reading.Ignored.Select(sheet => (sheet.Sheet, sheet.Reason))
        );
    }

    [Fact]
    public void Another_year_in_the_information_sheet_is_a_mismatch()
    {
        var problem = Assert.Single(
            ExportBuilder
                .Read(2566, Iit().Rows("ข้อมูลหน่วยงาน", ["ชื่อหน่วยงาน", "ก"], ["ปีงบประมาณ", "พ.ศ. ๒๕๖๕"]).File())
                .Problems
        );
        Assert.Equal(("year-mismatch", "ข้อมูลหน่วยงาน", "B2"), (problem.Code, problem.Sheet, problem.Cell));
    }

    [Fact]
    public void Another_agency_in_the_information_sheet_is_a_mismatch()
    {
        var problem = Assert.Single(Read(Iit().Rows("ข้อมูลหน่วยงาน", ["รหัสหน่วยงาน", 310802]), "310801").Problems);
        Assert.Equal(("agency-mismatch", "B1", "310802"), (problem.Code, problem.Cell, problem.Value));
    }

    [Fact]
    public void Two_files_of_different_agencies_are_a_mismatch()
    {
        var oit = new WorkbookBuilder()
            .Rows("OIT", ExportBuilder.Scores(2566, Instrument.OIT, 100))
            .Rows("ข้อมูลหน่วยงาน", ["รหัสหน่วยงาน", "310802"])
            .File("oit.xlsx");
        var problem = Assert.Single(
            ExportBuilder.Read(2566, Iit().Rows("ข้อมูลหน่วยงาน", ["รหัสหน่วยงาน", "310801"]).File(), oit).Problems
        );
        Assert.Equal(("agency-mismatch", "oit.xlsx"), (problem.Code, problem.File));
    }

    [Fact]
    public void An_agency_that_nobody_knows_is_refused()
    {
        Assert.Equal("agency-unknown", Assert.Single(Read(Iit(), "310801", hasRegistry: true).Problems).Code);
    }

    [Fact]
    public void An_agency_that_names_itself_and_its_province_is_accepted()
    {
        var reading = Read(
            Iit().Rows("ข้อมูลหน่วยงาน", ["ชื่อหน่วยงาน", "เทศบาลตำบลใหม่"], ["จังหวัด", "จังหวัดบุรีรัมย์"]),
            "310801",
            hasRegistry: true
        );
        Assert.Empty(reading.Problems);
        Assert.Equal("31", reading.Agency?.ProvinceCode.ToString());
    }

    [Fact]
    public void The_command_line_never_asks_for_an_agency() => Assert.Empty(Read(Iit()).Problems);

    [Fact]
    public void Too_few_respondents_are_warned_of()
    {
        var reading = ExportBuilder.Read(
            2566,
            Iit(respondents: 7).Rows("ข้อมูลหน่วยงาน", ["จำนวนบุคลากร", "78 คน"]).File()
        );
        var warning = Assert.Single(reading.Warnings);
        Assert.Equal(("under-sampled", "IIT", "7/30"), (warning.Code, warning.Sheet, warning.Value));
    }

    [Fact]
    public void The_registrys_number_of_staff_counts_before_the_sheets()
    {
        var agency = new Agency
        {
            Code = new AgencyCode("310801"),
            Name = "ก",
            ProvinceCode = new ProvinceCode("31"),
            Province = "บุรีรัมย์",
            StaffCount = 7,
        };
        Assert.Empty(
            Read(
                Iit(respondents: 7).Rows("ข้อมูลหน่วยงาน", ["จำนวนบุคลากร", 78]),
                "310801",
                agency,
                hasRegistry: true
            ).Warnings
        );
    }

    [Fact]
    public void A_year_without_a_framework_is_unsupported()
    {
        Assert.Equal(
            ("year-unsupported", "2569"),
            (
                Assert.Single(ExportBuilder.Read(2569, Iit().File()).Problems) is var problem
                    ? (problem.Code, problem.Value)
                    : default
            )
        );
    }

    [Fact]
    public void A_file_given_twice_counts_once()
    {
        var reading = ExportBuilder.Read(2566, Iit().File("a.xlsx"), Iit().File("b.xlsx"));
        Assert.Equal(("same-content", "b.xlsx"), (Assert.Single(reading.Warnings).Code, reading.Warnings[0].File));
        Assert.Single(reading.Parts);
    }

    [Fact]
    public void The_same_part_in_two_files_is_a_duplicate()
    {
        var problem = Assert.Single(ExportBuilder.Read(2566, Iit().File("a.xlsx"), Iit(6).File("b.xlsx")).Problems);
        Assert.Equal(("item-duplicate", "b.xlsx", "IIT"), (problem.Code, problem.File, problem.Sheet));
    }

    [Fact]
    public void A_workbook_without_data_is_empty() =>
        Assert.Equal(
            "empty",
            Assert
                .Single(
                    ExportBuilder
                        .Read(
                            2566,
                            new WorkbookBuilder().SheetData("Sheet1", "<row r=\"1\"><c r=\"A1\" s=\"3\"/></row>").File()
                        )
                        .Problems
                )
                .Code
        );

    [Fact]
    public void A_workbook_of_other_things_is_not_recognised() =>
        Assert.Equal(
            "nothing-recognised",
            Assert
                .Single(
                    ExportBuilder
                        .Read(2566, new WorkbookBuilder().Rows("Sheet1", ["ข้อ", "จำนวน"], [1, 2]).File())
                        .Problems
                )
                .Code
        );
}

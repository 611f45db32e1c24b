using ClosedXML.Excel;
using Ita.Assessment;
using Ita.Assessment.Advice;
using Ita.Assessment.Profiles;
using Ita.Testing.Documents;
using Ita.Workbooks.Templates;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Templates;

public sealed class TemplateWriterTests
{
    public static TheoryData<int, Instrument?> EveryTemplate()
    {
        var data = new TheoryData<int, Instrument?>();
        foreach (var year in ExportBuilder.Frameworks.Years)
        {
            data.Add(year.Value, null);
            foreach (var part in ExportBuilder.Framework(year.Value).Questionnaires)
                data.Add(year.Value, part.Instrument);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryTemplate))]
    public void A_filled_in_template_is_accepted_and_gives_the_tallies_that_were_entered(
        int year,
        Instrument? questionnaire
    )
    {
        var framework = ExportBuilder.Framework(year);
        var filled = FilledTemplate.Fill(
            framework,
            TemplateWriter.Write(framework, questionnaire),
            respondents: 12,
            seed: year + (int?)questionnaire ?? 0
        );

        var reading = ExportBuilder.Read(
            year,
            WorkbookBuilder.FileOf(filled.Content, TemplateWriter.FileName(framework.FiscalYear, questionnaire))
        );

        Assert.Empty(reading.Problems);
        Assert.Equal(questionnaire is null ? framework.Questionnaires.Length : 1, reading.Parts.Length);
        Assert.Equal(filled.Entered, reading.Parts);
        Assert.Equal(framework.FiscalYear, reading.Agency?.FiscalYear);
    }

    [Theory]
    [MemberData(nameof(EveryTemplate))]
    public void An_empty_template_is_told_that_nothing_is_filled_in_and_nothing_else(
        int year,
        Instrument? questionnaire
    )
    {
        var framework = ExportBuilder.Framework(year);

        var reading = ExportBuilder.Read(year, WorkbookBuilder.FileOf(TemplateWriter.Write(framework, questionnaire)));

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("no-respondents", null, null), (problem.Code, problem.Sheet, problem.Cell));
        Assert.Contains("แบบกรอก", problem.MessageTh, StringComparison.Ordinal);
        Assert.Contains("template", problem.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_filled_in_in_part_names_the_sheet_that_is_not()
    {
        var answers = ExportBuilder.Answers(2566, Instrument.EIT);
        var workbook = new WorkbookBuilder()
            .Rows("คำชี้แจง", ["กรอกหนึ่งแถวต่อผู้ตอบหนึ่งคน"])
            .Rows("EIT1", answers)
            .Rows("EIT2", answers[..1]);

        var problem = Assert.Single(ExportBuilder.Read(2566, workbook.File()).Problems);

        Assert.Equal(("no-respondents", "EIT2"), (problem.Code, problem.Sheet));
        Assert.Contains("โปรด", problem.MessageTh, StringComparison.Ordinal);
        Assert.Contains("Sheet EIT2 has a header", problem.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Instructions_and_choices_are_ignored_as_nothing_recognised()
    {
        var reading = ExportBuilder.Read(
            2566,
            WorkbookBuilder.FileOf(TemplateWriter.Write(ExportBuilder.Framework(2566)))
        );

        Assert.Equal(["คำชี้แจง", "ตัวเลือก"], reading.Ignored.Select(sheet => sheet.Sheet));
        Assert.All(reading.Ignored, sheet => Assert.Equal("nothing-recognised", sheet.Reason));
    }

    [Fact]
    public void Of_the_report_a_template_says_nothing_until_its_sheet_is_filled_in()
    {
        var framework = ExportBuilder.Framework(2566);
        var filled = FilledTemplate.Fill(framework, TemplateWriter.Write(framework), respondents: 5, seed: 1).Content;
        using var workbook = new XLWorkbook(new MemoryStream(filled), XLEventTracking.Disabled);
        var sheet = workbook.Worksheet("ข้อมูลรายงาน");

        Assert.Null(ExportBuilder.Read(2566, WorkbookBuilder.FileOf(filled)).Profile);
        foreach (var name in sheet.Column(1).CellsUsed().Skip(1).Select(cell => cell.Address.RowNumber))
            sheet.Cell(name, 2).SetValue(ValueOf(sheet.Cell(name, 1).GetString()));
        using var saved = new MemoryStream();
        workbook.SaveAs(saved);
        var reading = ExportBuilder.Read(2566, WorkbookBuilder.FileOf(saved.ToArray()));

        Assert.Empty(reading.Problems);
        var profile = reading.Profile!;
        Assert.Equal(["สำนักปลัด", "กองคลัง"], profile.Units.AsEnumerable());
        Assert.Equal(Enum.GetValues<Duty>(), profile.UnitOfDuty.Keys);
        Assert.Equal(new Signatory("ค่า ผู้อนุมัติ ชื่อ", "ค่า ผู้อนุมัติ ตำแหน่ง"), profile.ApprovedBy);
        Assert.Equal(
            new ProfileYear
            {
                Issued = new IssueMonth(2566, 9),
                Remark = "ค่า ข้อเสนอแนะของผู้ประเมิน",
                PublishBy = new DateOnly(2024, 4, 30),
                PublishedAt = "ที่เว็บไซต์",
            },
            profile.Year(framework.FiscalYear)
        );

        static string ValueOf(string name) =>
            name switch
            {
                "หน่วยงานภายใน (กอง/สำนัก)" => "สำนักปลัด\nกองคลัง",
                "เดือนและปีที่ออกรายงาน" => "ก.ย. 66",
                "เผยแพร่ภายในวันที่" => "30/4/2567",
                "เผยแพร่ที่" => "ที่เว็บไซต์",
                _ when name.StartsWith("ผู้รับผิดชอบ", StringComparison.Ordinal) => "กองคลัง",
                _ => $"ค่า {name}",
            };
    }

    [Fact]
    public void The_cells_about_the_report_take_text_and_say_what_to_type()
    {
        using var workbook = new XLWorkbook(
            new MemoryStream(TemplateWriter.Write(ExportBuilder.Framework(2566))),
            XLEventTracking.Disabled
        );
        var sheet = workbook.Worksheet("ข้อมูลรายงาน");
        var month = sheet.Column(1).CellsUsed().Single(cell => cell.GetString() == "เดือนและปีที่ออกรายงาน");
        var cell = sheet.Cell(month.Address.RowNumber, 2);

        Assert.Equal(49, cell.Style.NumberFormat.NumberFormatId);
        var hint = sheet.DataValidations.Single(each => each.Ranges.Any(range => range.Contains(cell)));
        Assert.Contains("กันยายน 2566", hint.InputMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_put_into_another_year_is_turned_away()
    {
        var reading = ExportBuilder.Read(
            2565,
            WorkbookBuilder.FileOf(TemplateWriter.Write(ExportBuilder.Framework(2566), Instrument.IIT))
        );

        Assert.Equal("2566", reading.Only("year-mismatch").Value);
    }

    [Fact]
    public void Five_hundred_rows_have_lists_and_the_next_has_none()
    {
        using var workbook = new XLWorkbook(
            new MemoryStream(TemplateWriter.Write(ExportBuilder.Framework(2567), Instrument.IIT)),
            XLEventTracking.Disabled
        );
        var sheet = workbook.Worksheet("IIT");
        var header = sheet
            .RowsUsed()
            .First(row => row.Cell(2).GetValue<string>().StartsWith("i1 ", StringComparison.Ordinal))
            .RowNumber();

        Assert.Equal(15, sheet.DataValidations.Count());
        Assert.All(
            sheet.DataValidations,
            validation =>
            {
                var range = Assert.Single(validation.Ranges);
                Assert.Equal(header + 1, range.RangeAddress.FirstAddress.RowNumber);
                Assert.Equal(header + 500, range.RangeAddress.LastAddress.RowNumber);
            }
        );
    }

    [Fact]
    public void The_same_framework_gives_the_same_bytes()
    {
        var framework = ExportBuilder.Framework(2566);

        Assert.Equal(TemplateWriter.Write(framework), TemplateWriter.Write(framework));
    }

    [Theory]
    [InlineData(2566, Instrument.EIT)]
    [InlineData(2563, Instrument.EIT1)]
    public void A_questionnaire_that_the_year_does_not_have_is_refused(int year, Instrument questionnaire) =>
        Assert.Throws<ArgumentException>(() => TemplateWriter.Write(ExportBuilder.Framework(year), questionnaire));

    [Theory]
    [InlineData(2566, null)]
    [InlineData(2567, null)]
    [InlineData(2563, Instrument.EIT)]
    public void A_filled_in_template_saved_by_LibreOffice_is_accepted_too(int year, Instrument? questionnaire)
    {
        var office = LibreOffice.Require();
        var framework = ExportBuilder.Framework(year);
        var filled = FilledTemplate.Fill(
            framework,
            TemplateWriter.Write(framework, questionnaire),
            respondents: 5,
            seed: year
        );

        var reading = ExportBuilder.Read(year, WorkbookBuilder.FileOf(office.SaveAgain(filled.Content)[0]));

        Assert.Empty(reading.Problems);
        Assert.Equal(filled.Entered, reading.Parts);
    }
}

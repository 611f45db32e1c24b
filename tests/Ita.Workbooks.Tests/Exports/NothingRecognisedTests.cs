using Ita.Assessment.Submissions;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

/// <summary>A workbook in which nothing is recognised says what is missing, and where it looked.</summary>
public sealed class NothingRecognisedTests
{
    private static Notice Read(WorkbookBuilder workbook)
    {
        var problem = Assert.Single(ExportBuilder.Read(2566, workbook.File()).Problems);
        Assert.Equal("nothing-recognised", problem.Code);
        return problem;
    }

    [Fact]
    public void Neither_items_nor_indicators_names_the_sheets_that_were_looked_at()
    {
        var problem = Read(
            new WorkbookBuilder()
                .Rows("บันทึก", ["ก", 1])
                .Rows("สถิติ", ["ข", 2])
                .SheetData("ซ่อน", "<row><c><v>1</v></c></row>", "hidden")
        );
        Assert.Null(problem.Sheet);
        Assert.All(
            new[] { problem.MessageTh, problem.MessageEn },
            sentence =>
            {
                Assert.Contains("บันทึก, สถิติ", sentence, StringComparison.Ordinal);
                Assert.Contains("30", sentence, StringComparison.Ordinal);
                Assert.DoesNotContain("ซ่อน", sentence, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Of_many_sheets_the_first_are_named()
    {
        var workbook = new WorkbookBuilder();
        foreach (var name in new[] { "A1", "A2", "A3", "A4" })
            workbook.Rows(name, ["ก", 1]);
        Assert.Contains("A1, A2, A3, …", Read(workbook).MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("คะแนนเต็ม")]
    [InlineData("ความเห็น")]
    [InlineData("คะแนนที่ได้")]
    public void Items_without_a_column_of_scores_are_named_with_their_place(string head)
    {
        var problem = Read(new WorkbookBuilder().Rows("OIT", [], ["ข้อ", head], ["o1", 100], ["o2", 100]));
        Assert.Equal(("OIT", "A3", "o1"), (problem.Sheet, problem.Cell, problem.Value));
        Assert.Contains("คะแนน", problem.MessageEn, StringComparison.Ordinal);
        Assert.Contains("A3", problem.MessageTh, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_without_a_header_are_named_with_their_place()
    {
        var problem = Read(new WorkbookBuilder().Rows("OIT", ["๐๑", 100], ["๐๒", 100], ["๐๓", 100]));
        Assert.Equal(("OIT", "A1", "๐๑"), (problem.Sheet, problem.Cell, problem.Value));
    }

    [Fact]
    public void A_telephone_number_is_no_item() =>
        Assert.Null(Read(new WorkbookBuilder().Rows("ก", ["โทร", "08 1234 5678"])).Sheet);

    [Fact]
    public void Indicators_without_a_column_of_scores_are_named_with_their_place()
    {
        var problem = Read(new WorkbookBuilder().Rows("สรุป", ["ตัวชี้วัด", "ระดับ"], ["1. การปฏิบัติหน้าที่", "A"]));
        Assert.Equal(("สรุป", "A2", "1. การปฏิบัติหน้าที่"), (problem.Sheet, problem.Cell, problem.Value));
        Assert.Contains("2565", problem.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_sheet_that_lacks_its_column_is_named()
    {
        var problems = ExportBuilder
            .Read(2566, new WorkbookBuilder().Rows("ก", ["ข้อ"], ["i1"]).Rows("ข", ["ข้อ"], ["o1"]).File())
            .Problems;
        Assert.Equal([("ก", "A2"), ("ข", "A2")], problems.Select(problem => (problem.Sheet!, problem.Cell!)));
    }

    [Fact]
    public void A_list_of_items_beside_what_is_recognised_is_only_ignored()
    {
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().Rows("OIT", ["ข้อ", "คะแนน"], ["o1", 100]).Rows("รายการ", ["ข้อ"], ["o1"]).File()
        );
        Assert.Empty(reading.Problems);
        Assert.Equal("รายการ", Assert.Single(reading.Ignored).Sheet);
    }
}

using Ita.Assessment;
using Ita.Testing.Samples;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

/// <summary>
/// The samples as LibreOffice Calc 25 saves them again, and a sheet as Google Forms exports it (Data/).
/// </summary>
public sealed class ResavedTests
{
    private static WorkbookFile Data(string name) =>
        WorkbookBuilder.FileOf(
            File.ReadAllBytes(Path.Combine(SampleFiles.PathOf(".."), "tests", "Ita.Workbooks.Tests", "Data", name)),
            name
        );

    [Theory]
    [InlineData(2566, "uploads/2566/310801/ita-2566.xlsx", "libreoffice-2566.xlsx")]
    [InlineData(2565, "uploads/2565/310801/ita-2565-summary.xlsx", "libreoffice-2565-summary.xlsx")]
    public void What_LibreOffice_saves_again_gives_the_same_tallies(int year, string original, string saved)
    {
        var (expected, actual) = (
            ExportBuilder.Read(year, WorkbookBuilder.OpenSample(original)),
            ExportBuilder.Read(year, Data(saved))
        );
        Assert.Empty(actual.Problems);
        Assert.Equal(expected.Parts, actual.Parts);
        Assert.Equal(expected.Agency, actual.Agency);
        Assert.Equal(expected.OtherYears.Keys, actual.OtherYears.Keys);
    }

    [Theory]
    [InlineData("libreoffice-97.xls")]
    [InlineData("libreoffice.ods")]
    public void Other_kinds_of_workbook_are_told_by_content_whatever_their_name(string name)
    {
        var file = Data(name);
        foreach (var called in new[] { name, "ita.xlsx", "ita.csv", "ita" })
        {
            Assert.Equal(
                "legacy-format",
                Assert.Single(ExportBuilder.Read(2566, file with { Name = called }).Problems).Code
            );
        }
    }

    // Its password is ita2566.
    [Theory]
    [InlineData("libreoffice-password.xlsx")]
    [InlineData("libreoffice-password.xls")]
    [InlineData("ita")]
    public void What_LibreOffice_saves_with_a_password_is_refused_whatever_its_name(string called)
    {
        var problem = Assert.Single(
            ExportBuilder.Read(2565, Data("libreoffice-password.xlsx") with { Name = called }).Problems
        );
        Assert.Equal(("password-protected", called), (problem.Code, problem.File));
    }

    [Fact]
    public void A_sheet_as_Google_Forms_exports_it()
    {
        var framework = ExportBuilder.Framework(2566);
        var heads = new List<object?> { "ประทับเวลา", "ที่อยู่อีเมล" };
        foreach (var item in framework.ItemsOf(Instrument.IIT))
        {
            if (item.HasSubItems)
                heads.AddRange(item.SubItems.Select(sub => $"{item.Id} {item.TextTh}\n [{sub.TextTh}]"));
            else
                heads.Add($"{item.Id} {item.TextTh} *");
        }

        heads.Add("ข้อเสนอแนะอื่น ๆ [ถ้ามี]");
        var scales = ExportBuilder.Columns(2566, Instrument.IIT).Select(column => column.Scale).ToList();
        var rows = Enumerable
            .Range(0, 4)
            .Select(row =>
                (object?[])
                    [
                        45000.25 + row,
                        "a@example.go.th",
                        .. scales.Select(scale => (object?)scale.Choices[row % scale.Choices.Length].LabelTh),
                        "i1 ดี",
                    ]
            );
        var reading = ExportBuilder.Read(
            2566,
            new WorkbookBuilder().Rows("การตอบแบบฟอร์ม 1", rows.Prepend([.. heads])).File("แบบ IIT (การตอบกลับ).xlsx")
        );
        Assert.Empty(reading.Problems);
        Assert.Equal(4, Assert.Single(reading.Parts).Respondents);
        Assert.All(reading.Parts[0].Items, item => Assert.Equal(4, item.Answered));
        Assert.Equal(
            ExportBuilder.Columns(2566, Instrument.IIT).Select(column => column.Id).Order(),
            reading.Parts[0].Items.Select(item => item.Id)
        );
    }
}

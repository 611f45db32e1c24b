namespace Ita.Reports.Tests;

public class FigureCheckTests
{
    private static readonly FigureCheck Check = FigureCheck.Of(ReportBuilder.Build(Cases.Sample()));

    [Theory]
    [InlineData("ปี พ.ศ. ๒๕๖๖ ได้คะแนน ๙๒.๒๑", "92.21")]
    [InlineData("คิดเป็นร้อยละ ๐.๐๓๒ คะแนน", "0.032")]
    [InlineData("มีผลการประเมินผ่านเกณฑ์ (๕๘ คะแนนขึ้นไป)", "58")]
    [InlineData("ข้อ ๐๑๒ หน่วยงานต้องแสดงความก้าวหน้า", "012")]
    [InlineData("๑๑๔ ประเด็น", "114")]
    public void The_slips_of_the_report_written_by_hand_are_found(string text, string unknown) =>
        Assert.Equal([unknown], Check.FindUnknown(text));

    [Theory]
    [InlineData("ได้ ๘๘.๙๓ คะแนน ลดลง −๒.๘๗ คะแนน ร้อยละ −๓.๑๓")]
    [InlineData("88.93 91.80 98.98")]
    [InlineData("ข้อ o43 และ e13 ที่ https://example.go.th/2099?id=77 แฟ้ม ita-2566.xlsx")]
    [InlineData("ไม่มีตัวเลข")]
    public void The_reports_own_figures_and_names_are_not(string text) => Assert.Empty(Check.FindUnknown(text));
}

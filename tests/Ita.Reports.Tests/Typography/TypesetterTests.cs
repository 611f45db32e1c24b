using Ita.Assessment;
using Ita.Reports.Model;
using Ita.Reports.Typography;

namespace Ita.Reports.Tests.Typography;

public class TypesetterTests
{
    private static readonly Typesetter Thai = new(DigitStyle.Thai);
    private static readonly Typesetter Arabic = new(DigitStyle.Arabic);

    [Theory]
    [InlineData("รอบ 6 เดือน", "รอบ\u00A0๖\u00A0เดือน")]
    [InlineData("พ.ศ. 2561 - 2580", "พ.ศ.\u00A0๒๕๖๑ - ๒๕๘๐")]
    [InlineData("ข้อ o12 และ e13", "ข้อ\u00A0o12 และ e13")]
    [InlineData("i11.2", "i11.2")]
    [InlineData("https://www.example.go.th/a?id=12&y=2566 ปี 2566", "https://www.example.go.th/a?id=12&y=2566 ปี ๒๕๖๖")]
    [InlineData("ita-2566.xlsx", "ita-2566.xlsx")]
    [InlineData("EIT ส่วนที่ 1", "EIT ส่วนที่\u00A0๑")]
    [InlineData("ระดับ A", "ระดับ\u00A0A")]
    [InlineData("(85 คะแนนขึ้นไป)", "(๘๕\u00A0คะแนนขึ้นไป)")]
    [InlineData("ร้อยละ ๑๐๐", "ร้อยละ\u00A0๑๐๐")]
    [InlineData("", "")]
    public void Digits_become_Thai_but_in_words_with_Latin_letters(string text, string printed) =>
        Assert.Equal(printed, Thai.Text(text));

    [Fact]
    public void Typesetting_twice_changes_nothing_more() =>
        Assert.Equal(
            Thai.Text("ข้อ o12 ปี พ.ศ. 2566 ได้ 85 คะแนน"),
            Thai.Text(Thai.Text("ข้อ o12 ปี พ.ศ. 2566 ได้ 85 คะแนน"))
        );

    [Fact]
    public void Arabic_digits_stay_where_they_are_set() =>
        Assert.Equal("ปี 2566 ได้ 88.93\u00A0คะแนน", Arabic.Text("ปี 2566 ได้ 88.93 คะแนน"));

    [Fact]
    public void Points_have_two_decimals_and_a_minus_sign()
    {
        Assert.Equal("๘๘.๙๓", Thai.Points(new Score(88.9251m)));
        Assert.Equal("−๒.๘๗", Thai.Points(-2.87m));
        Assert.Equal("−2.80", Arabic.Points(-2.8m));
    }

    [Fact]
    public void A_plain_number_has_no_needless_decimals()
    {
        Assert.Equal("๘๕", Thai.Plain(85.00m));
        Assert.Equal("๑๒.๕", Thai.Plain(12.50m));
    }
}

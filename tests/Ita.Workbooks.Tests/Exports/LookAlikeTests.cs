using Ita.Assessment.Frameworks;
using Ita.Workbooks.Exports;

namespace Ita.Workbooks.Tests.Exports;

/// <summary>Answers that look the same as a choice, whatever the choices of a year are.</summary>
public sealed class LookAlikeTests
{
    [Theory]
    [InlineData("ระดับ 10", "ระดับ 1o", "answer-unknown/letter", "“ระดับ 10” (o U+006F ≠ 0 U+0030)")]
    [InlineData("ระดับ 10", "ระดับ ๑О", "answer-unknown/letter", "“ระดับ 10” (О U+041E ≠ 0 U+0030)")]
    [InlineData("ระดับ 10", "ระดับ １0", "answer-unknown/letter", "“ระดับ 10” (１ U+FF11 ≠ 1 U+0031)")]
    [InlineData(
        "ระดับ 10",
        "ระดับ lO",
        "answer-unknown/letter",
        "“ระดับ 10” (l U+006C ≠ 1 U+0031, O U+004F ≠ 0 U+0030)"
    )]
    [InlineData("Yes", "Yеs", "answer-unknown/letter", "“Yes” (е U+0435 ≠ e U+0065)")]
    [InlineData("มี/ไม่มี", "มี∕ไม่มี", "answer-unknown/letter", "“มี/ไม่มี” (∕ U+2215 ≠ / U+002F)")]
    [InlineData("ข้อมูล", "ฃ้อมูล", "answer-unknown/letter", "“ข้อมูล” (ฃ U+0E03 ≠ ข U+0E02)")]
    [InlineData("น้ำ", "นำ\u0E49", "answer-unknown/order", "น้ำ")]
    [InlineData("สิทธิ์", "สิทธ\u0E4C\u0E34", "answer-unknown/order", "สิทธิ์")]
    [InlineData("สิทธิ์", "สิทธ\u0E4C\u0E34\u0E4C", "answer-unknown/order", "สิทธิ์")]
    [InlineData("ทำ", "ท\u034Fำ", "answer-unknown/invisible", "ทำ")]
    public void Says_what_differs(string choice, string answer, string key, string detail) =>
        Assert.Equal((key, detail), LookAlike.Explain(Scale(choice, "อีกอย่าง"), answer));

    [Fact]
    public void What_looks_like_two_choices_is_neither() => Assert.Null(LookAlike.Explain(Scale("ก0", "กo"), "กО"));

    [Fact]
    public void What_looks_like_an_alias_names_the_alias() =>
        Assert.Equal(
            ("answer-unknown/letter", "“มาก” (ๅ U+0E45 ≠ า U+0E32)"),
            LookAlike.Explain(Scale("ดีมาก", "น้อย", "มาก"), "มๅก")
        );

    [Theory]
    [InlineData("")]
    [InlineData("\uFE0F")]
    [InlineData("\uFFFF")]
    [InlineData("มากมาย")]
    public void What_looks_like_no_choice_is_not_explained(string answer) =>
        Assert.Null(LookAlike.Explain(Scale("มาก", "น้อย"), answer));

    private static AnswerScale Scale(string one, string other, params string[] aliases) =>
        new("s", [new Choice(one, 100, [.. aliases]), new Choice(other, 0, [])], Confidence.High);
}

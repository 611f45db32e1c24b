using Ita.Reports.Model;
using Ita.Reports.Typography;

namespace Ita.Reports.Tests.Typography;

public class TemplateTests
{
    private static readonly Typesetter Typesetter = new(DigitStyle.Thai);

    [Fact]
    public void Places_are_filled_and_digits_set() =>
        Assert.Equal(
            "ข้อ\u00A0o12 ได้ ๐.๐๐\u00A0คะแนน ปี ๒๕๖๖",
            Template
                .Parse("ข้อ {id} ได้ {points} คะแนน ปี {year}")
                .Print(Typesetter, ("id", "o12"), ("points", TemplateValue.Points(0)), ("year", 2566))
        );

    [Fact]
    public void Strong_text_is_a_run_of_its_own()
    {
        var text = Template.Parse("ซึ่ง**{direction}**จากปีก่อน").Fill(Typesetter, ("direction", "ลดลง"));
        Assert.Equal(
            [("ซึ่ง", false), ("ลดลง", true), ("จากปีก่อน", false)],
            text.Runs.Select(run => (run.Text, run.IsStrong))
        );
    }

    [Fact]
    public void A_place_without_a_value_is_refused() =>
        Assert.Throws<ArgumentException>(() => Template.Parse("ได้ {total} คะแนน").Print(Typesetter));

    [Fact]
    public void A_value_without_a_place_is_refused() =>
        Assert.Throws<ArgumentException>(() => Template.Parse("ได้คะแนน").Print(Typesetter, ("total", 1)));

    [Theory]
    [InlineData("ได้ {total คะแนน")]
    [InlineData("ได้ total} คะแนน")]
    [InlineData("ได้ {} คะแนน")]
    [InlineData("**ลดลง")]
    public void A_slip_in_the_data_is_an_error(string text) =>
        Assert.Throws<FormatException>(() => Template.Parse(text));
}

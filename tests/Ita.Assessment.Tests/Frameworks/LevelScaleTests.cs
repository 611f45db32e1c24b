using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Tests.Frameworks;

public sealed class LevelScaleTests
{
    [Theory]
    [InlineData("100", "AA")]
    [InlineData("95", "AA")]
    [InlineData("94.994", "A")]
    [InlineData("94.995", "AA")]
    [InlineData("85", "A")]
    [InlineData("84.9949", "B")]
    [InlineData("84.995", "A")]
    [InlineData("75", "B")]
    [InlineData("65", "C")]
    [InlineData("55", "D")]
    [InlineData("50", "E")]
    [InlineData("49.99", "F")]
    [InlineData("0", "F")]
    public void A_letter_is_taken_from_the_rounded_total(string total, string letter) =>
        Assert.Equal(letter, Scale(2566, 0).LevelOf(Score(total), []).Code);

    [Theory]
    [InlineData("96", "95", "ผ่านดีเยี่ยม")]
    [InlineData("96", "94.99", "ผ่านดี")]
    [InlineData("96", "94.995", "ผ่านดีเยี่ยม")]
    [InlineData("90", "85", "ผ่านดี")]
    [InlineData("90", "84.99", "ผ่าน")]
    [InlineData("84.99", "84", "ต้องปรับปรุง")]
    [InlineData("70", "10", "ต้องปรับปรุง")]
    [InlineData("69.99", "60", "ต้องปรับปรุงโดยด่วน")]
    public void The_pass_wording_asks_for_every_instrument(string total, string lowest, string level) =>
        Assert.Equal(level, Scale(2567, 0).LevelOf(Score(total), [Score("100"), Score(lowest)]).Code);

    [Fact]
    public void In_2566_the_pass_wording_stands_beside_the_letter() =>
        Assert.Equal(["letter7", "pass5"], Framework(2566).LevelScales.Select(scale => scale.Id));

    [Fact]
    public void A_level_ends_a_hundredth_below_the_next() =>
        Assert.Equal(
            [100m, 94.99m, 84.99m, 74.99m, 64.99m, 54.99m, 49.99m],
            Scale(2566, 0).Levels.Select(Scale(2566, 0).TotalMaxOf)
        );

    private static Framework Framework(int year) => FrameworkCatalogue.BuiltIn.Find(new FiscalYear(year))!;

    private static LevelScale Scale(int year, int index) => Framework(year).LevelScales[index];

    private static Score Score(string value) =>
        new(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
}

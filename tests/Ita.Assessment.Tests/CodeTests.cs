namespace Ita.Assessment.Tests;

public sealed class CodeTests
{
    [Theory]
    [InlineData("2566", true)]
    [InlineData("๒๕๖๖", false)]
    [InlineData("2023", false)]
    [InlineData("02566", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_fiscal_year_is_four_ascii_digits_of_the_buddhist_era(string? text, bool valid) =>
        Assert.Equal(valid, FiscalYear.TryParse(text, out _));

    [Theory]
    [InlineData("310801", true)]
    [InlineData("A-1", true)]
    [InlineData("a", false)]
    [InlineData("31_08", false)]
    [InlineData("../310801", false)]
    [InlineData("๓๑๐๘", false)]
    public void An_agency_code_is_letters_digits_and_hyphens(string text, bool valid) =>
        Assert.Equal(valid, AgencyCode.TryParse(text, out _));

    [Theory]
    [InlineData("31", true)]
    [InlineData("3", false)]
    [InlineData("AB", false)]
    public void A_province_code_is_two_digits(string text, bool valid) =>
        Assert.Equal(valid, ProvinceCode.TryParse(text, out _));

    [Fact]
    public void A_code_that_was_never_set_says_so() =>
        Assert.Throws<InvalidOperationException>(() => default(AgencyCode).Value);

    [Theory]
    [InlineData("88.925", "88.93")]
    [InlineData("88.9249999", "88.92")]
    [InlineData("0", "0.00")]
    [InlineData("100", "100.00")]
    public void A_score_is_published_with_two_decimals_half_up(string value, string published) =>
        Assert.Equal(
            published,
            new Score(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ToString()
        );
}

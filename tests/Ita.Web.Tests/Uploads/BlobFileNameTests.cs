using Ita.Web.Uploads;

namespace Ita.Web.Tests.Uploads;

public sealed class BlobFileNameTests
{
    [Theory]
    [InlineData("ita-2566.xlsx", "ita-2566.xlsx")]
    [InlineData("ผลการสำรวจ ITA (๒๕๖๖).xlsx", "ผลการสำรวจ ITA (๒๕๖๖).xlsx")]
    [InlineData(@"C:\Users\สมหญิง\ita.xlsx", "ita.xlsx")]
    [InlineData("../../2565/310802/ita.xlsx", "ita.xlsx")]
    [InlineData("..", "file.xlsx")]
    [InlineData("", "file.xlsx")]
    [InlineData("ita", "ita.xlsx")]
    [InlineData("ita.", "ita.xlsx")]
    [InlineData(".xlsx", "file.xlsx")]
    [InlineData("ita . xlsx", "ita. xlsx")]
    [InlineData("<script>alert(1)</script>.xlsx", "script_.xlsx")]
    [InlineData("<img src=x onerror=alert(1)>.xlsx", "_img src=x onerror=alert(1)_.xlsx")]
    [InlineData("invoice\u202Exslx.exe", "invoicexslx.exe")]
    [InlineData("a\u0000b\r\nc\u200Bd\uFEFF.xlsx", "abcd.xlsx")]
    [InlineData("=HYPERLINK(\"http://x\").xlsx", "x_).xlsx")]
    [InlineData("a%2f..%2fb.xlsx", "a_2f.._2fb.xlsx")]
    [InlineData("a b\u00A0c.xlsx", "a b c.xlsx")]
    [InlineData("e\u0301.xlsx", "\u00E9.xlsx")]
    public void A_name_stays_what_people_know_it_by_without_what_is_dangerous(string given, string expected) =>
        Assert.Equal(expected, BlobFileName.Of(given));

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal("a\uFFFD.xlsx", BlobFileName.Of("a\uD800.xlsx"));

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_extension()
    {
        var name = BlobFileName.Of(string.Concat(Enumerable.Repeat("กำ", 500)) + ".xlsx");

        Assert.InRange(name.Length, 100, 120);
        Assert.EndsWith(".xlsx", name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_taken_name_gets_a_number() => Assert.Equal("ita (2).xlsx", BlobFileName.Numbered("ita.xlsx", 2));
}

using Ita.Web.Uploads;

namespace Ita.Web.Tests.Uploads;

public sealed class BlobFileNameTests
{
    [Theory]
    [InlineData("ita-2566.xlsx", "ita-2566.xlsx")]
    [InlineData("ผลการสำรวจ ITA (๒๕๖๖).xlsx", "ผลการสำรวจ ITA (๒๕๖๖).xlsx")]
    [InlineData(@"C:\Users\สมหญิง\ita.xlsx", "ita.xlsx")]
    [InlineData("../../2565/310802/ita.xlsx", "ita.xlsx")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData("ita", "ita")]
    [InlineData("ita.", "ita")]
    [InlineData("ita.numbers", "ita.numbers")]
    [InlineData("ita.xlsx.zip", "ita.xlsx.zip")]
    [InlineData(".xlsx", "file.xlsx")]
    [InlineData("ita . xlsx", "ita . xlsx")]
    [InlineData(".Survey.xlsx", ".Survey.xlsx")]
    [InlineData("Survey..xlsx", "Survey..xlsx")]
    [InlineData(".Thumbs.db", ".Thumbs.db")]
    [InlineData("<script>alert(1)</script>.xlsx", "script＞.xlsx")]
    [InlineData("<img src=x onerror=alert(1)>.xlsx", "＜img src=x onerror=alert(1)＞.xlsx")]
    [InlineData("invoice\u202Exslx.exe", "invoicexslx.exe")]
    [InlineData("a\u0000b\r\nc\u200Bd\uFEFF.xlsx", "abcd.xlsx")]
    [InlineData("=HYPERLINK(\"http://x\").xlsx", "x＂).xlsx")]
    [InlineData("a%2f..%2fb.xlsx", "a％2f..％2fb.xlsx")]
    [InlineData("a b\u00A0c.xlsx", "a b c.xlsx")]
    [InlineData("e\u0301.xlsx", "\u00E9.xlsx")]
    [InlineData("e\u200B\u0301.xlsx", "\u00E9.xlsx")]
    [InlineData("ร้อยละ 50% & #1 'ใหม่'.xlsx", "ร้อยละ 50％ & ＃1 ＇ใหม่＇.xlsx")]
    public void A_name_stays_what_people_know_it_by_without_what_is_dangerous(string given, string expected) =>
        Assert.Equal(expected, BlobFileName.Of(given).Stored);

    [Theory]
    [InlineData("a#b.xlsx", "a＃b.xlsx")]
    [InlineData("ผล.xlsx", "ผล.numbers")]
    [InlineData("ผล.xlsx", "ผล")]
    [InlineData(".ผล.xlsx", "ผล.xlsx")]
    [InlineData("", "file")]
    [InlineData("a.xlsx", "A.xlsx")]
    public void Two_names_that_people_tell_apart_stay_two(string one, string other) =>
        Assert.NotEqual(BlobFileName.Of(one).Sent, BlobFileName.Of(other).Sent);

    [Theory]
    [InlineData("e\u0301.xlsx", "\u00E9.xlsx")]
    [InlineData("ผ\u0E49\u0E39.xlsx", "ผู้.xlsx")]
    [InlineData("a\u200Bb.xlsx", "ab.xlsx")]
    [InlineData(" a\u00A0b.xlsx ", "a b.xlsx")]
    [InlineData("C:\\a.xlsx", "/home/a.xlsx")]
    public void Two_names_that_look_alike_are_one(string one, string other) =>
        Assert.Equal(BlobFileName.Of(one), BlobFileName.Of(other));

    // Each behind EIT would make it a part of the EIT, were it a space, a line or a bracket.
    [Theory]
    [InlineData("EIT#2.xlsx", "EIT＃2.xlsx")]
    [InlineData("EIT~2.xlsx", "EIT～2.xlsx")]
    [InlineData("EIT1&2.xlsx", "EIT1&2.xlsx")]
    public void What_is_changed_does_not_become_what_parts_words(string given, string expected) =>
        Assert.Equal(expected, BlobFileName.Of(given).Stored);

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal("a\uFFFD.xlsx", BlobFileName.Of("a\uD800.xlsx").Stored);

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_extension()
    {
        var name = BlobFileName.Of(string.Concat(Enumerable.Repeat("กำ", 500)) + ".xlsx");

        Assert.InRange(name.Stored.Length, 200, 240);
        Assert.EndsWith(".xlsx", name.Stored, StringComparison.Ordinal);
        Assert.Equal(1005, name.Sent.Length);
    }

    [Theory]
    [InlineData("ita.xlsx", 1, "ita.xlsx")]
    [InlineData("ita.xlsx", 2, "ita (2).xlsx")]
    [InlineData("EIT.xlsx", 2, "EIT (2).xlsx")]
    [InlineData("EIT (1).xlsx", 2, "EIT (1) (2).xlsx")]
    [InlineData("EIT.numbers", 2, "EIT.numbers (2)")]
    [InlineData("EIT 1.2", 2, "EIT 1.2 (2)")]
    [InlineData("EIT", 2, "EIT (2)")]
    [InlineData("a (2).XLS", 10, "a (2) (10).XLS")]
    public void A_taken_name_gets_a_number_where_it_tells_the_readers_nothing(
        string given,
        int number,
        string expected
    ) => Assert.Equal(expected, BlobFileName.Of(given).Numbered(number));
}

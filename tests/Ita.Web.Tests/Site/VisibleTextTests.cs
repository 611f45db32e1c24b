using Ita.Web.Site;

namespace Ita.Web.Tests.Site;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("เทศบาลตำบลบึงเจริญ", "เทศบาลตำบลบึงเจริญ")]
    [InlineData("น้ำ\u200Bใส", "น้ำ\u200Bใส")]
    [InlineData("\u202Excod.xlsx", "[U+202E]xcod.xlsx")]
    [InlineData("a\u2066b\u2069", "a[U+2066]b[U+2069]")]
    [InlineData("one\r\ntwo\tthree\u2028four", "one two three four")]
    [InlineData("\0\u001B[31m", "[U+0000][U+001B][31m")]
    [InlineData("\uFEFFname", "[U+FEFF]name")]
    [InlineData("😀", "😀")]
    public void What_would_turn_round_or_hide_its_surroundings_is_written_out(string given, string expected) =>
        Assert.Equal(expected, VisibleText.Of(given));

    [Fact]
    public void Half_a_character_is_written_out() => Assert.Equal("a[U+D800]b", VisibleText.Of("a\uD800b"));

    [Fact]
    public void A_hidden_tag_is_written_out() => Assert.Equal("a[U+E0041]", VisibleText.Of("a\U000E0041"));
}

using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment.Text;

namespace Ita.Assessment.Tests.Text;

public sealed class ThaiTextTests
{
    [Theory]
    [InlineData("นํา", "นำ")]
    [InlineData("  มาก\u00A0 ที่สุด ", "มาก ที่สุด")]
    [InlineData("มาก\u200Bที่สุด", "มากที่สุด")]
    [InlineData("๒๕๖๖", "2566")]
    [InlineData("a\r\n\tb", "a b")]
    [InlineData("\uFEFFข้อ", "ข้อ")]
    [InlineData("", "")]
    public void Text_is_compared_in_one_form(string typed, string normalised) =>
        Assert.Equal(normalised, ThaiText.Normalise(typed));

    [Fact]
    public void A_label_is_compared_without_any_space() =>
        Assert.Equal(
            ThaiText.NormaliseLabel("น้อยที่สุด หรือ ไม่มีเลย"),
            ThaiText.NormaliseLabel("น้อยที่สุดหรือไม่มีเลย")
        );

    [Fact]
    public void A_lone_surrogate_is_no_exception() => Assert.Equal("a\uFFFDb", ThaiText.Normalise("a\uD800b"));

    [Fact]
    public void Normalising_twice_is_normalising_once() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll<string>(text =>
                text is null || ThaiText.Normalise(ThaiText.Normalise(text)) == ThaiText.Normalise(text)
            )
        );
}

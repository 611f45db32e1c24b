using System.Globalization;
using System.Text;
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

    [Theory]
    [InlineData("น\u0E4D\u0E49า", "น้ำ")]
    [InlineData("น\u0E49\u0E4Dา", "น้ำ")]
    [InlineData("น\u0E4D\u0E4D\u0E49\u0E49า", "น้ำ")]
    [InlineData("\u0E4Dา", "\u0E33")]
    public void Nikhahit_and_sara_aa_are_sara_am_also_around_a_tone(string typed, string normalised) =>
        Assert.Equal(normalised, ThaiText.Normalise(typed));

    [Theory]
    [InlineData("น\u0E4D า")]
    [InlineData("น\u0E4Dกา")]
    [InlineData("น\u0E4D\u0E48\u0E49า")]
    [InlineData("นำ\u0E49")]
    [InlineData("น\u0E4D")]
    public void Nikhahit_without_its_sara_aa_stays_what_it_is(string typed) =>
        Assert.Equal(typed, ThaiText.Normalise(typed));

    [Theory]
    [InlineData("มากท\u0E48\u0E35สุด", "มากที่สุด")]
    [InlineData("ท\u0E31\u0E49ง", "ทั้ง")]
    [InlineData("ท\u0E49\u0E31ง", "ทั้ง")]
    [InlineData("ผ\u0E39\u0E49", "ผู้")]
    [InlineData("ผ\u0E49\u0E39", "ผู้")]
    [InlineData("ท\u0E48\u200B\u0E35", "ที่")]
    [InlineData("ข\u0E49\u0E48\u0E36", "ข\u0E36\u0E49\u0E48")]
    public void A_tone_before_the_vowel_above_or_below_it_is_put_behind_it(string typed, string normalised) =>
        Assert.Equal(normalised, ThaiText.Normalise(typed));

    [Theory]
    [InlineData("แล้\u0E49ว", "แล้ว")]
    [InlineData("มาก\u0E17\u0E35\u0E35\u0E48สุด", "มากที่สุด")]
    [InlineData("ท\u0E35\u0E48\u0E35\u0E48", "ที่")]
    [InlineData("เป็\u0E47น", "เป็น")]
    [InlineData("เสาร์\u0E4C", "เสาร์")]
    public void A_mark_typed_twice_counts_once(string typed, string normalised) =>
        Assert.Equal(normalised, ThaiText.Normalise(typed));

    [Theory]
    [InlineData("ที", "ที่")]
    [InlineData("ที่", "ที้")]
    [InlineData("กก", "ก")]
    [InlineData("มา", "มาา")]
    [InlineData("เป่น", "เป็น")]
    [InlineData("ท\u0E48\u0E49", "ท\u0E49\u0E48")]
    [InlineData("จร\u0E34", "จ\u0E34ร")]
    public void What_does_not_look_the_same_is_not_alike(string one, string other) =>
        Assert.NotEqual(ThaiText.NormaliseLabel(one), ThaiText.NormaliseLabel(other));

    [Theory]
    [InlineData("เเละ", "และ")]
    [InlineData("เ\u200Bเละ", "และ")]
    [InlineData("เเเ", "แเ")]
    [InlineData("เ เ", "เ เ")]
    public void Two_sara_e_are_sara_ae(string typed, string normalised) =>
        Assert.Equal(normalised, ThaiText.Normalise(typed));

    [Fact]
    public void Every_character_of_the_category_Cf_is_dropped()
    {
        var format = Enumerable
            .Range(0, 0x11_0000)
            .Where(Rune.IsValid)
            .Select(value => new Rune(value))
            .Where(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
            .ToList();
        Assert.Contains(new Rune(0xE0001), format);
        Assert.All(format, rune => Assert.Equal("มาก", ThaiText.Normalise($"{rune}ม{rune}าก{rune}")));
        Assert.All(format, rune => Assert.Equal("ab", ThaiText.NormaliseLabel($"a{rune} {rune}b")));
    }

    [Fact]
    public void What_is_dropped_hides_nothing_that_composes() =>
        Assert.Equal("\u00E9", ThaiText.Normalise("e\u200B\u0301"));

    [Fact]
    public void A_text_in_its_form_is_not_made_again()
    {
        const string text = "i11 หน่วยงานของท่าน [โปร่งใส ตรวจสอบได้] น้ำ";
        Assert.Same(text, ThaiText.Normalise(text));
    }

    [Fact]
    public void A_label_is_compared_without_any_space() =>
        Assert.Equal(
            ThaiText.NormaliseLabel("น้อยที่สุด หรือ ไม่มีเลย"),
            ThaiText.NormaliseLabel("น้อยที่สุดหรือไม่มีเลย")
        );

    [Fact]
    public void A_lone_surrogate_is_no_exception() => Assert.Equal("a\uFFFDb", ThaiText.Normalise("a\uD800b"));

    [Fact]
    public void Any_sequence_of_marks_is_in_its_form_after_once()
    {
        var characters = Gen.Elements([
            .. "กทนเแา\u0E33\u0E31\u0E34\u0E35\u0E37\u0E38\u0E39\u0E3A\u0E47\u0E48\u0E49\u0E4A\u0E4C\u0E4D\u0E4E".Select(
                c => c.ToString()
            ),
            // What may stand among them: spaces, format characters, marks of other scripts, what composes.
            .. new[] { " ", "\u00A0", "\u200B", "\U000E0001", "๕", "e", "\u0334", "\u0302", "\u0301", "\u20DD" },
            .. new[] { "\u0EB8", "\U0001D165", "\uD800", "\uFFFE", "\u0000" },
        ]);
        var texts = Gen.ArrayOf(characters).Select(parts => string.Concat(parts)).ToArbitrary();
        Check.One(
            Draws.Config(20_000),
            Prop.ForAll(
                texts,
                text =>
                {
                    var shown = ThaiText.Normalise(text);
                    var label = ThaiText.NormaliseLabel(text);
                    return shown == ThaiText.Normalise(shown)
                        && label == ThaiText.NormaliseLabel(label)
                        && shown.IsNormalized()
                        && label.IsNormalized();
                }
            )
        );
    }

    [Fact]
    public void A_long_run_of_marks_takes_no_longer_than_its_length()
    {
        // In the order that costs most if marks are moved one by one.
        var run = string.Concat(
            Enumerable
                .Repeat("\u0E48\u0E49", Draws.AtMost(500_000))
                .Concat(Enumerable.Repeat("\u0E34\u0E35", Draws.AtMost(500_000)))
        );
        var folded = ThaiText.Normalise(run);
        Assert.Equal(run.Length, folded.Length);
        Assert.Equal('\u0E34', folded[0]);
    }

    [Fact]
    public void Normalising_twice_is_normalising_once() =>
        Check.One(
            Draws.Config(500),
            Prop.ForAll<string>(text =>
                text is null || ThaiText.Normalise(ThaiText.Normalise(text)) == ThaiText.Normalise(text)
            )
        );
}

using System.Text.RegularExpressions;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;

namespace Ita.Assessment.Tests.Advice;

/// <summary>How the words are written; each rule is held against every text of every year and part.</summary>
public class AdviceStyleTests
{
    private static readonly (string Where, string Text)[] All =
    [
        .. FrameworkCatalogue
            .BuiltIn.Years.SelectMany(year => AdviceCatalogueTests.AdviceOf(year.Value), (year, found) => (year, found))
            .SelectMany(
                at => AdviceCatalogueTests.Texts(at.found.Advice!),
                (at, text) => ($"{at.year} {at.found.Part} {at.found.Item.Id} ({at.found.Item.Concept})", text)
            ),
    ];

    [Fact]
    public void Texts_are_normalised_with_arabic_digits_single_spaces_and_nothing_invisible() =>
        None(text => ThaiText.Normalise(text) != text || text.Any(c => char.IsControl(c) || c == '\u00A0'));

    [Fact]
    public void Texts_end_without_punctuation_or_space() =>
        None(text => Regex.IsMatch(text, @"[\s.,;:/\-–—…ฯ]$") || char.IsWhiteSpace(text[0]));

    [Fact]
    public void Texts_hold_no_full_stop_but_in_the_abbreviation_of_the_buddhist_era() =>
        None(text => Regex.IsMatch(text.Replace("พ.ศ.", "", StringComparison.Ordinal), @"\.(?!\d)"));

    [Fact]
    public void The_repetition_mark_stands_between_spaces() => None(text => Regex.IsMatch(text, @"[^ ]ๆ|ๆ[^ ]"));

    [Fact]
    public void A_space_stands_before_an_opening_bracket_and_none_inside() =>
        None(text => Regex.IsMatch(text, @"[^ ]\(|\( | \)|\)[^ ]"));

    [Fact]
    public void Brackets_and_quotation_marks_are_balanced() =>
        None(text =>
            text.Count(c => c == '(') != text.Count(c => c == ')')
            || text.Count(c => c == '“') != text.Count(c => c == '”')
            || text.Contains('"', StringComparison.Ordinal)
        );

    [Fact]
    public void No_template_hint_is_left_in() =>
        None(text => Regex.IsMatch(text, @"ใส่|TODO|XXX|\.\.\.|…|_|\[|\]|<|>"));

    [Fact]
    public void Figures_are_those_of_a_structure_or_a_coming_year_or_an_item_number_only() =>
        None(text =>
            Regex.IsMatch(
                Regex.Replace(
                    text,
                    @"พ\.ศ\. 25[67]\d$|ข้อ [eo]\d{1,2}|รอบ 6 เดือน|6 เดือนแรก|ไตรมาสที่ [1-4]|"
                        + @"มากกว่า 1 ปี|ระยะ 1 ปี|ทั้ง 5 ด้าน|ร้อยละ \d+\.\d\d",
                    ""
                ),
                @"\d"
            )
        );

    [Fact]
    public void Thai_marks_stand_on_a_consonant_in_their_order() =>
        None(text =>
            Regex.IsMatch(
                text,
                @"(^|[^ก-ฮัิ-ฺ็-๎])[ัิ-ฺ็-๎]|[่-๎][ัิ-ฺ็]|([ัิ-ฺ็-๎])\1|[่-๋][่-๋]|(^|[^ก-ฮ่-๋])ำ|เเ|[เ-ไ]([^ก-ฮ]|$)"
            )
        );

    [Fact]
    public void A_space_stands_around_latin_words_in_thai() =>
        None(text => Regex.IsMatch(text, @"[ก-๎][A-Za-z0-9]|[A-Za-z0-9][ก-๎]"));

    [Theory]
    [InlineData("บุคคลากร")]
    [InlineData("เจ้าหน้าที่รัฐ")]
    [InlineData("เว็ปไซต์")]
    [InlineData("เวปไซต์")]
    [InlineData("เว็บไซด์")]
    [InlineData("เวบไซต์")]
    [InlineData("เว็บไซต์ของหน่วยงาน")]
    [InlineData("อีเมล์")]
    [InlineData("สังเกตุ")]
    [InlineData("อนุญาติ")]
    [InlineData("ปรากฎ")]
    [InlineData("กฏ")]
    [InlineData("ผลลัพท์")]
    [InlineData("ปฎิบัติ")]
    [InlineData("อินโฟกราฟฟิก")]
    [InlineData("ลิงค์")]
    [InlineData("QR CODE")]
    [InlineData("QR code")]
    [InlineData("E-service")]
    [InlineData("e-Service")]
    [InlineData("อำนาจหน้าที่")]
    [InlineData("สื่อสังคมออนไลน์")]
    [InlineData("แผนที่แสดง")]
    [InlineData("คลิป")]
    [InlineData("ผู้มารับบริการ")]
    public void No_text_holds_a_known_misspelling_or_a_term_that_is_written_otherwise(string wrong) =>
        None(text => text.Contains(wrong, StringComparison.Ordinal));

    [Fact]
    public void No_word_is_typed_twice() => None(text => Regex.IsMatch(text, @"([ก-๎]{5,})\1"));

    [Fact]
    public void Texts_are_short_enough_for_a_table_cell()
    {
        foreach (
            var found in FrameworkCatalogue.BuiltIn.Years.SelectMany(year => AdviceCatalogueTests.AdviceOf(year.Value))
        )
        {
            var advice = found.Advice!;
            Assert.True(advice.Finding.Length <= 260, $"{advice.Finding.Length}: {advice.Finding}");
            Assert.True(
                advice.Recommendation.Length <= 260,
                $"{advice.Recommendation.Length}: {advice.Recommendation}"
            );
            Assert.All(
                [.. advice.Elements, .. advice.Steps],
                text => Assert.True(text.Length <= 140, $"{text.Length}: {text}")
            );
            Assert.All(
                [.. advice.Evidence, advice.Period, advice.Name],
                text => Assert.True(text.Length <= 100, $"{text.Length}: {text}")
            );
        }
    }

    private static void None(Func<string, bool> wrong) =>
        Assert.Empty(All.Where(at => wrong(at.Text)).Select(at => $"{at.Where}: {at.Text}").Distinct());
}

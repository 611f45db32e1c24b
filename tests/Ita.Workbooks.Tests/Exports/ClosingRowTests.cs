using System.Text;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Workbooks.Exports;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

public sealed class ClosingRowTests
{
    private static readonly string[] Words =
    [
        "รวม",
        "รวมทั้งหมด",
        "รวมทั้งสิ้น",
        "ผลรวม",
        "คะแนนรวม",
        "เฉลี่ย",
        "ค่าเฉลี่ย",
        "ค่าเฉลี่ยรวม",
        "คะแนนเฉลี่ย",
        "คะแนนเต็ม",
        "คะแนนสูงสุด",
        "คะแนนต่ำสุด",
        "สูงสุด",
        "ต่ำสุด",
        "ค่าสูงสุด",
        "ค่าต่ำสุด",
        "จำนวน",
        "จำนวนผู้ตอบ",
        "ร้อยละ",
        "ส่วนเบี่ยงเบนมาตรฐาน",
        "S.D.",
        "SD",
        "STDEV",
        "Total",
        "Grand Total",
        "Sum",
        "Mean",
        "Average",
        "Avg",
        "Max",
        "Min",
        "Count",
        "N",
    ];

    public static TheoryData<string> EveryWord => [.. Words];

    [Theory]
    [MemberData(nameof(EveryWord))]
    public void Every_word_closes_alone_or_before_a_space_or_a_colon_in_any_case(string word)
    {
        string[] texts =
        [
            word,
            $" {word} ",
            $"{word}:",
            $"{word} : 12",
            $"{word} 60 คน",
            $"{word}\u00A0x",
            word.ToUpperInvariant(),
            word.ToLowerInvariant(),
        ];
        Assert.All(texts, text => Assert.True(Opens(text)));
    }

    [Theory]
    [MemberData(nameof(EveryWord))]
    public void Every_word_closes_in_every_spelling_that_looks_the_same(string word)
    {
        Assert.All(
            Enumerable.Range(0, word.Length + 1),
            at => Assert.All(["\u200B", "\u2060", "\U000E0001"], unseen => Assert.True(Opens(word.Insert(at, unseen))))
        );
        Assert.True(Opens(word.Replace("\u0E33", "\u0E4Dา", StringComparison.Ordinal)));
        Assert.True(Opens(word.Replace("\u0E48\u0E33", "\u0E4D\u0E48า", StringComparison.Ordinal)));
        Assert.True(Opens(word.Replace("\u0E35\u0E48", "\u0E48\u0E35", StringComparison.Ordinal)));
        Assert.True(Opens(word.Replace("\u0E48", "\u0E48\u0E48", StringComparison.Ordinal)));
        Assert.True(Opens($"_x200B_{word}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("รวมมิตร")]
    [InlineData("รวมพล คนดี")]
    [InlineData("จำนวนมาก")]
    [InlineData("คะแนน")]
    [InlineData("เฉลี่ยว")]
    [InlineData("แเฉลี่ย")]
    [InlineData("เเฉลี่ย")]
    [InlineData("N/A")]
    [InlineData("N1")]
    [InlineData("No")]
    [InlineData("Nan")]
    [InlineData("Maximum")]
    [InlineData("Minister")]
    [InlineData("SDG")]
    [InlineData("Summary")]
    [InlineData("Counter")]
    [InlineData("Grand")]
    [InlineData("ร")]
    [InlineData("มาก")]
    [InlineData("1")]
    [InlineData("๑")]
    [InlineData("01/10/2565 08:30")]
    [InlineData("นางสาวรวม ใจดี")]
    public void What_only_begins_like_a_word_closes_nothing(string text) => Assert.False(Opens(text));

    [Fact]
    public void No_choice_of_any_year_closes()
    {
        var labels = FrameworkCatalogue
            .BuiltIn.Years.SelectMany(year => FrameworkCatalogue.BuiltIn.Find(year)!.Indicators)
            .SelectMany(indicator => indicator.Items)
            .SelectMany(item => item.SubItems.Select(sub => sub.Scale).Append(item.Scale))
            .OfType<AnswerScale>()
            .SelectMany(scale => scale.Choices)
            .SelectMany(choice => choice.Aliases.Append(choice.LabelTh))
            .Concat(["-", "–", "ไม่ทราบ", "ไม่ประสงค์ตอบ", "N/A", "n/a"])
            .Distinct();
        Assert.All(labels, label => Assert.False(Opens(label)));
    }

    [Fact]
    public void A_row_of_full_marks_above_the_respondents_is_nobody()
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, 5, _ => 0);
        var columns = ExportBuilder.Columns(2566, Instrument.IIT).Count;
        rows.Insert(1, ["คะแนนเต็ม", .. Enumerable.Repeat((object?)100, columns)]);
        rows.Insert(4, ["Mean:", .. Enumerable.Repeat((object?)3.14, columns)]);
        rows.Add(["GRAND TOTAL", .. Enumerable.Repeat((object?)500, columns)]);
        var reading = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());
        Assert.Empty(reading.Problems);
        Assert.Equal(5, Assert.Single(reading.Parts).Respondents);
        Assert.Equal(
            "0.00",
            Scorer.Score(ExportBuilder.Framework(2566), reading.Parts).ScoreOf(Instrument.IIT).ToString()
        );
    }

    [Fact]
    public void A_respondent_whose_first_cell_is_a_word_of_another_kind_is_counted()
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, 3);
        (rows[1][0], rows[2][0], rows[3][0]) = ("N/A", "รวมพล", "No");
        var reading = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());
        Assert.Equal(3, Assert.Single(reading.Parts).Respondents);
    }

    // Both ways: the one that spares most rows a string must not say otherwise.
    private static bool Opens(string text)
    {
        var opens = ClosingRow.IsOpenedBy(Encoding.UTF8.GetBytes(text));
        if (!text.Contains("_x", StringComparison.Ordinal))
            Assert.Equal(opens, ClosingRow.IsOpenedBy(text));
        return opens;
    }
}

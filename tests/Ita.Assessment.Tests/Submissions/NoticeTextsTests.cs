using System.Reflection;
using Ita.Assessment.Submissions;

namespace Ita.Assessment.Tests.Submissions;

/// <summary>One table holds every notice's key, and its sentences in both languages.</summary>
public sealed class NoticeTextsTests
{
    [Fact]
    public void Every_key_has_its_sentences_and_every_sentence_its_key()
    {
        var keys = typeof(NoticeCode)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(keys.Order(StringComparer.Ordinal), NoticeTexts.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_code_is_what_stands_before_the_slash()
    {
        var notice = NoticeTexts.Compose(NoticeCode.LegacyFormatText, new NoticePlace(File: "a.csv"));

        Assert.Equal("legacy-format", notice.Code);
    }

    [Fact]
    public void What_a_workbook_says_is_cut_and_made_safe_to_print()
    {
        var place = new NoticePlace("a\u202Eb.xlsx", "S\r\n1", "B2", "i1", new string('x', 200));
        var notice = NoticeTexts.Compose(NoticeCode.AnswerUnknown, place);

        Assert.Equal("a\uFFFDb.xlsx", notice.File);
        Assert.Equal("S 1", notice.Sheet);
        Assert.Equal(new string('x', 79) + "…", notice.Value);
        Assert.DoesNotContain(new string('x', 80), notice.MessageTh + notice.MessageEn, StringComparison.Ordinal);
    }
}

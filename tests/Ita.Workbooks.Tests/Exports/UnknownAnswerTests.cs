using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Tests.Builders;

namespace Ita.Workbooks.Tests.Exports;

/// <summary>What is said of an answer that is none of the choices.</summary>
public sealed class UnknownAnswerTests
{
    public static TheoryData<string, string, string, string> LookAlikes =>
        new()
        {
            { "มๅก", "ๅ U+0E45 ≠ า U+0E32", "อักขระอื่น", "another character" },
            { "ม\u0EB2ก", "າ U+0EB2 ≠ า U+0E32", "อักขระอื่น", "another character" },
            { "มา\uFE0Fก", "“มาก”", "มองไม่เห็น", "cannot be seen" },
            { "มาก\u3164", "“มาก”", "มองไม่เห็น", "cannot be seen" },
            { "น\uF70Bอย", "U+F70B ≠ U+0E49", "อักขระอื่น", "another character" },
        };

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void An_answer_that_looks_like_a_choice_says_what_differs(
        string answer,
        string difference,
        string thai,
        string english
    )
    {
        var problem = Problem(answer);

        Assert.Equal("answer-unknown", problem.Code);
        Assert.Contains(difference, problem.MessageTh, StringComparison.Ordinal);
        Assert.Contains(thai, problem.MessageTh, StringComparison.Ordinal);
        Assert.Contains(difference, problem.MessageEn, StringComparison.Ordinal);
        Assert.Contains(english, problem.MessageEn, StringComparison.Ordinal);
        Assert.Contains(answer.StartsWith('น') ? "“น้อย”" : "“มาก”", problem.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("มาก.", "มาก")]
    [InlineData("นอยที่สุดหรือไม่มีเลย", "น้อยที่สุดหรือไม่มีเลย")]
    public void An_answer_that_is_nearly_a_choice_names_it(string answer, string nearest)
    {
        var problem = Problem(answer);

        Assert.Contains($"The nearest choice is “{nearest}”", problem.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_wrong_throughout_is_listed_by_cell_and_counted_as_one()
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, respondents: 60);
        foreach (var row in rows.Skip(1))
            row[1] = row[2] = row[3] = "มากๆๆ";
        rows[60][4] = "อะไร";

        var reading = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());

        Assert.Equal((100, 81), (reading.Problems.Length, reading.MoreProblems));
        Assert.Equal(["B2", "C2", "D2", "B3"], reading.Problems.Take(4).Select(problem => problem.Cell!));
        var (lines, more) = NoticeGroup.Of(reading.Problems, reading.MoreProblems);
        Assert.Equal((180, "B2, C2, D2, B3, C3, …"), (Assert.Single(lines).Count, lines[0].Places));
        Assert.Equal(1, more);
    }

    [Fact]
    public void The_same_wrong_number_throughout_is_counted_as_one()
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, respondents: 150);
        foreach (var row in rows.Skip(1))
            row[1] = 34;

        var reading = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());

        var (lines, more) = NoticeGroup.Of(reading.Problems, reading.MoreProblems);
        Assert.Equal((150, "34", 0), (Assert.Single(lines).Count, lines[0].First.Value, more));
        Assert.Equal(50, reading.MoreProblems);
    }

    [Fact]
    public void Thousands_of_different_answers_are_all_counted()
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT, respondents: 1_500);
        for (var i = 1; i < rows.Count; i++)
            rows[i][1] = rows[i][2] = $"อย่างอื่น {i}";

        var reading = ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File());

        Assert.Equal(3_000 - 100, reading.MoreProblems);
        var (lines, more) = NoticeGroup.Of(reading.Problems, reading.MoreProblems);
        Assert.Equal(3_000, lines.Sum(line => line.Count) + more);
    }

    private static Notice Problem(string answer)
    {
        var rows = ExportBuilder.Answers(2566, Instrument.IIT);
        var four = ExportBuilder
            .Columns(2566, Instrument.IIT)
            .ToList()
            .FindIndex(each => each.Scale.Choices.Length == 4);
        rows[2][four + 1] = answer;
        return Assert.Single(ExportBuilder.Read(2566, new WorkbookBuilder().Rows("IIT", rows).File()).Problems);
    }
}

using System.Reflection;
using System.Text.Json;
using Ita.Assessment.Submissions;

namespace Ita.Assessment.Tests.Submissions;

/// <summary>What is told of an upload to whoever may not see respondents.</summary>
public sealed class AnonymousNoticesTests
{
    private const string Answer = "หัวหน้ากองรับเงินทอน";

    private static readonly string[] s_keys =
    [
        .. typeof(NoticeCode)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void Every_code_is_either_about_the_file_or_told_in_other_words()
    {
        var codes = s_keys.Select(key => key.Split('/')[0]).Distinct();

        Assert.All(
            codes,
            code => Assert.True(AnonymousNotices.IsAboutFile(code) ^ AnonymousNotices.Codes.Contains(code), code)
        );
    }

    [Fact]
    public void No_sentence_about_a_file_quotes_what_a_cell_says()
    {
        var quoting = s_keys
            .Where(key => AnonymousNotices.IsAboutFile(key.Split('/')[0]))
            .Where(key =>
                NoticeTexts.Compose(key, new NoticePlace(Cell: "F7")).MessageEn.Contains("F7", StringComparison.Ordinal)
            );

        Assert.Empty(quoting);
    }

    [Fact]
    public void No_value_and_no_row_is_left_of_any_code()
    {
        var all = s_keys
            .Where(key => !AnonymousNotices.IsAboutFile(key.Split('/')[0]))
            .Select(key => NoticeTexts.Compose(key, new NoticePlace("a.xlsx", "IIT", "F733", "i7", Answer), Answer))
            .DistinctBy(notice => notice.Code);

        var told = AnonymousNotices.Of(all, areAll: true);

        Assert.All(
            told,
            notice =>
            {
                Assert.True(AnonymousNotices.IsAnonymous(notice));
                Assert.Equal(("IIT", "F"), (notice.Sheet, notice.Column));
                Assert.DoesNotContain("{", notice.MessageTh + notice.MessageEn, StringComparison.Ordinal);
                var text = JsonSerializer.Serialize(notice, JsonSerializerOptions.Web);
                Assert.DoesNotContain("733", text, StringComparison.Ordinal);
                Assert.DoesNotContain(JsonSerializer.Serialize(Answer).Trim('"'), text, StringComparison.Ordinal);
                Assert.Contains("fewer than 5 cells", notice.MessageEn, StringComparison.Ordinal);
                Assert.Contains("น้อยกว่า 5 เซลล์", notice.MessageTh, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData(4, true, null, "fewer than 5 cells")]
    [InlineData(4, false, null, "some cells")]
    [InlineData(5, true, 5, "5 cells")]
    [InlineData(99, false, 99, "at least 99 cells")]
    public void Cells_of_a_column_are_one_line_that_counts_them_from_five_on(
        int cells,
        bool areAll,
        int? count,
        string told
    )
    {
        var notices = Enumerable.Range(2, cells).Select(row => Of("F", row)).Append(Of("AB", 2));

        var lines = AnonymousNotices.Of(notices, areAll);

        Assert.Equal(["F", "AB"], lines.Select(line => line.Column));
        Assert.Equal(count, lines[0].Count);
        Assert.Contains($"(column F of sheet IIT: {told})", lines[0].MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Told_once_it_stays_the_same()
    {
        var once = AnonymousNotices.Of([Of("F", 2), NoticeTexts.ComposeForFile("damaged", "a.xlsx")], areAll: true);

        Assert.Equal(once, AnonymousNotices.Of(once, areAll: true));
        Assert.Equal("damaged", once[1].Code);
        Assert.False(once[1].IsAnonymous);
    }

    [Fact]
    public void A_rejected_export_quotes_respondents_until_it_is_made_anonymous()
    {
        var rejected = new Submission
        {
            Blob = new BlobVersion
            {
                Container = "uploads",
                Name = "2566/310801/iit.xlsx",
                ETag = "1",
                LastModified = DateTimeOffset.UnixEpoch,
            },
            State = SubmissionState.Rejected,
            Problems = [Of("F", 2)],
        };

        Assert.True(rejected.QuotesRespondents);
        Assert.False(rejected.Anonymous().QuotesRespondents);
        Assert.False((rejected with { State = SubmissionState.Received }).QuotesRespondents);
    }

    private static Notice Of(string column, int row) =>
        NoticeTexts.Compose(
            NoticeCode.AnswerUnknown,
            new NoticePlace("a.xlsx", "IIT", $"{column}{row}", "i7", Answer),
            "มาก"
        );
}

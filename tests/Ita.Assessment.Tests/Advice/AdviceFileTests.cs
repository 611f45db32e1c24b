using System.Text;
using Ita.Assessment.Advice;

namespace Ita.Assessment.Tests.Advice;

public class AdviceFileTests
{
    private const string Members = """
        "name": "ฉ", "duty": "finance", "finding": "ก", "recommendation": "ข",
        "steps": ["ค"], "evidence": ["ง"], "period": "จ"
        """;

    [Fact]
    public void A_concept_is_read_with_all_its_words()
    {
        var entry = Assert.Single(Read($$"""{ "a": { {{Members}}, "elements": ["ช", "ซ"] } }"""));

        Assert.Equal("a", entry.Concept);
        Assert.Equal(["ฉ", "ก", "ข", "ช", "ซ", "ค", "ง", "จ"], entry.Texts);
        Assert.Equal(Duty.Finance, entry.Words.Duty);
    }

    [Fact]
    public void A_part_says_otherwise_only_what_it_names()
    {
        var entry = Assert.Single(
            Read($$"""{ "a": { {{Members}}, "parts": { "EIT1": { "recommendation": "ฌ" } } } }""")
        );

        Assert.Equal(("ก", "ฌ"), (entry.For(Instrument.EIT1).Findings.Low, entry.For(Instrument.EIT1).Recommendation));
        Assert.Equal(("ก", "ข"), (entry.For(Instrument.EIT2).Findings.Low, entry.For(Instrument.EIT2).Recommendation));
    }

    [Theory]
    [InlineData("""{ "a": { M, "remark": "ช" } }""", "remark")]
    [InlineData("""{ "a": { M }, "a": { M } }""", "uplicate")]
    [InlineData("""{ "a": { M, "finding": "ช" } }""", "uplicate")]
    [InlineData("""{ "a": { "name": "ฉ", "duty": "finance", "finding": "ก" } }""", "recommendation")]
    [InlineData("""{ "a": { M, "findings": { "low": "ก", "middle": "ข", "high": "ค" } } }""", "either")]
    [InlineData("""{ "a": { M, "parts": { "EIT1": { "findings": { "low": "ก", "high": "ค" } } } } }""", "middle")]
    [InlineData("""{ "a": null }""", "no words")]
    [InlineData("""{ "a": { M, "elements": [" "] } }""", "empty")]
    [InlineData("""{ "a": { M, "elements": [null] } }""", "empty")]
    [InlineData(
        """{ "a": { "name": "ฉ", "duty": "finance", "finding": "ก", "recommendation": "ข", "steps": [], """
            + """ "evidence": ["ง"], "period": "จ" } }""",
        "steps"
    )]
    [InlineData("""{ "a": { M, "elements": ["{year}"] } }""", "{year}")]
    [InlineData("""{ "a": { M, "elements": ["{item:}"] } }""", "{item:}")]
    [InlineData("""{ "a": { M, "elements": ["{fiscalYear"] } }""", "brace")]
    [InlineData("""{ "a": { M, "parts": { "OIT": { "recommendation": "ช" } } } }""", "no part")]
    [InlineData("""{ "a": { M, "parts": { "EIT3": { "recommendation": "ช" } } } }""", "line 2")]
    [InlineData("""{ "a": { M, "parts": { "EIT1": {} } } }""", "nothing")]
    [InlineData("""[]""", "line 1")]
    [InlineData("""null""", "holds no advice")]
    public void A_slip_is_refused_with_the_file_and_the_reason(string json, string reason)
    {
        var refused = Assert.Throws<AdviceException>(() => Read(json.Replace("M", Members, StringComparison.Ordinal)));

        Assert.StartsWith("words.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<AdviceEntry> Read(string json) =>
        AdviceFile.Read("words.json", Encoding.UTF8.GetBytes(json));
}

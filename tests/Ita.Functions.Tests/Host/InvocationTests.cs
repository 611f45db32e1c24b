using System.IO.Pipelines;
using System.Text;
using Ita.Functions.Host;

namespace Ita.Functions.Tests.Host;

public sealed class InvocationTests
{
    [Fact]
    public async Task The_recorded_blob_trigger_gives_the_parts_of_the_path()
    {
        var invocation = await Read(RecordedRequest.Load("blobTrigger-IngestSurveyExport").Body);

        Assert.Equal("2566", invocation.Metadata("fiscalYear"));
        Assert.Equal("310801", invocation.Metadata("agencyCode"));
        Assert.Equal("ผลสำรวจ ita (1).xlsx", invocation.Metadata("fileName"));
    }

    [Fact]
    public async Task The_recorded_queue_trigger_gives_the_text_of_the_message()
    {
        var invocation = await Read(RecordedRequest.Load("queueTrigger-ScoreAgency").Body);

        Assert.Equal("""{"agencyCode":"310801","fiscalYear":2566}""", invocation.Message("request"));
    }

    [Theory]
    [InlineData("""{"Data":{"m":"plain text"}}""", "plain text")]
    [InlineData("""{"Data":{"m":"\"in \\\"two\\\" coats\""}}""", "in \"two\" coats")]
    [InlineData("""{"Data":{"m":"\"only one quote"}}""", "\"only one quote")]
    [InlineData("""{"Data":{"m":"\"broken \\ escape\""}}""", "\"broken \\ escape\"")]
    [InlineData("""{"Data":{"m":{"a":1}}}""", """{"a":1}""")]
    [InlineData("""{"Data":{"m":""}}""", "")]
    public async Task A_message_is_unwrapped_as_far_as_it_is_wrapped(string envelope, string message) =>
        Assert.Equal(message, (await Read(envelope)).Message("m"));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"Data":{"m":"cut o""")]
    public async Task What_is_no_envelope_is_refused(string body) =>
        await Assert.ThrowsAsync<InvocationException>(() => Read(body));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Data":null,"Metadata":null}""")]
    [InlineData("""{"Data":{"m":null},"Metadata":{"m":null}}""")]
    public async Task What_is_not_there_is_missed_by_name(string envelope)
    {
        var invocation = await Read(envelope);

        Assert.Contains(
            "'m'",
            Assert.Throws<InvocationException>(() => invocation.Message("m")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "'m'",
            Assert.Throws<InvocationException>(() => invocation.Metadata("m")).Message,
            StringComparison.Ordinal
        );
    }

    private static async Task<Invocation> Read(string body) =>
        await Invocation.ReadAsync(
            PipeReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(body))),
            CancellationToken.None
        );
}

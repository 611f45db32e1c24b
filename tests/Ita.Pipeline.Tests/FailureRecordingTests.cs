using Azure.Storage.Blobs.Models;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Failures;
using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class FailureRecordingTests(StorageFixture storage)
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task An_upload_that_failed_for_the_last_time_says_what_a_person_can_do()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await pipeline.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));

        await pipeline.Failures.RecordAsync(new UploadFailure(ContainerNames.Uploads, name), CancellationToken.None);

        var outcome = await pipeline.Outcome(name);
        Assert.Equal(SubmissionState.Failed, outcome.State);
        Assert.Equal("reading-failed", Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public async Task What_succeeds_after_a_failure_heals_it()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Failures.RecordAsync(new ScoringFailure(pipeline.Message(2566)), CancellationToken.None);
        Assert.Equal("scoring-failed", Assert.Single((await pipeline.Outcome(name)).Problems).Code);

        await pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None);
        await pipeline.Failures.RecordAsync(new ReportFailure(pipeline.Message(2566)), CancellationToken.None);
        Assert.Equal("report-failed", Assert.Single((await pipeline.Outcome(name)).Problems).Code);
        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);

        var outcome = await pipeline.Outcome(name);
        Assert.Equal(SubmissionState.Reported, outcome.State);
        Assert.Empty(outcome.Problems);
    }

    [Fact]
    public async Task A_report_that_failed_does_not_touch_an_upload_that_was_turned_away()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await pipeline.Upload(2566, "notes.xlsx", [1, 2, 3]);

        await pipeline.Failures.RecordAsync(new ReportFailure(pipeline.Message(2566)), CancellationToken.None);
        await pipeline.Failures.RecordScoringFailureAsync("no message of ours", CancellationToken.None);

        Assert.Equal(SubmissionState.Rejected, (await pipeline.Outcome(name)).State);
    }

    [Theory]
    [InlineData("%%% not base64 %%%", "score-agency-poison")]
    [InlineData("""{"agencyCode":"310801"}""", "write-report-poison")]
    [InlineData("[1, 2]", "webjobs-blobtrigger-poison")]
    public async Task A_message_that_nobody_can_read_is_kept_once(string text, string queue)
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        var recordAsync = queue switch
        {
            QueueNames.ScoreAgencyPoison => pipeline.Failures.RecordScoringFailureAsync,
            QueueNames.WriteReportPoison => pipeline.Failures.RecordReportFailureAsync,
            _ => (Func<string, CancellationToken, Task>)pipeline.Failures.RecordUploadFailureAsync,
        };

        await recordAsync(text, CancellationToken.None);
        await recordAsync(text, CancellationToken.None);

        var container = storage.Account.Container(ContainerNames.State);
        var kept = new List<string>();
        await foreach (
            var blob in container.GetBlobsAsync(
                new GetBlobsOptions { Prefix = $"unreadable-messages/{queue}/" },
                CancellationToken.None
            )
        )
            kept.Add((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString());
        Assert.Single(kept, text);
    }
}

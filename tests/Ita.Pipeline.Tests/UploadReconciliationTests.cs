using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;

namespace Ita.Pipeline.Tests;

public sealed class UploadReconciliationTests(AzuriteFixture azurite)
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task A_lost_event_and_lost_messages_are_made_up_for()
    {
        var pipeline = new PipelineUnderTest(azurite.Account);
        await pipeline.Put(ContainerNames.Registry, $"{pipeline.Agency.Code}.xlsx", Exports.Registry(pipeline.Agency));
        var name = await pipeline.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Accepted, (await pipeline.Outcome(name)).State);

        // Lost on its way to be scored.
        await pipeline.Take(QueueNames.ScoreAgency);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Contains(pipeline.Message(2566), await pipeline.Take(QueueNames.ScoreAgency));
        await pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None);

        // Lost on its way to be reported.
        await pipeline.Take(QueueNames.WriteReport);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Contains(pipeline.Message(2566), await pipeline.Take(QueueNames.WriteReport));
        await pipeline.Writing.WriteAsync(pipeline.Message(2566), CancellationToken.None);

        Assert.Equal(SubmissionState.Reported, (await pipeline.Outcome(name)).State);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Empty(await pipeline.Take(QueueNames.ScoreAgency));
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task What_failed_for_the_last_time_waits_for_a_person()
    {
        var pipeline = new PipelineUnderTest(azurite.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None);
        await pipeline.Failures.RecordAsync(new ReportFailure(pipeline.Message(2566)), CancellationToken.None);
        await pipeline.Take(QueueNames.WriteReport);

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);

        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task A_restarted_upload_is_read_again_and_one_that_was_deleted_has_come_to_its_end()
    {
        var pipeline = new PipelineUnderTest(azurite.Account);
        await pipeline.Register();
        var name = await pipeline.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        var gone = await pipeline.Put(2566, "gone.xlsx", [1]);
        await pipeline.Failures.RecordAsync(new UploadFailure(ContainerNames.Uploads, name), CancellationToken.None);
        await pipeline.Failures.RecordAsync(new UploadFailure(ContainerNames.Uploads, gone), CancellationToken.None);
        var (kept, lost) = (await pipeline.Outcome(name), await pipeline.Outcome(gone));
        await pipeline.Submissions.RestartAsync(kept.Blob);
        await pipeline.Submissions.RestartAsync(lost.Blob);
        await azurite.Account.Container(ContainerNames.Uploads).DeleteBlobAsync(gone);

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);

        Assert.Equal(SubmissionState.Accepted, (await pipeline.Outcome(name)).State);
        var ended = await pipeline.Submissions.FindAsync(lost.Blob);
        Assert.Equal(SubmissionState.Rejected, ended!.State);
        Assert.Equal("withdrawn", Assert.Single(ended.Problems).Code);
    }
}

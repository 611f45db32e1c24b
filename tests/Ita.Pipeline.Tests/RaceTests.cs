using Azure.Core;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Failures;
using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

/// <summary>What happens at the same time, or at the wrong time, has a defined end.</summary>
public sealed class RaceTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task A_blob_that_is_replaced_while_it_is_read_ends_as_withdrawn_and_the_new_one_counts()
    {
        var calm = new PipelineUnderTest(storage.Account);
        await calm.Register();
        var name = await calm.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 50)));
        var first = await calm.Uploads.FindAsync(ContainerNames.Uploads, name);
        var pipeline = AtTheDownload(
            calm,
            () => calm.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)))
        );

        await pipeline.Ingestion.IngestAsync(name, CancellationToken.None);

        var replaced = (await calm.Submissions.FindAsync(first!))!;
        Assert.Equal((SubmissionState.Rejected, "withdrawn"), (replaced.State, Assert.Single(replaced.Problems).Code));
        Assert.Equal(SubmissionState.Accepted, (await calm.Outcome(name)).State);
        await calm.Score(2566);
        Assert.Equal("90.00", (await calm.Row(2566))!.Result.Instruments.Single().Score.ToString());
    }

    [Fact]
    public async Task A_blob_that_is_deleted_before_it_is_read_ends_as_withdrawn()
    {
        var calm = new PipelineUnderTest(storage.Account);
        await calm.Register();
        var name = await calm.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 50)));
        var pipeline = AtTheDownload(
            calm,
            () => storage.Account.Container(ContainerNames.Uploads).DeleteBlobAsync(name)
        );

        await pipeline.Ingestion.IngestAsync(name, CancellationToken.None);

        var gone = Assert.Single(await calm.Submissions.ListAsync(calm.Agency.Code, s_year));
        Assert.Equal((SubmissionState.Rejected, "withdrawn"), (gone.State, Assert.Single(gone.Problems).Code));
        Assert.Equal([SubmissionState.Received, SubmissionState.Rejected], gone.History.Select(change => change.State));
        Assert.Empty(await calm.Take(QueueNames.ScoreAgency));
    }

    [Fact]
    public async Task Of_two_uploads_of_one_instrument_that_race_the_newer_counts()
    {
        for (var round = 0; round < 4; round++)
        {
            var pipeline = new PipelineUnderTest(storage.Account);
            await pipeline.Register();
            var older = await pipeline.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 50)));
            await Task.Delay(TimeSpan.FromSeconds(1.1));
            var newer = await pipeline.Put(2566, "iit (1).xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));

            await Task.WhenAll(
                new[] { newer, older, newer, older }.Select(name =>
                    Task.Run(() => pipeline.Ingestion.IngestAsync(name, CancellationToken.None))
                )
            );
            await pipeline.Drain();

            Assert.Equal("90.00", (await pipeline.Row(2566))!.Result.Instruments.Single().Score.ToString());
            foreach (var name in new[] { older, newer })
            {
                var outcome = await pipeline.Outcome(name);
                Assert.Equal(
                    [
                        SubmissionState.Received,
                        SubmissionState.Accepted,
                        SubmissionState.Scored,
                        SubmissionState.Reported,
                    ],
                    outcome.History.Select(change => change.State)
                );
                Assert.Equal(
                    outcome.History.Select(change => change.At).Order(),
                    outcome.History.Select(change => change.At)
                );
            }
        }
    }

    [Fact]
    public async Task The_same_blob_ingested_many_times_at_once_is_one_submission()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await pipeline.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(() => pipeline.Ingestion.IngestAsync(name, CancellationToken.None)))
        );

        var submission = Assert.Single(await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year));
        Assert.Equal(
            [SubmissionState.Received, SubmissionState.Accepted],
            submission.History.Select(change => change.State)
        );
    }

    [Fact]
    public async Task An_upload_that_ends_the_process_again_and_again_is_given_up_until_a_person_restarts_it()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await pipeline.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        var blob = (await pipeline.Uploads.FindAsync(ContainerNames.Uploads, name))!;

        // Each of these began to read and was never heard of again.
        for (var death = 0; death < 10; death++)
            await pipeline.Submissions.ReceiveAsync(blob);

        await pipeline.Ingestion.IngestAsync(name, CancellationToken.None);
        await pipeline.Ingestion.IngestAsync(name, CancellationToken.None);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        var failed = await pipeline.Outcome(name);
        Assert.Equal((SubmissionState.Failed, "reading-failed"), (failed.State, Assert.Single(failed.Problems).Code));

        Assert.Equal(
            SubmissionState.Accepted,
            (await pipeline.Restart.RestartAsync(failed, CancellationToken.None)).State
        );
    }

    [Fact]
    public async Task What_failed_after_it_was_read_goes_on_from_there_when_it_is_restarted()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Take(QueueNames.ScoreAgency);
        await pipeline.Failures.RecordAsync(new ScoringFailure(pipeline.Message(2566)), CancellationToken.None);

        var restarted = await pipeline.Restart.RestartAsync(await pipeline.Outcome(name), CancellationToken.None);
        Assert.Equal((SubmissionState.Accepted, 0), (restarted.State, restarted.Problems.Length));
        Assert.Equal([pipeline.Message(2566)], await pipeline.Take(QueueNames.ScoreAgency));

        await pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None);
        await pipeline.Failures.RecordAsync(new ReportFailure(pipeline.Message(2566)), CancellationToken.None);
        await pipeline.Take(QueueNames.WriteReport);
        Assert.Equal(
            SubmissionState.Scored,
            (await pipeline.Restart.RestartAsync(await pipeline.Outcome(name), CancellationToken.None)).State
        );
        await pipeline.Drain();
        Assert.Equal(SubmissionState.Reported, (await pipeline.Outcome(name)).State);
    }

    [Fact]
    public async Task A_summary_of_other_years_only_comes_to_its_end_too()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();

        var name = await pipeline.Upload(2566, "summary.xlsx", Exports.Summary((2565, 88)));
        await pipeline.Drain();

        Assert.Equal(SubmissionState.Reported, (await pipeline.Outcome(name)).State);
        Assert.Null(await pipeline.Row(2566));
        Assert.NotNull((await pipeline.Row(2565))!.ReportVersion);
    }

    // Once, just before the blob's content is asked for.
    private PipelineUnderTest AtTheDownload(PipelineUnderTest calm, Func<Task> act)
    {
        var isDone = 0;
        var transport = new ScriptedTransport(
            async (message, send) =>
            {
                var request = message.Request;
                if (
                    request.Method == RequestMethod.Get
                    && request.Uri.Path.Contains("/uploads/", StringComparison.Ordinal)
                    && Interlocked.Exchange(ref isDone, 1) == 0
                )
                    await act();
                await send();
            }
        );
        return new PipelineUnderTest(storage.Through(transport), agency: calm.Agency);
    }
}

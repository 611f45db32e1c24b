using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Failures;
using Ita.Storage;
using Ita.Storage.Results;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class UploadReconciliationTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task A_lost_event_and_lost_messages_are_made_up_for()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
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
        var pipeline = new PipelineUnderTest(storage.Account);
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
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await pipeline.Put(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        var gone = await pipeline.Put(2566, "gone.xlsx", [1]);
        await pipeline.Failures.RecordAsync(new UploadFailure(ContainerNames.Uploads, name), CancellationToken.None);
        await pipeline.Failures.RecordAsync(new UploadFailure(ContainerNames.Uploads, gone), CancellationToken.None);
        var (kept, lost) = (await pipeline.Outcome(name), await pipeline.Outcome(gone));
        await pipeline.Submissions.RestartAsync(kept.Blob);
        await pipeline.Submissions.RestartAsync(lost.Blob);
        await storage.Account.Container(ContainerNames.Uploads).DeleteBlobAsync(gone);

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);

        Assert.Equal(SubmissionState.Accepted, (await pipeline.Outcome(name)).State);
        var ended = await pipeline.Submissions.FindAsync(lost.Blob);
        Assert.Equal(SubmissionState.Rejected, ended!.State);
        Assert.Equal("withdrawn", Assert.Single(ended.Problems).Code);
    }

    [Fact]
    public async Task All_is_restored_after_every_queue_was_cleared_in_the_middle()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var accepted = await pipeline.Upload(
            2565,
            "all.xlsx",
            Exports.ItemScores(new FiscalYear(2565), (Instrument.IIT, 80), (Instrument.OIT, 100))
        );
        var scored = await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Scoring.ScoreAsync(pipeline.Message(2566), CancellationToken.None);
        var unseen = await pipeline.Put(2566, "oit.xlsx", Exports.ItemScores(s_year, (Instrument.OIT, 50)));
        foreach (var queue in QueueNames.All)
            await storage.Account.Queue(queue).ClearMessagesAsync();

        for (var round = 0; round < 3; round++)
        {
            await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
            await pipeline.Drain();
        }

        foreach (var name in new[] { accepted, scored, unseen })
            Assert.Equal(SubmissionState.Reported, (await pipeline.Outcome(name)).State);
        Assert.Equal([Instrument.IIT, Instrument.OIT], (await pipeline.Row(2566))!.Parts);
        Assert.NotNull((await pipeline.Row(2565))!.ReportVersion);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Empty(await pipeline.Take(QueueNames.ScoreAgency));
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task Two_rounds_never_run_at_the_same_time()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await using (var turn = await pipeline.Turns.TryTakeTurnAsync())
        {
            Assert.NotNull(turn);
            Assert.Null(await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None));
        }

        Assert.NotNull(await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_round_with_nothing_to_do_asks_no_more_of_the_storage_however_much_lies_there()
    {
        var requests = 0;
        var counting = new ScriptedTransport(
            async (_, send) =>
            {
                Interlocked.Increment(ref requests);
                await send();
            }
        );
        var pipeline = new PipelineUnderTest(storage.Through(counting), time: new LaterTime(TimeSpan.FromHours(1)));
        await pipeline.Register();
        await Settle(pipeline);
        var few = await Requests();

        foreach (var i in Enumerable.Range(0, 12))
            await pipeline.Upload(2566, $"iit-{i}.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 50 + i)));
        await pipeline.Drain();
        await Settle(pipeline);

        // One more for the folder of a year that was not there before.
        Assert.InRange(await Requests(), 1, few + 1);

        // The bookmarks are an hour ahead of the other tests' clocks.
        await storage.Account.Container(ContainerNames.State).DeleteBlobAsync("reconciliation.json");

        async Task<int> Requests()
        {
            requests = 0;
            Assert.True((await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None))!.FoundNothing);
            return requests;
        }
    }

    [Fact]
    public async Task A_report_that_is_older_than_its_provinces_medians_is_written_again_and_no_other()
    {
        var neighbours = await Province();
        await Settle(neighbours[0]);
        var before = (await neighbours[0].Row(2566))!.ReportVersion;
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await neighbours[4].Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 50)));
        await neighbours[4].Drain();
        Assert.Equal(before, (await neighbours[0].Row(2566))!.ReportVersion);

        // The median stays, but for the agency that moved away from it nothing else does.
        await neighbours[3].Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 55)));
        await neighbours[2].Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 60)));
        foreach (var neighbour in neighbours)
            await neighbour.Drain();
        await Settle(neighbours[0]);

        Assert.NotEqual(before, (await neighbours[0].Row(2566))!.ReportVersion);
    }

    [Fact]
    public async Task A_result_by_the_rules_of_another_release_is_scored_again()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Drain();
        await Settle(pipeline);
        var (place, code) = (pipeline.Agency.ProvinceCode, pipeline.Agency.Code);
        var stored = (await pipeline.Results.FindAsync(place, code, s_year))!;
        await pipeline.Results.UpdateAsync(
            place,
            code,
            s_year,
            (_, _) =>
                Task.FromResult<ScoredYear?>(
                    new(
                        pipeline.Agency,
                        stored.Result with
                        {
                            RulesVersion = "0",
                        },
                        stored.Row.InputVersion,
                        stored.Row.Release!.Answers
                    )
                )
        );
        Assert.Equal("0", (await pipeline.Row(2566))!.Result.RulesVersion);

        await Settle(pipeline);
        Assert.Equal(Scorer.RulesVersion, (await pipeline.Row(2566))!.Result.RulesVersion);
    }

    [Fact]
    public async Task While_many_messages_wait_nothing_is_sent_once_more()
    {
        var neighbours = await Province();
        await neighbours[1].Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await neighbours[1].Take(QueueNames.ScoreAgency);
        var queue = storage.Account.Queue(QueueNames.WriteReport);
        foreach (var _ in Enumerable.Range(0, 40))
            await queue.SendMessageAsync(neighbours[0].Message(2566).ToJson());
        await neighbours[0].Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Empty(await neighbours[1].Take(QueueNames.ScoreAgency));

        await queue.ClearMessagesAsync();
        await neighbours[0].Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Equal([neighbours[1].Message(2566)], await neighbours[1].Take(QueueNames.ScoreAgency));

        // Its province's reports wait until it has come to its end.
        await neighbours[1].Scoring.ScoreAsync(neighbours[1].Message(2566), CancellationToken.None);
        await neighbours[1].Drain();
        Assert.InRange((await neighbours[0].Reconciliation.ReconcileAsync(CancellationToken.None))!.Renewed, 1, 4);
    }

    /// <summary>Five scored agencies of a province; the reports of the first four are older than its medians.</summary>
    private async Task<List<PipelineUnderTest>> Province()
    {
        var first = new PipelineUnderTest(storage.Account);
        var all = Exports.ItemScores(
            s_year,
            (Instrument.IIT, 90),
            (Instrument.EIT1, 80),
            (Instrument.EIT2, 80),
            (Instrument.OIT, 100)
        );
        var neighbours = Enumerable
            .Range(0, 5)
            .Select(_ => new PipelineUnderTest(storage.Account))
            .Select(other => new PipelineUnderTest(
                storage.Account,
                agency: other.Agency with
                {
                    ProvinceCode = first.Agency.ProvinceCode,
                    Province = first.Agency.Province,
                }
            ))
            .ToList();
        foreach (var neighbour in neighbours)
        {
            await neighbour.Register();
            await neighbour.Upload(2566, "all.xlsx", all);
            await neighbour.Drain();
        }

        return neighbours;
    }

    private static async Task Settle(PipelineUnderTest pipeline)
    {
        for (var round = 0; round < 10; round++)
        {
            if ((await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None))!.FoundNothing)
                return;
            await pipeline.DrainAll();
        }

        Assert.Fail("Every round finds something.");
    }
}

using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Profiles;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Failures;
using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

/// <summary>A row of counts that nobody can read keeps its agency from being scored, and nobody else.</summary>
public sealed class UnreadableTalliesTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task The_agencys_file_once_more_puts_it_right()
    {
        var pipeline = await ReportedAsync();
        await DamageAsync(pipeline);

        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 60)));
        await pipeline.Score(2566);

        Assert.Equal(60, (await pipeline.Row(2566))!.Result.Instruments[0].Score.Value);
    }

    [Fact]
    public async Task Reconciliation_goes_on()
    {
        var pipeline = await ReportedAsync();

        // What cannot be read again stays as it is.
        await storage
            .Account.Container(ContainerNames.Uploads)
            .DeleteBlobAsync($"2566/{pipeline.Agency.Code}/iit.xlsx");
        await DamageAsync(pipeline);

        // Its report is to be written anew, and the message is lost.
        await pipeline.ProfileSaving.SaveAsync(
            pipeline.Agency,
            ProfileFile.Read("{ \"units\": [\"กองของเรา\"] }"u8.ToArray()).Profile!,
            (await pipeline.Profiles.GetAsync(pipeline.Agency.Code)).Version,
            CancellationToken.None
        );
        Assert.NotEmpty(await pipeline.Take(QueueNames.WriteReport));

        Assert.NotNull(await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None));
    }

    [Fact]
    public async Task That_scoring_failed_for_the_last_time_is_said_at_the_upload()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await DamageAsync(pipeline);

        await pipeline.Failures.RecordAsync(new ScoringFailure(pipeline.Message(2566)), CancellationToken.None);

        Assert.Equal(SubmissionState.Failed, (await pipeline.Outcome(name)).State);
    }

    private async Task<PipelineUnderTest> ReportedAsync()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Score(2566);
        await pipeline.Drain();
        return pipeline;
    }

    private Task DamageAsync(PipelineUnderTest pipeline) =>
        storage
            .Account.Table(TableNames.Tallies)
            .UpsertEntityAsync(
                new TableEntity($"{pipeline.Agency.Code}_2566", nameof(Instrument.IIT)) { ["Foreign"] = "?" },
                TableUpdateMode.Replace
            );
}

using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class RegistryIngestionTests(StorageFixture storage)
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task Uploads_that_came_before_their_agency_was_known_are_read_again()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        var name = await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        Assert.Equal(SubmissionState.Rejected, (await pipeline.Outcome(name)).State);

        await pipeline.Register();

        var outcome = await pipeline.Outcome(name);
        Assert.Equal(SubmissionState.Accepted, outcome.State);
        Assert.Empty(outcome.Problems);
        Assert.Equal([pipeline.Message(2566)], await pipeline.Take(QueueNames.ScoreAgency));
    }

    [Fact]
    public async Task An_upload_of_an_unknown_agency_is_found_as_such_until_a_registry_has_the_agency()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        var name = await pipeline.Upload(2566, "iit.xlsx", "no workbook"u8.ToArray());
        Assert.Contains(name, await OfUnknownAgencies());

        await pipeline.Register();

        Assert.DoesNotContain(name, await OfUnknownAgencies());
        Assert.Equal("not-a-workbook", Assert.Single((await pipeline.Outcome(name)).Problems).Code);

        async Task<List<string>> OfUnknownAgencies() =>
            await pipeline
                .Submissions.ListOfUnknownAgenciesAsync()
                .Select(submission => submission.Blob.Name)
                .ToListAsync();
    }

    [Fact]
    public async Task An_agency_of_another_name_is_scored_again_under_it()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Score(2566);
        await pipeline.Take(QueueNames.ScoreAgency);
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        await pipeline.Put(
            ContainerNames.Registry,
            $"{pipeline.Agency.Code}-2.xlsx",
            Exports.Registry(pipeline.Agency with { Name = "เทศบาลเมืองใหม่" })
        );
        await pipeline.Registry.IngestAsync($"{pipeline.Agency.Code}-2.xlsx", CancellationToken.None);

        Assert.Equal([pipeline.Message(2566)], await pipeline.Take(QueueNames.ScoreAgency));
        await pipeline.Score(2566);
        Assert.Equal("เทศบาลเมืองใหม่", (await pipeline.Row(2566))!.Agency.Name);
    }

    [Fact]
    public async Task A_registry_that_cannot_be_read_is_rejected_with_its_reason()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        var name = $"bad-{pipeline.Agency.Code}.xlsx";
        await pipeline.Put(ContainerNames.Registry, name, "รายชื่อ"u8.ToArray());

        await pipeline.Registry.IngestAsync(name, CancellationToken.None);

        var blob = await pipeline.Uploads.FindAsync(ContainerNames.Registry, name);
        var outcome = await pipeline.Submissions.FindAsync(blob!);
        Assert.Equal(SubmissionState.Rejected, outcome!.State);
        Assert.Equal("not-a-workbook", Assert.Single(outcome.Problems).Code);
    }
}

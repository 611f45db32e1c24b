using System.Text;
using System.Text.Json.Nodes;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Reconciliation;
using Ita.Storage;
using Ita.Storage.Frameworks;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class FrameworkIngestionTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task A_file_under_another_name_than_its_year_is_refused()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Put(ContainerNames.Frameworks, "2571.json", Framework(2572));
        await pipeline.Put(ContainerNames.Frameworks, "next-year.json", Framework(2571));
        await pipeline.Put(ContainerNames.Frameworks, "2573/2573.json", Framework(2573));

        foreach (var name in (string[])["2571.json", "next-year.json", "2573/2573.json"])
        {
            await pipeline.Frameworks.IngestAsync(name, CancellationToken.None);
            var outcome = await Outcome(pipeline, name);
            Assert.Equal(
                (SubmissionState.Rejected, "framework-name"),
                (outcome.State, Assert.Single(outcome.Problems).Code)
            );
            await storage.Account.Container(ContainerNames.Frameworks).DeleteBlobAsync(name);
        }

        Assert.DoesNotContain(
            await new FrameworkStore(storage.Account).ListAsync(),
            framework => framework.FiscalYear.Value is >= 2571 and <= 2573
        );
    }

    [Fact]
    public async Task A_framework_in_force_is_nothing_that_a_thorough_round_reads_again()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Put(ContainerNames.Frameworks, "2575.json", Framework(2575));
        await pipeline.Frameworks.IngestAsync("2575.json", CancellationToken.None);
        Assert.Equal(SubmissionState.Accepted, (await Outcome(pipeline, "2575.json")).State);

        var accepted = await AcceptedUploads.ReadAsync(pipeline.Submissions, CancellationToken.None);
        await storage.Account.Container(ContainerNames.Frameworks).DeleteBlobAsync("2575.json");
        await pipeline.Frameworks.ReconcileAsync(CancellationToken.None);

        Assert.DoesNotContain(accepted.Others, other => other.Blob.Container == ContainerNames.Frameworks);
    }

    [Fact]
    public async Task A_file_that_is_deleted_is_no_more_in_force_and_one_that_is_brought_back_is_again()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        var store = new FrameworkStore(storage.Account);
        await pipeline.Put(ContainerNames.Frameworks, "2574.json", Framework(2574));
        await pipeline.Frameworks.IngestAsync("2574.json", CancellationToken.None);
        var version = Assert.Single(await store.ListAsync(), framework => framework.FiscalYear.Value == 2574).Version;

        // As if the file had been away for a reconciliation.
        await store.WithdrawAsync(new FiscalYear(2574));
        await pipeline.Frameworks.ReconcileAsync(CancellationToken.None);
        Assert.Equal(
            version,
            Assert.Single(await store.ListAsync(), framework => framework.FiscalYear.Value == 2574).Version
        );

        await storage.Account.Container(ContainerNames.Frameworks).DeleteBlobAsync("2574.json");
        await pipeline.Frameworks.ReconcileAsync(CancellationToken.None);
        Assert.DoesNotContain(await store.ListAsync(), framework => framework.FiscalYear.Value == 2574);

        // What it was is still known, for reports of what was scored by it.
        Assert.Equal(version, FrameworkFile.Read((await store.FindTextAsync(new FiscalYear(2574), version))!).Version);
    }

    [Fact]
    public async Task A_result_stays_by_its_framework_until_something_is_uploaded()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Put(ContainerNames.Frameworks, "2575.json", Framework(2575));
        await pipeline.Frameworks.IngestAsync("2575.json", CancellationToken.None);
        await pipeline.Upload(2575, "iit.xlsx", Exports.Summary((2575, 80)));
        await pipeline.Score(2575);
        var first = (await pipeline.Row(2575))!.Result.FrameworkVersion;

        // Other weights; then a message that comes again, and a registry that has another name.
        await pipeline.Put(ContainerNames.Frameworks, "2575.json", Framework(2575, iit: 40, oit: 30));
        await pipeline.Frameworks.IngestAsync("2575.json", CancellationToken.None);
        await pipeline.Score(2575);
        Assert.Equal(first, (await pipeline.Row(2575))!.Result.FrameworkVersion);
        Assert.Equal(1, (await pipeline.Rescoring.OfferAsync(new FiscalYear(2575), CancellationToken.None))!.Older);

        await pipeline.Upload(2575, "oit.xlsx", Exports.Summary((2575, 90)));
        await pipeline.Score(2575);
        Assert.NotEqual(first, (await pipeline.Row(2575))!.Result.FrameworkVersion);
        Assert.Equal(0, (await pipeline.Rescoring.OfferAsync(new FiscalYear(2575), CancellationToken.None))!.Older);
        await storage.Account.Container(ContainerNames.Frameworks).DeleteBlobAsync("2575.json");
    }

    [Fact]
    public async Task What_one_instance_reads_while_another_puts_the_years_framework_in_force_is_not_left_behind()
    {
        var reader = new PipelineUnderTest(storage.Account);
        await reader.Register();
        var early = await reader.Upload(2576, "early.xlsx", Exports.Summary((2576, 80)));
        Assert.Equal("year-unsupported", Assert.Single((await reader.Outcome(early)).Problems).Code);

        var other = new PipelineUnderTest(storage.Account);
        await other.Put(ContainerNames.Frameworks, "2576.json", Framework(2576));
        await other.Frameworks.IngestAsync("2576.json", CancellationToken.None);
        Assert.Equal(SubmissionState.Accepted, (await reader.Outcome(early)).State);

        // The reader has looked for frameworks a moment ago, before this one, and so reads this as of an unknown year.
        var late = await reader.Upload(2576, "late.xlsx", Exports.Summary((2576, 90)));
        Assert.Equal(
            [SubmissionState.Received, SubmissionState.Rejected, SubmissionState.Received, SubmissionState.Accepted],
            (await reader.Outcome(late)).History.Select(change => change.State)
        );
        await reader.Drain();
        await storage.Account.Container(ContainerNames.Frameworks).DeleteBlobAsync("2576.json");
    }

    private static byte[] Framework(int year, int iit = 30, int oit = 40)
    {
        var json = JsonNode.Parse(FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!.Text.Span)!;
        json["fiscalYear"] = year;
        json["instruments"]![0]!["weight"] = iit;
        json["instruments"]![2]!["weight"] = oit;
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static async Task<Submission> Outcome(PipelineUnderTest pipeline, string name) =>
        (await pipeline.Submissions.FindAsync((await pipeline.Uploads.FindAsync(ContainerNames.Frameworks, name))!))!;
}

using System.Security.Cryptography;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

/// <summary>
/// What a storage that was killed leaves: rows and files that are not there, of uploads that say they are reported.
/// </summary>
public sealed class LostFiguresTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Theory]
    [InlineData("Tallies")]
    [InlineData("Results")]
    [InlineData("Items")]
    [InlineData("reports")]
    [InlineData("Agencies")]
    [InlineData("Tallies", "Results", "Items", "reports", "Agencies", "Pending")]
    public async Task What_was_made_of_an_upload_comes_back_as_it_was(params string[] lost)
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2565, "iit.xlsx", Exports.ItemScores(new FiscalYear(2565), (Instrument.IIT, 80)));
        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Upload(2566, "oit.xlsx", Exports.ItemScores(s_year, (Instrument.OIT, 70)));
        await SettleAsync(pipeline);
        var before = await StateAsync(pipeline);

        await LoseAsync(pipeline, lost);
        Assert.NotEqual(before, await StateAsync(pipeline));
        var round = await pipeline.Reconciliation.ReconcileAsync(isThorough: true, CancellationToken.None);
        Assert.NotEqual(0, round!.Restored);
        await SettleAsync(pipeline);

        Assert.Equal(before, await StateAsync(pipeline));
        Assert.All(
            await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year),
            submission => Assert.Equal((SubmissionState.Reported, 0), (submission.State, submission.Warnings.Length))
        );
        var next = await pipeline.Reconciliation.ReconcileAsync(isThorough: true, CancellationToken.None);
        Assert.True(next!.FoundNothing);
    }

    [Fact]
    public async Task Figures_in_a_row_that_cannot_be_read_are_made_again()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Upload(2566, "oit.xlsx", Exports.ItemScores(s_year, (Instrument.OIT, 70)));
        await SettleAsync(pipeline);
        var before = await StateAsync(pipeline);

        var damaged = new TableEntity($"{pipeline.Agency.Code}_2566", nameof(Instrument.IIT)) { ["Foreign"] = "?" };
        await storage.Account.Table(TableNames.Tallies).UpsertEntityAsync(damaged, TableUpdateMode.Replace);
        var round = await pipeline.Reconciliation.ReconcileAsync(isThorough: true, CancellationToken.None);
        Assert.Equal(1, round!.Restored);
        await SettleAsync(pipeline);

        Assert.Equal(before, await StateAsync(pipeline));
    }

    [Fact]
    public async Task Of_an_agency_that_only_its_own_upload_has_named_the_name_comes_back_too()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Upload(
            2566,
            "iit.xlsx",
            Exports.WithInformation(Exports.ItemScores(s_year, (Instrument.IIT, 90)), pipeline.Agency)
        );
        await SettleAsync(pipeline);
        var before = await StateAsync(pipeline);

        await LoseAsync(pipeline, "Agencies", "Tallies", "Results");
        await pipeline.Reconciliation.ReconcileAsync(isThorough: true, CancellationToken.None);
        await SettleAsync(pipeline);

        Assert.Equal(before, await StateAsync(pipeline));
    }

    [Fact]
    public async Task What_came_from_a_published_table_comes_back_from_it()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = $"2564/{pipeline.Agency.Code}.xlsx";
        await pipeline.Put(
            ContainerNames.Results,
            name,
            Exports.Published(new FiscalYear(2564), (pipeline.Agency, 90, 80, 70))
        );
        await pipeline.ResultsIngestion.IngestAsync(name, CancellationToken.None);
        await SettleAsync(pipeline);
        var before = await StateAsync(pipeline);

        await LoseAsync(pipeline, "Tallies", "Results");
        await pipeline.Reconciliation.ReconcileAsync(isThorough: true, CancellationToken.None);
        await SettleAsync(pipeline);

        Assert.Equal(before, await StateAsync(pipeline));
    }

    [Fact]
    public async Task Where_the_file_is_gone_too_its_page_says_so_and_the_result_of_it_stays()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Upload(2566, "oit.xlsx", Exports.ItemScores(s_year, (Instrument.OIT, 70)));
        await SettleAsync(pipeline);
        var before = (await pipeline.Row(2566))!.Version;

        await LoseAsync(pipeline, "Tallies");
        await storage
            .Account.Container(ContainerNames.Uploads)
            .DeleteBlobAsync($"2566/{pipeline.Agency.Code}/oit.xlsx");
        foreach (var _ in (int[])[1, 2])
            await pipeline.Reconciliation.ReconcileAsync(isThorough: true, CancellationToken.None);
        var parts = (await pipeline.Tallies.GetAsync(pipeline.Agency.Code, s_year)).Parts;

        Assert.Equal([Instrument.IIT], parts.Select(part => part.Tally.Instrument));
        Assert.Equal(before, (await pipeline.Row(2566))!.Version);
        foreach (var submission in await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year))
        {
            Assert.Equal(SubmissionState.Reported, submission.State);
            Assert.Equal(
                submission.Blob.FileName == "oit.xlsx" ? ["figures-lost"] : [],
                submission.Warnings.Select(warning => warning.Code)
            );
        }
    }

    [Fact]
    public async Task An_older_upload_does_not_take_the_place_of_a_newer_one_that_is_lost()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2566, "older.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 60)));
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await pipeline.Upload(2566, "newer.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await SettleAsync(pipeline);

        await LoseAsync(pipeline, "Tallies");
        await storage
            .Account.Container(ContainerNames.Uploads)
            .DeleteBlobAsync($"2566/{pipeline.Agency.Code}/newer.xlsx");
        await pipeline.Reconciliation.ReconcileAsync(isThorough: true, CancellationToken.None);
        await SettleAsync(pipeline);

        Assert.Empty((await pipeline.Tallies.GetAsync(pipeline.Agency.Code, s_year)).Parts);
        Assert.Equal(90, (await pipeline.Row(2566))!.Result.Instruments[0].Score.Value);
    }

    // Until nothing is renewed any more: medians and comparisons follow results.
    private static async Task SettleAsync(PipelineUnderTest pipeline)
    {
        do await pipeline.DrainAll();
        while (await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None) is not { FoundNothing: true });
    }

    private async Task LoseAsync(PipelineUnderTest pipeline, params string[] lost)
    {
        foreach (var what in lost)
        {
            if (what == ContainerNames.Reports)
            {
                var reports = storage.Account.Container(what);
                await foreach (var blob in reports.GetBlobsAsync())
                {
                    if (IsOf(pipeline, blob.Name))
                        await reports.DeleteBlobAsync(blob.Name);
                }

                continue;
            }

            await foreach (var entity in storage.Account.Table(what).QueryAsync<TableEntity>())
            {
                if (IsOf(pipeline, entity.PartitionKey + "/" + entity.RowKey))
                    await storage.Account.Table(what).DeleteEntityAsync(entity.PartitionKey, entity.RowKey);
            }
        }
    }

    // All rows and files of the agency, but for the times at which something was done.
    private async Task<IReadOnlyList<string>> StateAsync(PipelineUnderTest pipeline)
    {
        var state = new List<string>();
        foreach (var table in (string[])[TableNames.Agencies, TableNames.Tallies, TableNames.Items])
        {
            await foreach (var entity in storage.Account.Table(table).QueryAsync<TableEntity>())
            {
                if (IsOf(pipeline, entity.PartitionKey + "/" + entity.RowKey))
                    state.Add($"{table} {entity.PartitionKey} {entity.RowKey} {Text(entity)}");
            }
        }

        foreach (var year in (int[])[2564, 2565, 2566])
        {
            var found = await pipeline.Results.ListWithUploadsAsync(pipeline.Agency.ProvinceCode, new FiscalYear(year));
            state.AddRange(
                found
                    .Rows.Where(row => row.Agency.Code == pipeline.Agency.Code)
                    .Select(row => $"{year} {row.Version} {row.InputVersion} {row.ReportVersion}")
            );
            state.AddRange(
                found
                    .Uploads.Where(upload => upload.Agency == pipeline.Agency.Code)
                    .Select(upload => $"{year} {upload.State} {upload.ChangedAt:O}")
            );
        }

        var reports = storage.Account.Container(ContainerNames.Reports);
        await foreach (var blob in reports.GetBlobsAsync())
        {
            if (!IsOf(pipeline, blob.Name))
                continue;
            var content = (await reports.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
            state.Add($"{blob.Name} {Convert.ToHexStringLower(SHA256.HashData(content))}");
        }

        return state;
    }

    private static string Text(TableEntity entity) =>
        string.Join(
            ' ',
            entity
                .Where(property => property.Key is not ("odata.etag" or "Timestamp"))
                .OrderBy(property => property.Key, StringComparer.Ordinal)
                .Select(property =>
                    $"{property.Key}={(property.Value is byte[] bytes ? Convert.ToHexStringLower(bytes) : property.Value)}"
                )
        );

    private static bool IsOf(PipelineUnderTest pipeline, string name) =>
        name.Split('/', '_', ':').Contains(pipeline.Agency.Code.Value, StringComparer.Ordinal);
}

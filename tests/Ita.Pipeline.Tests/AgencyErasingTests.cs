using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Profiles;
using Ita.Pipeline.Rescoring;
using Ita.Storage;
using Ita.Storage.Audit;
using Ita.Storage.Erasing;
using Ita.Storage.FollowUps;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class AgencyErasingTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2566);
    private static readonly OrderedBy s_operator = new("command-line", "clerk@office");

    [Fact]
    public async Task Nothing_of_the_agency_is_found_anywhere_and_nothing_of_its_neighbour_is_touched()
    {
        var (agency, neighbour) = await TwoAgenciesWithEverything();
        var before = await Everything(neighbour.Agency.Code);
        Assert.Equal(
            Enum.GetValues<TraceKind>().Except([TraceKind.ProvisionalAgency]),
            (await agency.Traces.FindAsync(agency.Agency.Code, null)).Select(trace => trace.Kind).Distinct()
        );

        var erased = await Erase(agency, null);

        Assert.True(erased.Left.AreErased);
        Assert.Empty(erased.Left.Traces);
        Assert.Equal(["2564/tables/both.xlsx"], erased.Erased.Tables.Select(table => Astray(table.Blob.Name, agency)));
        Assert.Empty(await Everything(agency.Agency.Code));
        Assert.Equal(before, await Everything(neighbour.Agency.Code));
    }

    [Fact]
    public async Task Nothing_comes_back_by_reconciliation_not_even_by_a_thorough_round_that_reads_the_table_again()
    {
        var (agency, neighbour) = await TwoAgenciesWithEverything();
        await Erase(agency, null);

        // So that the table which has both is read again, for the neighbour.
        foreach (var trace in await agency.Traces.FindAsync(neighbour.Agency.Code, new FiscalYear(2564)))
        {
            if (trace.Kind == TraceKind.Tally)
                await agency.Traces.DeleteAsync(trace);
        }

        for (var round = 0; round < 3; round++)
        {
            await agency.Reconciliation.ReconcileAsync(isThorough: true, CancellationToken.None);
            await agency.DrainAll();
        }

        Assert.NotEmpty((await neighbour.Tallies.GetAsync(neighbour.Agency.Code, new FiscalYear(2564))).Parts);
        Assert.Empty(await Everything(agency.Agency.Code));
    }

    [Fact]
    public async Task A_second_run_finds_nothing_and_is_not_noted()
    {
        var (agency, _) = await TwoAgenciesWithEverything();
        await Erase(agency, null);

        var again = await Erase(agency, null);

        Assert.True(again.Erased.AreErased);
        Assert.Empty(again.Erased.Traces);
        var entry = Assert.Single(await Noted(agency));
        Assert.Equal(
            (AuditAction.Erase, "clerk@office", agency.Agency.Code, (FiscalYear?)null),
            (entry.Action, entry.VisitorName, entry.Agency!.Value, entry.FiscalYear)
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task What_an_interrupted_run_has_left_is_erased_by_the_next(int eighths)
    {
        var (agency, _) = await TwoAgenciesWithEverything();
        var traces = await agency.Traces.FindAsync(agency.Agency.Code, null);
        foreach (var trace in traces.Take(traces.Count * eighths / 8))
            await agency.Traces.DeleteAsync(trace);

        // The app goes on meanwhile.
        await agency.Reconciliation.ReconcileAsync(CancellationToken.None);
        await agency.DrainAll();
        await Erase(agency, null);

        Assert.Empty(await Everything(agency.Agency.Code));
    }

    [Fact]
    public async Task Of_one_year_only_that_year_goes()
    {
        var (agency, _) = await TwoAgenciesWithEverything();
        var others = await agency.Traces.FindAsync(agency.Agency.Code, new FiscalYear(2565));

        await Erase(agency, s_year);

        Assert.Empty(await agency.Traces.FindAsync(agency.Agency.Code, s_year));
        Assert.Equal(others, await agency.Traces.FindAsync(agency.Agency.Code, new FiscalYear(2565)));
        Assert.NotEqual(
            Ita.Storage.Profiles.StoredProfile.None.Version,
            (await agency.Profiles.GetAsync(agency.Agency.Code)).Version
        );
    }

    [Fact]
    public async Task A_years_figures_do_not_come_back_from_a_workbook_of_another_year()
    {
        var agency = await Registered();
        await agency.Upload(2567, "summary.xlsx", Exports.Summary((2566, 80), (2567, 85)));
        await agency.DrainAll();
        Assert.NotNull(await agency.Row(2566));

        var erased = await Erase(agency, s_year);
        foreach (var trace in await agency.Traces.FindAsync(agency.Agency.Code, new FiscalYear(2567)))
        {
            if (trace.Kind == TraceKind.Tally)
                await agency.Traces.DeleteAsync(trace);
        }

        await agency.Reconciliation.ReconcileAsync(isThorough: true, CancellationToken.None);
        await agency.DrainAll();

        Assert.Equal(
            [$"2567/{agency.Agency.Code}/summary.xlsx"],
            erased.Erased.OtherExports.Select(export => export.Blob.Name)
        );
        Assert.NotNull(await agency.Row(2567));
        Assert.Null(await agency.Row(2566));
        Assert.Empty((await agency.Tallies.GetAsync(agency.Agency.Code, s_year)).Parts);
    }

    [Fact]
    public async Task An_agency_that_only_its_own_upload_has_named_is_forgotten_and_one_of_a_registry_is_not()
    {
        var unknown = new PipelineUnderTest(storage.Account);
        await unknown.Upload(
            2566,
            "iit.xlsx",
            Exports.WithInformation(Exports.ItemScores(s_year, (Instrument.IIT, 90)), unknown.Agency)
        );
        await unknown.DrainAll();
        Assert.True((await unknown.Agencies.FindAsync(unknown.Agency.Code))!.IsProvisional);
        var known = await Registered();
        await known.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));

        await Erase(unknown, null);
        await Erase(known, null);

        Assert.Null(await unknown.Agencies.FindAsync(unknown.Agency.Code));
        Assert.NotNull(await known.Agencies.FindAsync(known.Agency.Code));
    }

    [Fact]
    public async Task It_waits_for_its_turn_while_reconciliation_is_at_work()
    {
        var agency = await Registered();
        await agency.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await using var turn = await agency.Turns.TryTakeTurnAsync();

        Assert.Null(await agency.Erasing.EraseAsync(agency.Agency.Code, null, s_operator, CancellationToken.None));

        Assert.NotEmpty(await agency.Traces.FindAsync(agency.Agency.Code, null));
    }

    [Fact]
    public async Task A_neighbour_whose_code_begins_alike_or_is_called_as_a_province_or_a_year_is_no_trace_of_it()
    {
        var agency = await Registered();
        await agency.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await agency.DrainAll();

        Assert.Empty(await agency.Traces.FindAsync(new AgencyCode("test"), null));
        Assert.Empty(await agency.Traces.FindAsync(new AgencyCode(agency.Agency.ProvinceCode.Value), null));
        Assert.Empty(await agency.Traces.FindAsync(new AgencyCode("2566"), null));
    }

    private async Task<PipelineUnderTest> Registered()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        return pipeline;
    }

    // Every kind of trace, of both; and one table that holds both.
    private async Task<(PipelineUnderTest Agency, PipelineUnderTest Neighbour)> TwoAgenciesWithEverything()
    {
        var agency = await Registered();
        var neighbour = new PipelineUnderTest(
            storage.Account,
            agency: agency.Agency with
            {
                Code = new AgencyCode($"{agency.Agency.Code}-b"),
                Name = $"{agency.Agency.Name} ข",
            }
        );
        await neighbour.Register();
        foreach (var each in new[] { agency, neighbour })
        {
            var (code, path) = (each.Agency.Code, $"2566/{each.Agency.Code}");
            await each.Upload(2565, "iit.xlsx", Exports.ItemScores(s_year.Previous, (Instrument.IIT, 80)));
            await each.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
            await each.Upload(2566, "bad.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 190)));
            await each.DrainAll();
            await Stray(each, ContainerNames.Uploads, $"{code}/no-year.xlsx", each.Ingestion.IngestAsync);
            using var form = await each.Reports.OpenReadAsync(
                new Ita.Storage.Reports.ReportKey(s_year, each.Agency.ProvinceCode, code),
                "-follow-up.xlsx"
            );
            using var content = new MemoryStream();
            await form!.Content.CopyToAsync(content);
            await each.Put(ContainerNames.FollowUp, $"{path}/form.xlsx", content.ToArray());
            await each.FollowUpIngestion.IngestAsync($"{path}/form.xlsx", CancellationToken.None);
            var blob = (await each.Uploads.FindAsync(ContainerNames.FollowUp, $"{path}/form.xlsx"))!;
            await each.FollowUps.PutAsync(
                code,
                s_year,
                new FollowUpSource(blob, "0"),
                [
                    new FollowUpEntry
                    {
                        Part = Instrument.IIT,
                        Item = new ItemId('i', 1),
                        Done = "ทำแล้ว",
                    },
                ]
            );
            await each.ProfileSaving.SaveAsync(
                each.Agency,
                ProfileFile.Read("""{ "units": ["กองของเรา"] }"""u8.ToArray()).Profile!,
                Ita.Storage.Profiles.StoredProfile.None.Version,
                CancellationToken.None
            );
            await each.Failures.RecordReportFailureAsync($"{{ \"agency\": \"{code}\" 2566", CancellationToken.None);
            await each.Results.ReleaseAsync((await each.Row(2566))!);
        }

        var table = $"2564/tables-{agency.Agency.Code}/both.xlsx";
        await agency.Put(
            ContainerNames.Results,
            table,
            Exports.Published(new FiscalYear(2564), (agency.Agency, 90, 80, 70), (neighbour.Agency, 85, 85, 85))
        );
        await agency.ResultsIngestion.IngestAsync(table, CancellationToken.None);
        await agency.DrainAll();

        // Under way: nobody has read it yet.
        foreach (var each in new[] { agency, neighbour })
        {
            var name = await each.Put(2566, "new.xlsx", Exports.ItemScores(s_year, (Instrument.OIT, 70)));
            await each.Submissions.AddAsync((await each.Uploads.FindAsync(ContainerNames.Uploads, name))!);
        }

        return (agency, neighbour);
    }

    private static async Task Stray(
        PipelineUnderTest pipeline,
        string container,
        string name,
        Func<string, CancellationToken, Task> ingest
    )
    {
        await pipeline.Put(container, name, [1, 2, 3]);
        await ingest(name, CancellationToken.None);
    }

    // The folder carries the agency's code only to keep tests apart.
    private static string Astray(string name, PipelineUnderTest pipeline) =>
        name.Replace($"-{pipeline.Agency.Code}", "", StringComparison.Ordinal);

    private static async Task<Pipeline.Erasing.ErasedHoldings> Erase(PipelineUnderTest pipeline, FiscalYear? year) =>
        (await pipeline.Erasing.EraseAsync(pipeline.Agency.Code, year, s_operator, CancellationToken.None))!;

    private async Task<IReadOnlyList<AuditEntry>> Noted(PipelineUnderTest pipeline) =>
        (
            await new AuditStore(storage.Account).ListAsync(
                pipeline.Agency.ProvinceCode,
                AuditMonth.Of(TimeProvider.System.GetUtcNow())
            )
        )
            .Entries.Where(entry => entry.Agency == pipeline.Agency.Code)
            .ToList();

    /// <summary>
    /// Every blob and row of the account that names the code, with its version, but for what is meant to stay: the
    /// registry, the audit, and tables that are of many.
    /// </summary>
    private async Task<IReadOnlyList<string>> Everything(AgencyCode code)
    {
        var found = new List<string>();
        var pattern = new Regex($"(?<![A-Za-z0-9-]){code}(?![A-Za-z0-9-])");
        foreach (var container in ContainerNames.All.Except([ContainerNames.Registry, ContainerNames.Results]))
        {
            var client = storage.Account.Container(container);
            await foreach (var blob in client.GetBlobsAsync())
            {
                var isText = container == ContainerNames.State;
                var text = isText
                    ? (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString()
                    : "";
                if (pattern.IsMatch($"{blob.Name} {text}"))
                    found.Add($"{container} {blob.Name} {blob.Properties.ETag}");
            }
        }

        foreach (var table in TableNames.All.Except([TableNames.Audit]))
        {
            await foreach (var entity in storage.Account.Table(table).QueryAsync<TableEntity>())
            {
                if (!IsMeantToStay(table, entity) && pattern.IsMatch(Text(entity)))
                    found.Add($"{table} {entity.PartitionKey} {entity.RowKey} {entity.ETag}");
            }
        }

        return found;
    }

    private static bool IsMeantToStay(string table, TableEntity entity) =>
        (table == TableNames.Agencies && entity.PartitionKey != "profile")
        || (
            table is TableNames.Submissions or TableNames.Pending
            && Regex.IsMatch($"{entity.PartitionKey} {entity.RowKey}", @"\A(\S+ )?(registry|results)\b")
        );

    // Long texts are compressed and cut into name_0, name_1, ….
    private static string Text(TableEntity entity)
    {
        var text = new StringBuilder($"{entity.PartitionKey} {entity.RowKey} ".Replace('_', ' '));
        using var compressed = new MemoryStream();
        foreach (var (_, value) in entity.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            if (value is byte[] bytes)
                compressed.Write(bytes);
            else
                text.Append(' ').Append(value);
        }

        if (compressed.Length == 0)
            return text.ToString();
        compressed.Position = 0;
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        return text.Append(reader.ReadToEnd()).ToString();
    }
}

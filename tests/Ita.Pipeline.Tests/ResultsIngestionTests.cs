using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Failures;
using Ita.Storage;
using Ita.Storage.Tallies;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

/// <summary>Published tables of results: a year of many agencies at once.</summary>
public sealed class ResultsIngestionTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly FiscalYear s_year = new(2564);

    [Fact]
    public async Task Each_row_becomes_its_agencys_result_and_report()
    {
        var (first, second) = await TwoAgencies();
        var name = await Send(first, "2564", Table((first.Agency, 90, 80, 70), (second.Agency, 85, 85, 85)));

        var outcome = await Outcome(first, name);
        Assert.Equal((SubmissionState.Accepted, 0), (outcome.State, outcome.Problems.Length));
        Assert.Equal([first.Agency.Code, second.Agency.Code], outcome.Agencies);
        Assert.Equal([Instrument.IIT, Instrument.EIT, Instrument.OIT], outcome.Parts.Select(part => part.Instrument));
        Assert.False(outcome.IsOfUnknownAgency);

        await first.Drain();
        await second.Drain();

        // 27.00 + 24.00 + 28.00 by the weights 30, 30 and 40.
        Assert.Equal("79.00", (await first.Row(2564))!.Result.Total.ToString());
        Assert.Equal("85.00", (await second.Row(2564))!.Result.Total.ToString());
        Assert.NotNull((await first.Row(2564))!.ReportVersion);
        Assert.NotNull(await second.ReportProperties(2564));
    }

    [Fact]
    public async Task A_wrong_cell_turns_the_whole_table_away_and_leaves_nothing()
    {
        var (first, second) = await TwoAgencies();
        var name = await Send(first, "2564", Table((first.Agency, 90, 80, 70), (second.Agency, 85, "ดีมาก", 85)));

        var outcome = await Outcome(first, name);
        Assert.Equal(SubmissionState.Rejected, outcome.State);
        Assert.All(outcome.Problems, problem => Assert.Equal("score-not-a-number", problem.Code));
        Assert.Contains(outcome.Problems, problem => problem.Cell == "H3");
        Assert.Empty(outcome.Agencies);
        foreach (var pipeline in new[] { first, second })
        {
            Assert.Empty((await pipeline.Tallies.GetAsync(pipeline.Agency.Code, s_year)).Parts);
            Assert.Empty(await pipeline.Take(QueueNames.ScoreAgency));
        }
    }

    [Fact]
    public async Task Whoever_reads_it_again_sends_the_messages_of_every_agency_again_and_changes_nothing()
    {
        var (first, second) = await TwoAgencies();
        var name = await Send(first, "2564", Table((first.Agency, 90, 80, 70), (second.Agency, 85, 85, 85)));
        await first.Drain();
        await second.Drain();
        var (row, outcome) = ((await first.Row(2564))!, await Outcome(first, name));

        await first.ResultsIngestion.IngestAsync(name, CancellationToken.None);

        Assert.Equal([first.Message(2564)], await first.Take(QueueNames.ScoreAgency));
        Assert.Equal([second.Message(2564)], await second.Take(QueueNames.ScoreAgency));
        await first.Score(2564);
        Assert.Equal((row.Version, row.ReportVersion), await Versions(first));
        Assert.Equal(outcome.History, (await Outcome(first, name)).History);
    }

    [Fact]
    public async Task Ended_after_any_of_its_writings_and_repeated_it_comes_to_the_same()
    {
        string? version = null;
        for (var writings = 0; ; writings++)
        {
            var (first, second) = await TwoAgencies();
            var table = Table((first.Agency, 90, 80, 70), (second.Agency, 90, 80, 70));
            var name = $"2564/{first.Agency.Code}/table.xlsx";
            await first.Put(ContainerNames.Results, name, table);

            var hasEnded = await EndsAfter(writings, first.Agency, name);

            await first.ResultsIngestion.IngestAsync(name, CancellationToken.None);
            Assert.Equal(SubmissionState.Accepted, (await Outcome(first, name)).State);
            foreach (var pipeline in new[] { first, second })
            {
                Assert.Contains(pipeline.Message(2564), await pipeline.Take(QueueNames.ScoreAgency));
                var parts = (await pipeline.Tallies.GetAsync(pipeline.Agency.Code, s_year)).Parts;
                Assert.Equal(3, parts.Length);
                Assert.All(parts, part => Assert.Equal(TallyOrigin.Published, part.Origin));
                await pipeline.Scoring.ScoreAsync(pipeline.Message(2564), CancellationToken.None);
                var total = (await pipeline.Row(2564))!.Result.Total.ToString();
                Assert.Equal(version ??= total, total);
            }

            // The last round lived to its end.
            if (!hasEnded)
                break;
        }
    }

    [Fact]
    public async Task Below_a_provinces_folder_only_that_provinces_agencies_are_known()
    {
        var (first, other) = (new PipelineUnderTest(storage.Account), new PipelineUnderTest(storage.Account));
        await first.Register();
        await other.Register();
        Assert.NotEqual(first.Agency.ProvinceCode, other.Agency.ProvinceCode);
        var table = Table((first.Agency, 90, 80, 70), (other.Agency, 85, 85, 85));

        var restricted = await Send(first, $"2564/{first.Agency.ProvinceCode}", table);
        Assert.Equal(SubmissionState.Rejected, (await Outcome(first, restricted)).State);
        Assert.All(
            (await Outcome(first, restricted)).Problems,
            problem => Assert.Equal(("agency-mismatch", "3"), (problem.Code, problem.Cell![1..]))
        );
        Assert.Empty((await first.Tallies.GetAsync(first.Agency.Code, s_year)).Parts);
        Assert.Equal(
            restricted,
            Assert
                .Single(
                    await first.Submissions.ListPublishedAsync(first.Agency.ProvinceCode, s_year),
                    listed => listed.Blob.Name == restricted
                )
                .Blob.Name
        );

        var open = await Send(first, "2564", table);
        Assert.Equal(SubmissionState.Accepted, (await Outcome(first, open)).State);
    }

    [Fact]
    public async Task A_path_without_a_year_is_refused_with_the_right_one()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = $"{pipeline.Agency.Code}.xlsx";
        await pipeline.Put(ContainerNames.Results, name, Table((pipeline.Agency, 90, 80, 70)));

        await pipeline.ResultsIngestion.IngestAsync(name, CancellationToken.None);

        var problem = Assert.Single((await Outcome(pipeline, name)).Problems);
        Assert.Equal("path-invalid", problem.Code);
        Assert.Contains("2564/31/ita.xlsx", problem.MessageTh, StringComparison.Ordinal);
        Assert.Contains("2564/31/ita.xlsx", problem.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_with_an_unknown_agency_is_read_again_when_a_registry_names_it()
    {
        var (known, late) = (new PipelineUnderTest(storage.Account), new PipelineUnderTest(storage.Account));
        await known.Register();
        var name = await Send(known, "2564", Table((known.Agency, 90, 80, 70), (late.Agency, 85, 85, 85)));
        Assert.True((await Outcome(known, name)).IsOfUnknownAgency);
        Assert.Equal(
            ["agency-unknown"],
            (await Outcome(known, name)).Problems.Select(problem => problem.Code).Distinct()
        );
        Assert.Empty(await known.Take(QueueNames.ScoreAgency));

        await late.Register();

        Assert.Equal(SubmissionState.Accepted, (await Outcome(known, name)).State);
        Assert.False((await Outcome(known, name)).IsOfUnknownAgency);
        Assert.Equal([known.Message(2564)], await known.Take(QueueNames.ScoreAgency));
        Assert.Equal([late.Message(2564)], await late.Take(QueueNames.ScoreAgency));
    }

    [Fact]
    public async Task A_registry_that_comes_while_the_table_is_read_is_not_missed()
    {
        var known = new PipelineUnderTest(storage.Account);
        await known.Register();
        var sibling = known.Agency with { Code = new AgencyCode($"{known.Agency.Code}-b"), Name = "เทศบาลตำบลมาช้า" };
        var late = new PipelineUnderTest(storage.Account, agency: sibling);
        var isDone = 0;
        var transport = new ScriptedTransport(
            async (message, send) =>
            {
                await send();

                // Once, as soon as this province's agencies were read.
                if (
                    message.Request.Method == RequestMethod.Get
                    && message.Request.Uri.ToUri().AbsoluteUri.Contains("Agencies", StringComparison.Ordinal)
                    && Uri.UnescapeDataString(message.Request.Uri.Query)
                        .Contains($"'{known.Agency.ProvinceCode}'", StringComparison.Ordinal)
                    && Interlocked.Exchange(ref isDone, 1) == 0
                )
                    await late.Register();
            }
        );
        var pipeline = new PipelineUnderTest(storage.Through(transport), agency: known.Agency);
        var name = await Send(
            pipeline,
            $"2564/{known.Agency.ProvinceCode}",
            Table((known.Agency, 90, 80, 70), (sibling, 85, 85, 85))
        );

        Assert.Equal(1, isDone);
        Assert.Equal(
            [SubmissionState.Received, SubmissionState.Rejected, SubmissionState.Received, SubmissionState.Accepted],
            (await Outcome(known, name)).History.Select(change => change.State)
        );
        await known.Drain();
        await late.Drain();
    }

    [Fact]
    public async Task An_agency_that_only_an_upload_of_its_own_names_is_unknown()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Upload(
            2566,
            "iit.xlsx",
            Exports.WithInformation(Exports.ItemScores(new FiscalYear(2566), (Instrument.IIT, 90)), pipeline.Agency)
        );
        await pipeline.Drain();

        var name = await Send(pipeline, "2564", Table((pipeline.Agency, 90, 80, 70)));

        Assert.Equal(
            ["agency-unknown"],
            (await Outcome(pipeline, name)).Problems.Select(problem => problem.Code).Distinct()
        );
    }

    [Fact]
    public async Task A_table_of_a_year_without_a_framework_is_read_again_when_there_is_one()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await Send(pipeline, "2577", Table((pipeline.Agency, 90, 80, 70)));
        Assert.Equal("year-unsupported", Assert.Single((await Outcome(pipeline, name)).Problems).Code);

        await pipeline.Put(ContainerNames.Frameworks, "2577.json", Framework(2577));
        await pipeline.Frameworks.IngestAsync("2577.json", CancellationToken.None);

        Assert.Equal(SubmissionState.Accepted, (await Outcome(pipeline, name)).State);
        await pipeline.Drain();
        Assert.Equal("79.00", (await pipeline.Row(2577))!.Result.Total.ToString());
        await storage.Account.Container(ContainerNames.Frameworks).DeleteBlobAsync("2577.json");
        await pipeline.Frameworks.ReconcileAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_report_of_the_year_after_is_written_anew()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2565, "summary.xlsx", Exports.Summary((2565, 84)));
        await pipeline.Drain();
        var before = (await pipeline.Row(2565))!.ReportVersion;

        await Send(pipeline, "2564", Table((pipeline.Agency, 90, 80, 70)));
        await pipeline.Drain();

        Assert.NotNull(before);
        Assert.NotEqual(before, (await pipeline.Row(2565))!.ReportVersion);
        Assert.Equal("84.00", (await pipeline.Row(2565))!.Result.Total.ToString());
    }

    [Fact]
    public async Task What_the_agency_itself_hands_in_is_never_replaced_by_a_table()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        await pipeline.Upload(2565, "iit.xlsx", Exports.ItemScores(new FiscalYear(2565), (Instrument.IIT, 60)));
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        await Send(pipeline, "2565", Exports.Published(new FiscalYear(2565), (pipeline.Agency, 90, 80, 70)));
        await pipeline.Drain();

        // 18.00 + 24.00 + 28.00: the agency's IIT, the published EIT and OIT.
        Assert.Equal("70.00", (await pipeline.Row(2565))!.Result.Total.ToString());
    }

    [Fact]
    public async Task Of_two_tables_the_newer_counts_in_whatever_order_they_are_read()
    {
        foreach (var isNewerFirst in new[] { false, true })
        {
            var pipeline = new PipelineUnderTest(storage.Account);
            await pipeline.Register();
            var older = await Put(pipeline, "2564", "b.xlsx", Table((pipeline.Agency, 60, 60, 60)));
            await Task.Delay(TimeSpan.FromSeconds(1.1));
            var newer = await Put(pipeline, "2564", "a.xlsx", Table((pipeline.Agency, 90, 80, 70)));

            foreach (var name in isNewerFirst ? new[] { newer, older } : [older, newer])
                await pipeline.ResultsIngestion.IngestAsync(name, CancellationToken.None);
            await pipeline.Drain();

            Assert.Equal("79.00", (await pipeline.Row(2564))!.Result.Total.ToString());
        }
    }

    [Fact]
    public async Task A_lost_event_and_lost_messages_are_made_up_for_and_the_table_comes_to_its_end()
    {
        // Alone: what other tests leave would be sent on here too, and make the queues so busy that nothing is.
        await using var alone = new StorageFixture();
        await alone.InitializeAsync();
        var pipeline = new PipelineUnderTest(alone.Account);
        await pipeline.Register();
        var name = await Put(pipeline, "2564", "table.xlsx", Table((pipeline.Agency, 90, 80, 70)));

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Accepted, (await Outcome(pipeline, name)).State);

        // Lost on its way to be scored.
        Assert.Contains(pipeline.Message(2564), await pipeline.Take(QueueNames.ScoreAgency));
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Equal([pipeline.Message(2564)], await pipeline.Take(QueueNames.ScoreAgency));
        await pipeline.Scoring.ScoreAsync(pipeline.Message(2564), CancellationToken.None);

        // Lost on its way to be reported.
        await pipeline.Take(QueueNames.WriteReport);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Contains(pipeline.Message(2564), await pipeline.Take(QueueNames.WriteReport));
        Assert.Equal(SubmissionState.Accepted, (await Outcome(pipeline, name)).State);
        await pipeline.Writing.WriteAsync(pipeline.Message(2564), CancellationToken.None);

        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Reported, (await Outcome(pipeline, name)).State);

        // Delivered once more, or looked at once more: there is nothing left to do.
        await pipeline.ResultsIngestion.IngestAsync(name, CancellationToken.None);
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Empty(await pipeline.Take(QueueNames.ScoreAgency));
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));
    }

    [Fact]
    public async Task A_table_that_failed_for_the_last_time_waits_for_a_person_who_starts_it_again()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await Put(pipeline, "2564", "table.xlsx", Table((pipeline.Agency, 90, 80, 70)));
        await pipeline.Failures.RecordAsync(new UploadFailure(ContainerNames.Results, name), CancellationToken.None);
        var failed = await Outcome(pipeline, name);
        Assert.Equal((SubmissionState.Failed, "reading-failed"), (failed.State, Assert.Single(failed.Problems).Code));

        var restarted = await pipeline.Restart.RestartAsync(failed, CancellationToken.None);

        Assert.Equal(SubmissionState.Accepted, restarted.State);
        Assert.Equal([pipeline.Message(2564)], await pipeline.Take(QueueNames.ScoreAgency));
    }

    [Fact]
    public async Task An_agency_that_could_not_be_reported_is_told_with_its_table_and_not_tried_with_every_round()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        var name = await Send(pipeline, "2564", Table((pipeline.Agency, 90, 80, 70)));
        await pipeline.Take(QueueNames.ScoreAgency);
        await pipeline.Scoring.ScoreAsync(pipeline.Message(2564), CancellationToken.None);
        await pipeline.Take(QueueNames.WriteReport);

        await pipeline.Failures.RecordAsync(new ReportFailure(pipeline.Message(2564)), CancellationToken.None);

        var failed = await Outcome(pipeline, name);
        Assert.Equal(SubmissionState.Failed, failed.State);
        Assert.Equal(
            ("report-failed", pipeline.Agency.Code.Value),
            (Assert.Single(failed.Problems).Code, failed.Problems[0].Value)
        );
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        Assert.Empty(await pipeline.Take(QueueNames.WriteReport));

        await pipeline.Restart.RestartAsync(failed, CancellationToken.None);
        await pipeline.Drain();
        Assert.NotNull((await pipeline.Row(2564))!.ReportVersion);
        Assert.Equal(SubmissionState.Accepted, (await Outcome(pipeline, name)).State);
    }

    private async Task<(PipelineUnderTest First, PipelineUnderTest Second)> TwoAgencies()
    {
        var first = new PipelineUnderTest(storage.Account);
        await first.Register();
        var sibling = first.Agency with
        {
            Code = new AgencyCode($"{first.Agency.Code}-b"),
            Name = $"{first.Agency.Name} ข",
        };
        var second = new PipelineUnderTest(storage.Account, agency: sibling);
        await second.Register();
        return (first, second);
    }

    // Lets so many writings through and then ends the step, as a process that is killed would. Whether it came to that.
    private async Task<bool> EndsAfter(int writings, Agency agency, string name)
    {
        using var end = new CancellationTokenSource();
        var done = 0;
        var transport = new ScriptedTransport(
            async (message, send) =>
            {
                if (message.Request.Method != RequestMethod.Get && Interlocked.Increment(ref done) > writings)
                {
                    await end.CancelAsync();
                    throw new OperationCanceledException(end.Token);
                }

                await send();
            }
        );
        var pipeline = new PipelineUnderTest(storage.Through(transport), agency: agency);
        try
        {
            await pipeline.ResultsIngestion.IngestAsync(name, end.Token);
            return false;
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException)
        {
            return true;
        }
    }

    private static async Task<string> Send(PipelineUnderTest pipeline, string folder, byte[] table)
    {
        var name = await Put(pipeline, folder, "table.xlsx", table);
        await pipeline.ResultsIngestion.IngestAsync(name, CancellationToken.None);
        return name;
    }

    // Below a folder that no other test has.
    private static async Task<string> Put(PipelineUnderTest pipeline, string folder, string file, byte[] table)
    {
        var name = $"{folder}/{pipeline.Agency.Code}/{file}";
        await pipeline.Put(ContainerNames.Results, name, table);
        return name;
    }

    private static byte[] Table(params (Agency Agency, object Iit, object Eit, object Oit)[] rows) =>
        Exports.Published(s_year, rows);

    private static async Task<Submission> Outcome(PipelineUnderTest pipeline, string name) =>
        (await pipeline.Submissions.FindAsync((await pipeline.Uploads.FindAsync(ContainerNames.Results, name))!))!;

    private static async Task<(string Version, string? ReportVersion)> Versions(PipelineUnderTest pipeline)
    {
        var row = (await pipeline.Row(2564))!;
        return (row.Version, row.ReportVersion);
    }

    private static byte[] Framework(int year)
    {
        var json = JsonNode.Parse(FrameworkCatalogue.BuiltIn.Find(s_year)!.Text.Span)!;
        json["fiscalYear"] = year;
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}

using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Tallies;
using Ita.Testing.Storage;

namespace Ita.Pipeline.Tests;

public sealed class SurveyExportIngestionTests(StorageFixture storage)
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task An_accepted_export_is_tallied_noted_and_sent_to_be_scored()
    {
        var pipeline = await Registered();

        var name = await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));

        var outcome = await pipeline.Outcome(name);
        Assert.Equal(SubmissionState.Accepted, outcome.State);
        Assert.Equal([Instrument.IIT], outcome.Parts.Select(part => part.Instrument));
        Assert.Equal(64, outcome.Sha256!.Length);
        Assert.Equal(
            [Instrument.IIT],
            (await pipeline.Tallies.GetAsync(pipeline.Agency.Code, s_year)).Parts.Select(part => part.Tally.Instrument)
        );
        Assert.Equal([pipeline.Message(2566)], await pipeline.Take(QueueNames.ScoreAgency));
    }

    [Fact]
    public async Task The_same_event_twice_changes_nothing_and_sends_the_message_again()
    {
        var pipeline = await Registered();
        var name = await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        var (outcome, tallies) = (
            await pipeline.Outcome(name),
            await pipeline.Tallies.GetAsync(pipeline.Agency.Code, s_year)
        );
        await pipeline.Take(QueueNames.ScoreAgency);

        await pipeline.Ingestion.IngestAsync(name, CancellationToken.None);

        Assert.Equal(outcome.History, (await pipeline.Outcome(name)).History);
        Assert.Equal(tallies.Version, (await pipeline.Tallies.GetAsync(pipeline.Agency.Code, s_year)).Version);
        Assert.Equal([pipeline.Message(2566)], await pipeline.Take(QueueNames.ScoreAgency));
    }

    [Fact]
    public async Task An_older_upload_that_arrives_later_loses()
    {
        var pipeline = await Registered();
        var older = await pipeline.Put(
            2566,
            "a.xlsx",
            Exports.ItemScores(s_year, (Instrument.IIT, 70), (Instrument.OIT, 100))
        );
        var newer = await pipeline.Put(2566, "b.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));

        await pipeline.Ingestion.IngestAsync(newer, CancellationToken.None);
        await pipeline.Ingestion.IngestAsync(older, CancellationToken.None);
        await pipeline.Score(2566);

        var row = await pipeline.Row(2566);
        Assert.Equal("90.00", row!.Result.ScoreOf(Instrument.IIT)!.Value.ToString());
        Assert.Equal("100.00", row.Result.ScoreOf(Instrument.OIT)!.Value.ToString());
        Assert.Equal(SubmissionState.Reported, (await pipeline.Outcome(older)).State);
    }

    [Fact]
    public async Task A_blob_that_is_replaced_is_a_submission_of_its_own_and_counts()
    {
        var pipeline = await Registered();
        var name = await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 70)));
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        await pipeline.Score(2566);

        Assert.Equal("90.00", (await pipeline.Row(2566))!.Result.ScoreOf(Instrument.IIT)!.Value.ToString());
        Assert.Equal(2, (await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year)).Count);
        Assert.Equal(SubmissionState.Reported, (await pipeline.Outcome(name)).State);
    }

    [Fact]
    public async Task A_rejected_export_leaves_everything_as_it_was_and_says_why()
    {
        var pipeline = await Registered();
        await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));
        var before = await pipeline.Tallies.GetAsync(pipeline.Agency.Code, s_year);
        await pipeline.Take(QueueNames.ScoreAgency);

        var name = await pipeline.Upload(2566, "iit-2.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 190)));

        var outcome = await pipeline.Outcome(name);
        Assert.Equal(SubmissionState.Rejected, outcome.State);
        Assert.Contains(outcome.Problems, problem => problem.Code == "score-out-of-range");
        Assert.Equal(before.Version, (await pipeline.Tallies.GetAsync(pipeline.Agency.Code, s_year)).Version);
        Assert.Empty(await pipeline.Take(QueueNames.ScoreAgency));
    }

    [Fact]
    public async Task A_rejected_export_stays_rejected_when_its_event_comes_again()
    {
        var pipeline = await Registered();
        var name = await pipeline.Upload(2566, "notes.xlsx", "ไม่ใช่สมุดงาน"u8.ToArray());
        var outcome = await pipeline.Outcome(name);

        await pipeline.Ingestion.IngestAsync(name, CancellationToken.None);

        Assert.Equal("not-a-workbook", Assert.Single(outcome.Problems).Code);
        Assert.Equal(outcome.History, (await pipeline.Outcome(name)).History);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_turned_away_without_being_read()
    {
        var pipeline = await Registered();

        var name = await pipeline.Upload(2566, "large.xlsx", new byte[(20 * 1024 * 1024) + 1]);

        Assert.Equal("too-large", Assert.Single((await pipeline.Outcome(name)).Problems).Code);
    }

    [Theory]
    [InlineData("2023/310801/a.xlsx")]
    [InlineData("2566/อบต/a.xlsx")]
    [InlineData("a.xlsx")]
    public async Task A_path_that_names_no_year_and_agency_is_recorded_and_not_tried_again(string name)
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Put(ContainerNames.Uploads, name, [1]);

        await pipeline.Ingestion.IngestAsync(name, CancellationToken.None);

        var outcome = await pipeline.Outcome(name);
        Assert.Equal(SubmissionState.Rejected, outcome.State);
        Assert.Equal("path-invalid", Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public async Task An_event_of_a_blob_that_is_gone_is_nothing_to_do()
    {
        var pipeline = await Registered();

        await pipeline.Ingestion.IngestAsync($"2566/{pipeline.Agency.Code}/gone.xlsx", CancellationToken.None);

        Assert.Empty(await pipeline.Submissions.ListAsync(pipeline.Agency.Code, s_year));
    }

    [Fact]
    public async Task An_agency_in_no_registry_is_taken_provisionally_if_its_workbook_names_it()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        var export = Exports.WithInformation(
            Exports.ItemScores(s_year, (Instrument.IIT, 90)),
            pipeline.Agency with
            {
                ProvinceCode = new ProvinceCode("31"),
                Province = "บุรีรัมย์",
            }
        );

        await pipeline.Upload(2566, "iit.xlsx", export);

        var agency = await pipeline.Agencies.FindAsync(pipeline.Agency.Code);
        Assert.True(agency!.IsProvisional);
        Assert.Equal(pipeline.Agency.Name, agency.Name);
        Assert.Equal("บุรีรัมย์", agency.Province);
    }

    [Fact]
    public async Task An_agency_that_nobody_names_is_turned_away()
    {
        var pipeline = new PipelineUnderTest(storage.Account);

        var name = await pipeline.Upload(2566, "iit.xlsx", Exports.ItemScores(s_year, (Instrument.IIT, 90)));

        Assert.Equal("agency-unknown", Assert.Single((await pipeline.Outcome(name)).Problems).Code);
    }

    [Fact]
    public async Task A_summary_fills_another_year_only_until_that_year_has_something_of_its_own()
    {
        var pipeline = await Registered();
        await pipeline.Upload(2566, "summary.xlsx", Exports.Summary((2565, 80), (2566, 90)));
        Assert.Equal(
            [pipeline.Message(2565), pipeline.Message(2566)],
            (await pipeline.Take(QueueNames.ScoreAgency)).OrderBy(message => message.FiscalYear)
        );
        await pipeline.Score(2565, 2566);
        Assert.Equal("80.00", (await pipeline.Row(2565))!.Result.Total!.Value.ToString());

        await pipeline.Upload(2565, "iit.xlsx", Exports.ItemScores(new FiscalYear(2565), (Instrument.IIT, 95)));
        await pipeline.Score(2565);

        var row = await pipeline.Row(2565);
        Assert.Null(row!.Result.Total);
        Assert.Equal("95.00", row.Result.ScoreOf(Instrument.IIT)!.Value.ToString());
        Assert.All(
            (await pipeline.Tallies.GetAsync(pipeline.Agency.Code, new FiscalYear(2565))).Parts,
            part => Assert.Equal(TallyOrigin.OwnYear, part.Origin)
        );
    }

    [Fact]
    public async Task The_same_content_once_more_is_accepted_with_a_warning()
    {
        var pipeline = await Registered();
        var export = Exports.ItemScores(s_year, (Instrument.IIT, 90));
        await pipeline.Upload(2566, "a.xlsx", export);

        var name = await pipeline.Upload(2566, "b.xlsx", export);

        var outcome = await pipeline.Outcome(name);
        Assert.Equal(SubmissionState.Accepted, outcome.State);
        Assert.Contains(outcome.Warnings, warning => warning.Code == "same-content");
    }

    private async Task<PipelineUnderTest> Registered()
    {
        var pipeline = new PipelineUnderTest(storage.Account);
        await pipeline.Register();
        return pipeline;
    }
}

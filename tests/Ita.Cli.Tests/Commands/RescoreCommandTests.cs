using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Cli.Commands;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Testing.Storage;

namespace Ita.Cli.Tests.Commands;

public sealed class RescoreCommandTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task Nothing_is_sent_until_somebody_says_yes()
    {
        var account = new StorageAccount(azurite.ConnectionString);
        await account.EnsureCreatedAsync();
        await StoreResultOfAnotherFramework(account);
        var queues = new WorkQueues(account);

        var shown = await CommandRun.Of(
            "rescore",
            "--year",
            "2566",
            "--connection",
            azurite.ConnectionString,
            "--lang",
            "en"
        );
        Assert.Equal(ExitCode.Done, shown.ExitCode);
        Assert.Contains("1 of 1 results were computed by others", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing has changed", shown.Output, StringComparison.Ordinal);
        Assert.Equal(0, await queues.CountAsync(QueueNames.ScoreAgency));

        var ordered = await CommandRun.Of(
            "rescore",
            "--year",
            "2566",
            "--yes",
            "--connection",
            azurite.ConnectionString,
            "--lang",
            "en"
        );
        Assert.Contains("on their way", ordered.Output, StringComparison.Ordinal);
        var message = Assert.Single((await account.Queue(QueueNames.ScoreAgency).ReceiveMessagesAsync()).Value);
        Assert.True(WorkMessage.TryParse(message.Body.ToString(), out var order));
        Assert.Equal((new AgencyCode("310801"), s_year, true), (order.Agency, order.FiscalYear, order.Rescore));
    }

    [Fact]
    public async Task A_year_without_a_framework_is_a_mistake()
    {
        await new StorageAccount(azurite.ConnectionString).EnsureCreatedAsync();

        var run = await CommandRun.Of("rescore", "--year", "2590", "--connection", azurite.ConnectionString);

        Assert.Equal(
            (ExitCode.Usage, "--year 2590: ไม่มีกรอบการประเมินของปีนี้ / there is no framework of this year."),
            (run.ExitCode, run.Error.Trim())
        );
    }

    [Fact]
    public async Task A_connection_string_and_an_account_are_one_too_many()
    {
        var run = await CommandRun.Of(
            "rescore",
            "--year",
            "2566",
            "--connection",
            azurite.ConnectionString,
            "--account",
            "stita"
        );

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("use one of them", run.Error, StringComparison.Ordinal);
    }

    // The shipped framework with a line break more: the same rules, another version.
    private static async Task StoreResultOfAnotherFramework(StorageAccount account)
    {
        var other = FrameworkFile.Read([.. FrameworkCatalogue.BuiltIn.Find(s_year)!.Text.Span, (byte)'\n']);
        var agency = new Agency
        {
            Code = new("310801"),
            Name = "บึงเจริญ",
            ProvinceCode = new("31"),
            Province = "บุรีรัมย์",
        };
        var registry = new BlobVersion
        {
            Container = ContainerNames.Registry,
            Name = "agencies.xlsx",
            ETag = "1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
        await new AgencyStore(account).UpsertAsync([agency], registry);
        var tally = new PartTally
        {
            Instrument = Instrument.EIT,
            Layout = TallyLayout.IndicatorScores,
            Indicators = [new(6, 80), new(7, 80), new(8, 80)],
        };
        await new ResultStore(account, TimeProvider.System).UpdateAsync(
            agency.ProvinceCode,
            agency.Code,
            s_year,
            (_, _) =>
                Task.FromResult<ScoredYear?>(
                    new ScoredYear(agency, Scorer.Score(other, [tally]), "1", DetailRelease.AnswersOf([tally]))
                )
        );
    }
}

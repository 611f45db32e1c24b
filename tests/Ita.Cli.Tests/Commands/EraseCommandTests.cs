using Ita.Assessment;
using Ita.Assessment.Scoring;
using Ita.Cli.Commands;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Audit;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Ita.Storage.Uploads;
using Ita.Testing.Storage;

namespace Ita.Cli.Tests.Commands;

public sealed class EraseCommandTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Province = "31";
    private static readonly FiscalYear s_year = new(2566);

    [Fact]
    public async Task Nothing_is_erased_until_somebody_says_yes_and_then_it_says_what_is_left()
    {
        var account = await Stored("310801");

        var shown = await Run("--agency", "310801", "--lang", "en");

        Assert.Equal(ExitCode.Done, shown.ExitCode);
        Assert.Contains("310801 บึงเจริญ, all years", shown.Output, StringComparison.Ordinal);
        Assert.Matches(@"Survey exports +│ uploads +│ +1 ", shown.Output);
        Assert.Matches(@"Counts of answers, published figures +│ Tallies +│ +1 ", shown.Output);
        Assert.Contains("Nothing was erased", shown.Output, StringComparison.Ordinal);
        Assert.Equal(1, await Uploads(account));

        var erased = await Run("--agency", "310801", "--yes", "--lang", "en");

        Assert.Equal(ExitCode.Done, erased.ExitCode);
        Assert.Contains("Erased.", erased.Output, StringComparison.Ordinal);
        Assert.Contains("row in the registry (310801, province 31)", erased.Output, StringComparison.Ordinal);
        Assert.Contains("The record of use", erased.Output, StringComparison.Ordinal);
        Assert.Contains("This storage keeps no deleted blobs", erased.Output, StringComparison.Ordinal);
        Assert.Equal(0, await Uploads(account));
        var month = AuditMonth.Of(TimeProvider.System.GetUtcNow());
        var noted = (await new AuditStore(account).ListAsync(new ProvinceCode(Province), month)).Entries;
        Assert.Equal(AuditAction.Erase, noted.Single(entry => entry.Agency == new AgencyCode("310801")).Action);

        var again = await Run("--agency", "310801", "--yes", "--lang", "en");

        Assert.Equal(ExitCode.Done, again.ExitCode);
        Assert.Contains("Nothing was found in the storage.", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("│", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_year_stays()
    {
        var account = await Stored("310802");

        var erased = await Run("--agency", "310802", "--year", "2565", "--yes");

        Assert.Contains("หน่วยงาน 310802 บึงเจริญ ปีงบประมาณ 2565", erased.Output, StringComparison.Ordinal);
        Assert.Contains("ไม่พบข้อมูลในที่เก็บข้อมูล", erased.Output, StringComparison.Ordinal);
        Assert.NotEmpty(await new TallyStore(account).ListAsync(new AgencyCode("310802"), s_year));
    }

    [Theory]
    [InlineData]
    [InlineData("--agency", "ไม่มี")]
    [InlineData("--agency", "310801", "--year", "66")]
    public async Task Without_an_agency_or_with_a_year_that_is_none_nothing_is_begun(params string[] arguments)
    {
        var run = await Run(arguments);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
    }

    private Task<CommandRun> Run(params string[] arguments) =>
        CommandRun.Of(["erase", "--connection", azurite.ConnectionString, .. arguments]);

    private static async Task<int> Uploads(StorageAccount account) =>
        await new UploadStore(account).ListAsync(ContainerNames.Uploads, "2566/310801/").CountAsync();

    private async Task<StorageAccount> Stored(string code)
    {
        var account = new StorageAccount(azurite.ConnectionString);
        await account.EnsureCreatedAsync();
        var agency = new Agency
        {
            Code = new(code),
            Name = "บึงเจริญ",
            ProvinceCode = new(Province),
            Province = "บุรีรัมย์",
        };
        var uploads = new UploadStore(account);
        var list = await uploads.PutAsync(ContainerNames.Registry, $"{code}.xlsx", new MemoryStream([1]));
        await new AgencyStore(account).UpsertAsync([agency], list.Blob);
        var put = await uploads.PutAsync(ContainerNames.Uploads, $"2566/{code}/ita.xlsx", new MemoryStream([1]));
        await new SubmissionStore(account, TimeProvider.System).AddAsync(put.Blob);
        var tally = new PartTally
        {
            Instrument = Instrument.EIT,
            Layout = TallyLayout.IndicatorScores,
            Indicators = [new(6, 80), new(7, 80), new(8, 80)],
        };
        await new TallyStore(account).ApplyAsync(agency.Code, s_year, new TallySource(put.Blob, "0"), [tally]);
        return account;
    }
}

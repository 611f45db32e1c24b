using Ita.Assessment;
using Ita.Azurite;
using Ita.Storage;
using Ita.Storage.Queues;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Testing;

namespace Ita.LocalHost.Tests;

/// <summary>Data and messages of the version before stay valid: see PreviousVersion/README.md.</summary>
public sealed class PreviousVersionTests : IDisposable
{
    private static readonly AgencyCode s_agency = new("310801");
    private static readonly ProvinceCode s_province = new("31");
    private readonly string _folder = Directory.CreateTempSubdirectory("ita-previous-").FullName;

    [Fact]
    public async Task What_the_version_before_stored_and_left_in_queues_is_scored_and_reported()
    {
        Copy(Path.Combine(AppContext.BaseDirectory, "PreviousVersion", "storage"), _folder);
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataFolder = _folder });
        var account = new StorageAccount(azurite.ConnectionString);
        Assert.Equal(AzuriteAccount.PublishedName, azurite.Account.Name);
        var results = new ResultStore(account, TimeProvider.System);
        var reports = new ReportStore(account);
        Assert.Equal("91.80", (await Row(results, 2565))!.Result.Total.ToString());
        Assert.Null(await Row(results, 2566));
        Assert.Equal(2, await new WorkQueues(account).CountAsync(QueueNames.ScoreAgency));

        // Reconciliation must not do what the messages are there for.
        await using var app = LocalHostApp.Build(
            [],
            new Dictionary<string, string?>
            {
                ["ItaStorage"] = azurite.ConnectionString,
                ["Port"] = "0",
                ["Ita:ReconciliationGrace"] = "1.00:00:00",
            }
        );
        await app.StartAsync();
        await Eventually.BecomesTrue(async () =>
            await reports.ExistsAsync(Key(2565), ".docx")
            && await reports.ExistsAsync(Key(2566), ".docx")
            && await IsQuiet(account)
        );

        var row = (await Row(results, 2566))!;
        Assert.Equal(("88.93", "A"), (row.Result.Total.ToString(), row.Result.Level));
        foreach (var queue in QueueNames.Poison)
            Assert.Equal(0, await new WorkQueues(account).CountAsync(queue));
        await app.StopAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ReportKey Key(int year) => new(new FiscalYear(year), s_province, s_agency);

    private static Task<ResultRow?> Row(ResultStore results, int year) =>
        results.FindRowAsync(s_province, s_agency, new FiscalYear(year));

    private static async Task<bool> IsQuiet(StorageAccount account)
    {
        foreach (var queue in QueueNames.Work)
        {
            if (await new WorkQueues(account).CountAsync(queue) > 0)
                return false;
        }

        return true;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

using System.Net;
using System.Text.Json;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Azurite;
using Ita.Storage;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;

namespace Ita.EndToEnd.Tests.Hosting;

public sealed class PublishedAppTests(PublishedApp published) : IClassFixture<PublishedApp>
{
    private const string Export = "2566/310801/ita-2566.xlsx";

    [Fact]
    public void The_folder_holds_what_the_host_reads_and_starts()
    {
        Assert.True(File.Exists(Path.Combine(published.Folder, "host.json")));
        Assert.True(
            OperatingSystem.IsWindows()
                || (File.GetUnixFileMode(Path.Combine(published.Folder, "Ita.Functions")) & UnixFileMode.UserExecute)
                    != 0
        );
        var triggers = Directory
            .GetFiles(published.Folder, "function.json", SearchOption.AllDirectories)
            .Select(Trigger)
            .ToList();
        Assert.Contains(triggers, trigger => trigger.GetProperty("type").GetString() == "blobTrigger");

        // In Azure nobody scans containers.
        Assert.All(
            triggers.Where(trigger => trigger.GetProperty("type").GetString() == "blobTrigger"),
            trigger => Assert.Equal("EventGrid", trigger.GetProperty("source").GetString())
        );
    }

    [Fact]
    public async Task Started_as_the_host_starts_it_and_killed_in_the_middle_it_goes_the_whole_way()
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        var account = new StorageAccount(azurite.ConnectionString);
        await account.EnsureCreatedAsync();
        await Put(
            account,
            ContainerNames.Registry,
            "agencies.xlsx",
            Directory.GetFiles(Sample("registry"), "*.xlsx").Single()
        );
        await Put(account, ContainerNames.Uploads, Export, Sample("uploads/" + Export));

        await using (var first = await StartedByHost.StartAsync(published.Folder, azurite.ConnectionString))
        {
            using var host = new RecordedHost(first.Address);
            using (await host.Registry("agencies.xlsx"))
            using (await host.Export(Export))
            {
                Assert.Equal(SubmissionState.Accepted, await StateOf(account));
            }

            // A message is under way when the app goes, and nobody hears how it ended.
            var unheard = host.Work("ScoreAgency", """{"agencyCode":"310801","fiscalYear":2566}""");
            await first.KillAsync();
            await unheard.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await using var second = await StartedByHost.StartAsync(published.Folder, azurite.ConnectionString);
        using var again = new RecordedHost(second.Address);
        using (await again.Export(Export))
            await again.Drain(account);
        using (await again.Timer())
            await again.Drain(account);

        Assert.Equal(SubmissionState.Reported, await StateOf(account));
        var (province, agency, year) = (new ProvinceCode("31"), new AgencyCode("310801"), new FiscalYear(2566));
        Assert.Equal(
            "88.93",
            (
                await new ResultStore(account, TimeProvider.System).FindRowAsync(province, agency, year)
            )!.Result.Total.ToString()
        );
        Assert.True(await new ReportStore(account).ExistsAsync(new ReportKey(year, province, agency), "docx"));

        using var page = await again.Http.GetAsync("/api/agencies/310801/years/2566/report.docx?lang=th");
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        foreach (var queue in QueueNames.Poison)
            Assert.Empty((await account.Queue(queue).PeekMessagesAsync(1)).Value);
    }

    private static async Task<SubmissionState> StateOf(StorageAccount account) =>
        Assert
            .Single(
                await new SubmissionStore(account, TimeProvider.System).ListAsync(
                    new AgencyCode("310801"),
                    new FiscalYear(2566)
                )
            )
            .State;

    private static async Task Put(StorageAccount account, string container, string name, string file)
    {
        await using var content = File.OpenRead(file);
        await new UploadStore(account).PutAsync(container, name, content);
    }

    private static string Sample(string path) =>
        Path.Combine([AppContext.BaseDirectory, "samples", .. path.Split('/')]);

    private static JsonElement Trigger(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.GetProperty("bindings")[0].Clone();
    }
}

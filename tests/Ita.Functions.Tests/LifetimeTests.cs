using System.Net;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Reports;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Testing.FunctionsHost;
using Ita.Testing.Samples;

namespace Ita.Functions.Tests;

/// <summary>From the worker's start to its end, however it ends.</summary>
public sealed class LifetimeTests(RunningWorker worker) : IClassFixture<RunningWorker>
{
    private const string Export = "2566/310801/ita-2566.xlsx";

    [Fact]
    public async Task Asked_to_end_it_ends_well_even_with_work_under_way()
    {
        await using var host = await worker.StartAsync();
        var underWay = host.InvokeAsync(Invocations.Timer(host.Function("ReconcileUploads")));

        Assert.Equal(0, await host.StopAsync());

        await underWay.ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.False(host.IsRunning);
    }

    // Nothing is concluded from what is absent, and of two ways to sign in none is taken.
    [Theory]
    [InlineData("LocalAdministrator=false")]
    [InlineData("LocalAdministrator=")]
    [InlineData("AZURE_FUNCTIONS_ENVIRONMENT=")]
    [InlineData("AZURE_FUNCTIONS_ENVIRONMENT=Production")]
    [InlineData("WEBSITE_AUTH_ENABLED=True", "LocalAdministrator=false")]
    [InlineData("SignIn__Issuer=https://login.example/v2.0")]
    [InlineData("SignIn__ClientId=0b6b8a52-5f0e-4f9e-9d3a-0d4f3a1c2e33")]
    [InlineData("SignIn__Issuer=https://login.example/v2.0", "SignIn__ClientId=0b6b8a52-5f0e-4f9e-9d3a-0d4f3a1c2e33")]
    public async Task A_worker_that_cannot_know_whom_to_believe_shows_nobody_anything(params string[] settings)
    {
        await using var host = await worker.StartAsync(
            settings.Select(setting => setting.Split('=')).Select(setting => (setting[0], setting[1]))
        );
        using var http = new HttpClient { BaseAddress = host.Address };

        using var report = await http.GetAsync("/api/agencies/310801/years/2566/report.docx?lang=th");
        using var health = await http.GetAsync("/api/health");

        Assert.Equal(HttpStatusCode.Unauthorized, report.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task An_upload_becomes_a_report_though_the_worker_is_killed_in_the_middle()
    {
        var account = worker.Account;
        await PutAsync(ContainerNames.Registry, "agencies.xlsx", "registry/agencies.xlsx");
        await PutAsync(ContainerNames.Uploads, Export, $"uploads/{Export}");
        await using var first = await worker.StartAsync();
        var unheard = first.InvokeAsync(
            Invocations.Queue(first.Function("ScoreAgency"), """{"agencyCode":"310801","fiscalYear":2566}""")
        );
        await first.KillAsync();
        await unheard.ContinueWith(_ => { }, TaskScheduler.Default);

        await using var second = await worker.StartAsync();
        await using var triggers = new StorageTriggers(
            second,
            new StorageTriggersOptions { ConnectionString = worker.ConnectionString }
        );
        triggers.Start();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await StateAsync(account) != SubmissionState.Reported)
            await Task.Delay(50, limit.Token);

        var (province, agency, year) = (new ProvinceCode("31"), new AgencyCode("310801"), new FiscalYear(2566));
        var row = await new ResultStore(account, TimeProvider.System).FindRowAsync(province, agency, year);
        Assert.Equal("88.93", row!.Result.Total.ToString());
        Assert.True(await new ReportStore(account).ExistsAsync(new ReportKey(year, province, agency), ".docx"));
        using var http = new HttpClient { BaseAddress = second.Address };
        using var report = await http.GetAsync("/api/agencies/310801/years/2566/report.docx?lang=th");
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        Assert.Equal("PK"u8.ToArray(), (await report.Content.ReadAsByteArrayAsync())[..2]);
        foreach (var queue in QueueNames.Poison)
            Assert.Empty((await account.Queue(queue).PeekMessagesAsync(1)).Value);
    }

    private static async Task<SubmissionState?> StateAsync(StorageAccount account) =>
        (
            await new SubmissionStore(account, TimeProvider.System).ListAsync(
                new AgencyCode("310801"),
                new FiscalYear(2566)
            )
        )
            .SingleOrDefault()
            ?.State;

    private async Task PutAsync(string container, string name, string sample)
    {
        await using var content = File.OpenRead(SampleFiles.PathOf(sample));
        await new UploadStore(worker.Account).PutAsync(container, name, content);
    }
}

using Ita.Assessment;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.FollowUps;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.Samples;
using Ita.Testing.Storage;
using Ita.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.OpenApi;

/// <summary>
/// The app with sign-in on, after the sample registry and the samples of บึงเจริญ have gone the whole way: results,
/// report, one rejected upload.
/// </summary>
public sealed class ScoredApp : IAsyncLifetime
{
    private readonly StorageFixture _storage = new();
    private WebApplication? _app;
    private HttpClient? _client;

    public WebApplication App => _app ?? throw new InvalidOperationException("The app was not started.");

    public HttpClient Client => _client ?? throw new InvalidOperationException("The app was not started.");

    /// <summary>The upload of 310802 that was rejected, with its page and its marked copy.</summary>
    public string Rejected { get; private set; } = "";

    public StorageAccount Account => _storage.Account;

    public async ValueTask InitializeAsync()
    {
        await _storage.InitializeAsync();
        _app = await StartAsync();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(_app.Urls.Single()),
        };
        await PutAsync(ContainerNames.Registry, "agencies.xlsx", await File.ReadAllBytesAsync(SampleFiles.Registry));
        await Step<RegistryIngestion>().IngestAsync("agencies.xlsx", CancellationToken.None);
        await IngestAsync(2565, "ita.xlsx", await File.ReadAllBytesAsync(SampleFiles.Summary2565));
        await IngestAsync(2566, "ita.xlsx", await File.ReadAllBytesAsync(SampleFiles.Export2566));
        await IngestAsync(2566, "no-workbook.xlsx", "<script>alert(1)</script>"u8.ToArray());
        await IngestAsync(2566, "wrong-agency.xlsx", await File.ReadAllBytesAsync(SampleFiles.Export2566), "310802");
        Rejected = (
            await new SubmissionStore(Account, TimeProvider.System).ListAsync(
                new AgencyCode("310802"),
                new FiscalYear(2566)
            )
        )
            .Single()
            .Id;
        WorkMessage[] years = [Year(2565), Year(2566)];
        foreach (var year in years)
            await Step<AgencyScoring>().ScoreAsync(year, CancellationToken.None);
        await SayDoneAsync();
        foreach (var year in years)
            await Step<ReportWriting>().WriteAsync(year, CancellationToken.None);
    }

    /// <summary>Another instance, which remembers nothing yet.</summary>
    public Task<WebApplication> StartAsync() => PagesHost.StartAsync(_storage.ConnectionString, SignIn.Platform);

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private async Task IngestAsync(int year, string file, byte[] content, string agency = "310801")
    {
        await PutAsync(ContainerNames.Uploads, $"{year}/{agency}/{file}", content);
        await Step<SurveyExportIngestion>().IngestAsync($"{year}/{agency}/{file}", CancellationToken.None);
    }

    // So that there is something to report on carrying out the measures.
    private async Task SayDoneAsync()
    {
        var (code, year) = (new AgencyCode("310801"), new FiscalYear(2566));
        var blob = new BlobVersion
        {
            Container = ContainerNames.FollowUp,
            Name = $"{year}/{code}/form.xlsx",
            ETag = "0x1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
        var entries = Enumerable
            .Range(1, 30)
            .Select(number => new FollowUpEntry
            {
                Part = Instrument.IIT,
                Item = ItemId.Parse($"i{number}"),
                Done = "ดำเนินการแล้ว",
            });
        await new FollowUpStore(Account).PutAsync(code, year, new FollowUpSource(blob, "00"), [.. entries]);
    }

    private Task PutAsync(string container, string name, byte[] content) =>
        new UploadStore(Account).PutAsync(container, name, new MemoryStream(content));

    private static WorkMessage Year(int year) => new(new AgencyCode("310801"), new FiscalYear(year));

    /// <summary>A step of the pipeline.</summary>
    public TStep Step<TStep>()
        where TStep : notnull => App.Services.GetRequiredService<TStep>();
}

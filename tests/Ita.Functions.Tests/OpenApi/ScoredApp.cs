using System.Net.Http.Headers;
using System.Text;
using Ita.Assessment;
using Ita.Storage;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.AspNetCore.Builder;

namespace Ita.Functions.Tests.OpenApi;

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
        _app = FunctionsApp.Build(
            [],
            new Dictionary<string, string?>
            {
                ["ItaStorage"] = _storage.ConnectionString,
                ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "0",
                ["WEBSITE_AUTH_ENABLED"] = "True",
            }
        );
        await _app.StartAsync();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(_app.Urls.Single()),
        };
        await PutAsync(ContainerNames.Registry, "agencies.xlsx", await File.ReadAllBytesAsync(Samples.Registry));
        await InvokeAsync(
            "IngestRegistry",
            """{"Data":{"registry":""},"Metadata":{"fileName":"\"agencies.xlsx\"","sys":{}}}"""
        );
        await IngestAsync(2565, "ita.xlsx", await File.ReadAllBytesAsync(Samples.Export2565));
        await IngestAsync(2566, "ita.xlsx", await File.ReadAllBytesAsync(Samples.Export2566));
        await IngestAsync(2566, "no-workbook.xlsx", "<script>alert(1)</script>"u8.ToArray());
        await IngestAsync(2566, "wrong-agency.xlsx", await File.ReadAllBytesAsync(Samples.Export2566), "310802");
        Rejected = (
            await new SubmissionStore(Account, TimeProvider.System).ListAsync(
                new AgencyCode("310802"),
                new FiscalYear(2566)
            )
        )
            .Single()
            .Id;
        foreach (var step in new[] { "ScoreAgency", "WriteReport" })
        {
            foreach (var year in new[] { 2565, 2566 })
                await InvokeAsync(step, Message(year));
        }
    }

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
        await InvokeAsync(
            "IngestSurveyExport",
            $$$$"""{"Data":{"export":""},"Metadata":{"fiscalYear":"\"{{{{year}}}}\"","agencyCode":"\"{{{{agency}}}}\"","fileName":"\"{{{{file}}}}\"","sys":{}}}"""
        );
    }

    private Task PutAsync(string container, string name, byte[] content) =>
        new UploadStore(Account).PutAsync(container, name, new MemoryStream(content));

    private static string Message(int year) =>
        $$$$"""{"Data":{"request":{"agencyCode":"310801","fiscalYear":{{{{year}}}}}},"Metadata":{"sys":{}}}""";

    private async Task InvokeAsync(string function, string envelope)
    {
        using var content = new StringContent(envelope, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        using var answer = await Client.PostAsync("/" + function, content);
        answer.EnsureSuccessStatusCode();
    }
}

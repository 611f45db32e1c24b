using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Reports;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Reports;
using Ita.Storage.Submissions;
using Ita.Testing;
using Ita.Testing.Storage;
using Ita.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ita.Web.Tests.Access;

/// <summary>
/// The app with sign-in on, and two provinces: 31 with two agencies and 32 with one. Each agency has a report, an
/// upload of 2566 that failed and one that was rejected, each province a results table of 2566 that failed; nothing
/// else is there.
/// </summary>
public sealed class GuardedApp : IAsyncLifetime
{
    private readonly StorageFixture _storage = new();
    private WebApplication? _app;
    private HttpClient? _client;

    public static IReadOnlyList<(string Agency, string Province)> Existing { get; } =
    [("310801", "31"), ("310802", "31"), ("320101", "32")];

    public WebApplication App => _app ?? throw new InvalidOperationException("The app was not started.");

    public HttpClient Client => _client ?? throw new InvalidOperationException("The app was not started.");

    public StorageAccount Account => _storage.Account;

    public string ConnectionString => _storage.ConnectionString;

    public int StoragePort => Account.Tables.Uri.Port;

    /// <summary>The upload that failed, by agency; the results table that did, by province.</summary>
    public Dictionary<string, string> Submissions { get; } = [];

    /// <summary>The upload that was rejected, with its page and its marked copy, by agency.</summary>
    public Dictionary<string, string> Rejected { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await _storage.InitializeAsync();
        foreach (var (agency, province) in Existing)
            await AddAsync(new AgencyCode(agency), new ProvinceCode(province));
        _app = await StartAsync(SignIn.Platform);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(_app.Urls.Single()),
        };

        // The first request makes sure of containers and tables; the ones that are compared must not.
        using var first = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/provinces").As("admin"));
    }

    public Task<WebApplication> StartAsync(SignIn signIn, Action<IServiceCollection>? configure = null) =>
        PagesHost.StartAsync(_storage.ConnectionString, signIn, configure: configure);

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private async Task AddAsync(AgencyCode code, ProvinceCode province)
    {
        var year = new FiscalYear(2566);
        var agency = new Agency
        {
            Code = code,
            Name = $"เทศบาลตำบลที่ {code}",
            District = "เมือง",
            ProvinceCode = province,
            Province = $"จังหวัดที่ {province}",
        };
        var registry = new BlobVersion
        {
            Container = ContainerNames.Registry,
            Name = "agencies.xlsx",
            ETag = "0x1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
        await new AgencyStore(Account).UpsertAsync([agency], registry);
        var (reports, key) = (new ReportStore(Account), new ReportKey(year, province, code));
        foreach (var format in ReportFormat.All)
            await reports.WriteAsync(
                key,
                format.Ending,
                format.ContentType,
                new BinaryData($"{{\"report\":\"{code}\"}}")
            );
        await reports.WriteAsync(
            key,
            ReportKey.FollowUpForm,
            ReportFormat.Xlsx.ContentType,
            new BinaryData($"{{\"form\":\"{code}\"}}")
        );

        var upload = new BlobVersion
        {
            Container = ContainerNames.Uploads,
            Name = $"{year}/{code}/ita.xlsx",
            ETag = "0x" + code,
            LastModified = DateTimeOffset.UnixEpoch,
        };
        var submissions = new SubmissionStore(Account, TimeProvider.System);
        Submissions[code.Value] = (await submissions.ChangeAsync(upload, SubmissionState.Failed)).Id;
        var table = upload with
        {
            Container = ContainerNames.Results,
            Name = $"{year}/{province}/ผล {province}.xlsx",
            ETag = "0x" + province,
        };
        Submissions[province.Value] = (await submissions.ChangeAsync(table, SubmissionState.Failed)).Id;

        var mistaken = upload with { Name = $"{year}/{code}/mistaken.xlsx" };
        _ = UploadPath.TryParse(mistaken.Name, out var path);
        var files = RejectedFiles.Of(mistaken, path!, province, hasCopy: true);
        await new RejectedStore(Account).WriteAsync(
            files,
            new BinaryData($"<p>{code}</p>"),
            new BinaryData($"rows of {code}")
        );
        Rejected[code.Value] = (
            await submissions.ChangeAsync(
                mistaken,
                SubmissionState.Rejected,
                rejected => rejected with { RejectedFiles = files }
            )
        ).Id;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ita.Storage;
using Ita.Testing;
using Ita.Web.Access;
using Ita.Web.Site;
using Ita.Web.Tests.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Ita.Web.Tests.Health;

/// <summary>What people and programs are told while storage is out of order.</summary>
public sealed class StorageOutageTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(400);

    [Fact]
    public async Task Where_storage_refuses_everybody_is_told_so_and_when_to_come_back()
    {
        await using var app = await StartAsync(BrokenStorage.Refusing());

        await AssertToldAsync(app);
    }

    [Fact]
    public async Task Where_storage_never_answers_everybody_is_told_so_and_when_to_come_back()
    {
        var (listener, connectionString) = BrokenStorage.Hanging();
        using (listener)
        {
            await using var app = await StartAsync(connectionString);

            await AssertToldAsync(app);
        }
    }

    [Fact]
    public async Task Where_storage_is_full_pages_can_be_read_files_are_refused_and_health_says_so()
    {
        var disk = new FullDisk();
        await using var app = await StartAsync(
            guarded.ConnectionString,
            SignIn.Platform,
            services =>
                services.AddSingleton(
                    new StorageAccount(
                        new StorageOptions { ConnectionString = guarded.ConnectionString, Transport = disk }
                    )
                )
        );
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var form = new FormClient(client, "admin");
        await form.OpenAsync("/api/agencies/310801/years/2566/upload");

        disk.IsFull = true;
        using var page = await client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/api/agencies/310801").As("admin")
        );
        using var upload = await form.SendAsync("/agencies/310801/years/2566/upload", ("full.xlsx", [1]));
        using var health = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/health").As("admin"));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await AssertProblemAsync(upload);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal(["writing"], await DownAsync(health));
    }

    [Fact]
    public async Task Who_sends_slowly_is_waited_for_and_only_storage_is_not()
    {
        var time = new FakeTimeProvider();
        using var sending = new SlowBody();
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection()
                .AddLogging()
                .AddSingleton(new StoragePatience())
                .AddSingleton<TimeProvider>(time)
                .BuildServiceProvider(),
        };
        context.Request.Body = sending;
        var (whileSending, whileStoring) = (true, false);

        await RequestBudget.KeepAsync(
            context,
            async endpoint =>
            {
                var reading = endpoint.Request.Body.ReadAsync(new byte[1]).AsTask();
                time.Advance(TimeSpan.FromHours(1));
                whileSending = endpoint.RequestAborted.IsCancellationRequested;
                sending.Arrive();
                await reading;
                time.Advance(new StoragePatience().Limit);
                whileStoring = endpoint.RequestAborted.IsCancellationRequested;
            }
        );

        Assert.False(whileSending);
        Assert.True(whileStoring);
    }

    private static Task<WebApplication> StartAsync(
        string connectionString,
        SignIn signIn = SignIn.LocalAdministrator,
        Action<IServiceCollection>? configure = null
    ) =>
        PagesHost.StartAsync(
            connectionString,
            signIn,
            configure: services =>
            {
                services.AddSingleton(new StoragePatience { Limit = s_limit });
                configure?.Invoke(services);
            }
        );

    private static async Task AssertToldAsync(WebApplication app)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var json = await client.GetAsync("/api/provinces/31/years/2566");
        await AssertProblemAsync(json);
        Assert.Contains(
            "ระบบจัดเก็บข้อมูลไม่ตอบสนอง",
            await PageAsync(client, "/agencies/310801"),
            StringComparison.Ordinal
        );
        Assert.Contains("Storage does not answer", await PageAsync(client, "/?lang=en"), StringComparison.Ordinal);
        using var health = await client.GetAsync("/api/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal(["storage", "blobs", "queues", "tables", "frameworks", "writing"], await DownAsync(health));
    }

    private static async Task<string> PageAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(503, problem.GetProperty("status").GetInt32());
        Assert.Contains("Storage does not answer", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string?>> DownAsync(HttpResponseMessage health) =>
        (await health.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("dependencies")
            .EnumerateArray()
            .Where(dependency => dependency.GetProperty("status").GetString() == "down")
            .Select(dependency => dependency.GetProperty("name").GetString());

    /// <summary>Of which a byte comes when it is told to.</summary>
    private sealed class SlowBody : MemoryStream
    {
        private readonly TaskCompletionSource _arrived = new();

        public void Arrive() => _arrived.SetResult();

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            await _arrived.Task;
            return 1;
        }
    }
}

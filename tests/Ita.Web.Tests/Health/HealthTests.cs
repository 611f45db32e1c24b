using System.Net;
using System.Text.Json;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Testing;
using Ita.Testing.Storage;
using Ita.Web.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Ita.Web.Tests.Health;

public sealed class HealthTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Work_that_nobody_takes_up_is_no_good_health_although_everything_answers()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await storage.Account.Queue(QueueNames.ScoreAgency).SendMessageAsync("waits");
        await using var app = await PagesHost.StartAsync(storage.ConnectionString, SignIn.LocalAdministrator, time);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var gauges = app.Services.GetRequiredService<QueueGauges>();
        await gauges.ReadAsync(CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/health")).StatusCode);

        time.Advance(TimeSpan.FromMinutes(10));
        await gauges.ReadAsync(CancellationToken.None);

        using var answer = await client.GetAsync("/api/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using var health = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var down = health
            .RootElement.GetProperty("dependencies")
            .EnumerateArray()
            .Where(dependency => dependency.GetProperty("status").GetString() == "down")
            .Select(dependency => dependency.GetProperty("name").GetString());
        Assert.Equal(["work"], down);
        Assert.Matches(@"^\d+\.\d+\.\d+(\+[0-9a-f]{7})?$", health.RootElement.GetProperty("version").GetString());
    }
}

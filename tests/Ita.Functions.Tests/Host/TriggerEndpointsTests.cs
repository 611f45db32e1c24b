using System.Net;
using System.Text;
using System.Text.Json;
using Ita.Functions.Host;
using Ita.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ita.Functions.Tests.Host;

[Collection(Alone.Collection)]
public sealed class TriggerEndpointsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly Step _step = new();
    private WebApplication? _app;
    private HttpClient? _host;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_step);
        builder.Services.AddSingleton(new StorageGate(new StorageAccount(azurite.ConnectionString)));
        _app = builder.Build();
        _app.MapTrigger<Step>("DoSomething", (step, invocation, _) => step.RunAsync(invocation));
        await _app.StartAsync();
        _host = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _host!.Dispose();
        await _app!.DisposeAsync();
    }

    [Fact]
    public async Task A_step_that_ends_well_is_answered_with_an_object_of_outputs()
    {
        using var answer = await Post("""{"Data":{"m":"\"hello\""},"Metadata":{}}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("hello", _step.Message);
        await IsAnObject(answer);
    }

    [Fact]
    public async Task A_step_that_throws_fails_the_invocation_so_that_the_host_delivers_it_again()
    {
        _step.Failure = new InvalidOperationException("a secret");

        using var answer = await Post("""{"Data":{"m":"\"hello\""},"Metadata":{}}""");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await IsAnObject(answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"Data":{"m":"cut""")]
    [InlineData("""{"Data":{},"Metadata":{}}""")]
    public async Task A_body_that_is_no_invocation_fails(string body)
    {
        using var answer = await Post(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(_step.Message);
        await IsAnObject(answer);
    }

    [Fact]
    public async Task A_body_of_200_megabytes_passes_in_constant_memory()
    {
        const long Length = 200L * 1024 * 1024;
        using var warmUp = await Post(
            new LongContent("""{"Data":{"blob":" """, 1024 * 1024, """ ","m":"\"small\""},"Metadata":{}}""")
        );
        _step.Message = null;
        var before = GC.GetTotalAllocatedBytes(precise: true);

        using var answer = await Post(
            new LongContent("""{"Data":{"blob":" """, Length, """ ","m":"\"big\""},"Metadata":{}}""")
        );

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal("big", _step.Message);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange(allocated, 0, 32 * 1024 * 1024);
    }

    private static async Task IsAnObject(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(JsonValueKind.Object, json.RootElement.GetProperty("Outputs").ValueKind);
        Assert.Equal(JsonValueKind.Array, json.RootElement.GetProperty("Logs").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("ReturnValue").ValueKind);
    }

    private Task<HttpResponseMessage> Post(string body) =>
        Post(new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<HttpResponseMessage> Post(HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/DoSomething") { Content = body };
        request.Headers.TransferEncodingChunked = true;
        return await _host!.SendAsync(request);
    }

    private sealed class Step
    {
        public string? Message { get; set; }

        public Exception? Failure { get; set; }

        public Task RunAsync(Invocation invocation)
        {
            Message = invocation.Message("m");
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        }
    }
}

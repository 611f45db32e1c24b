using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ita.Infrastructure.Tests.Alerts.Ingestion;

/// <summary>
/// Stands in for Application Insights: takes what an app sends it, lines of JSON that may be compressed, and keeps
/// them. Thread-safe.
/// </summary>
internal sealed class IngestionServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<JsonElement> _envelopes = new();
    private readonly WebApplication _server;

    private IngestionServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(TakeAsync);
    }

    /// <summary>What came so far, one each for a request, a log line, or a figure.</summary>
    public IReadOnlyCollection<JsonElement> Envelopes => _envelopes;

    /// <summary>For <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>.</summary>
    public string ConnectionString =>
        $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={_server.Urls.Single()}/";

    public static async Task<IngestionServer> StartAsync()
    {
        var server = new IngestionServer();
        await server._server.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var count = 0;
        await using var body =
            context.Request.Headers.ContentEncoding == "gzip"
                ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
                : context.Request.Body;
        using var reader = new StreamReader(body);
        while (await reader.ReadLineAsync(context.RequestAborted) is { } line)
        {
            if (line.Length == 0)
                continue;
            _envelopes.Enqueue(JsonSerializer.Deserialize<JsonElement>(line));
            count++;
        }

        // The exporter sends again whatever is not said to have been accepted.
        await context.Response.WriteAsJsonAsync(
            new
            {
                itemsReceived = count,
                itemsAccepted = count,
                errors = Array.Empty<object>(),
            }
        );
    }
}

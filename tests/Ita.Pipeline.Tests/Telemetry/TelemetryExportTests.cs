using System.Collections.Concurrent;
using System.IO.Compression;
using Ita.Pipeline.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ita.Pipeline.Tests.Telemetry;

public sealed class TelemetryExportTests
{
    [Fact]
    public async Task A_step_reaches_Application_Insights_as_trace_figure_and_log_line()
    {
        var received = new ConcurrentBag<string>();
        await using var insights = await IngestionAsync(received);
        var services = With(
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", ConnectionString(insights)),
            ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "")
        );

        await using (var provider = services.BuildServiceProvider())
        {
            foreach (var started in provider.GetServices<IHostedService>())
                await started.StartAsync(TestContext.Current.CancellationToken);
            var (traces, figures, logs) = (
                provider.GetRequiredService<TracerProvider>(),
                provider.GetRequiredService<MeterProvider>(),
                provider.GetRequiredService<LoggerProvider>()
            );
            await StepTelemetry.RunAsync("ingest-survey-export", "2566/310801/ผลของนายสมชาย.xlsx", Done);
            StepTelemetry.Count("rejected", "year-mismatch");
            provider
                .GetRequiredService<ILoggerFactory>()
                .CreateLogger("Ita.Tests")
                .LogError(new EventId(5004, "Tests"), "Something {Number} is wrong.", 7);
            provider
                .GetRequiredService<ILoggerFactory>()
                .CreateLogger("Ita.Tests")
                .LogError(
                    new EventId(1301, "Failed"),
                    new InvalidOperationException("Broken."),
                    "It {Number} failed.",
                    8
                );
            provider
                .GetRequiredService<ILoggerFactory>()
                .CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics")
                .LogInformation("Request starting {Path}{Query}", "/agencies", "?name=Somsak");
            Assert.True(traces.ForceFlush());
            Assert.True(figures.ForceFlush());
            Assert.True(logs.ForceFlush());
        }

        var all = string.Join('\n', received);
        Assert.Contains("ingest-survey-export", all, StringComparison.Ordinal);
        Assert.Contains("310801", all, StringComparison.Ordinal);
        Assert.Contains("ita.uploads", all, StringComparison.Ordinal);
        Assert.Contains("year-mismatch", all, StringComparison.Ordinal);
        // What the alert on errors asks for, of a line with an exception and of one without.
        Assert.Contains("\"EventId\":\"5004\"", all, StringComparison.Ordinal);
        Assert.Contains("\"EventId\":\"1301\"", all, StringComparison.Ordinal);
        Assert.Contains("\"OriginalFormat\":\"It {Number} failed.\"", all, StringComparison.Ordinal);
        // Whole addresses, which the web server writes into its lines.
        Assert.DoesNotContain("Somsak", all, StringComparison.Ordinal);
        Assert.DoesNotContain("สมชาย", all, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u0E2A\\u0E21\\u0E0A", all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nothing_is_set_up_where_nobody_collects()
    {
        await using var provider = With(
                ("APPLICATIONINSIGHTS_CONNECTION_STRING", ""),
                ("OTEL_EXPORTER_OTLP_ENDPOINT", "")
            )
            .BuildServiceProvider();

        Assert.Null(provider.GetService<TracerProvider>());
        Assert.Null(provider.GetService<MeterProvider>());
    }

    private static Task Done() => Task.CompletedTask;

    private static ServiceCollection With(params IEnumerable<(string Name, string Value)> settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddItaTelemetry(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(own => own.Name, own => (string?)own.Value))
                .Build()
        );
        return services;
    }

    private static string ConnectionString(WebApplication insights) =>
        $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={insights.Urls.Single()}/";

    // Takes whatever comes, as the service does: lines of JSON, compressed.
    private static async Task<WebApplication> IngestionAsync(ConcurrentBag<string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async context =>
        {
            var body =
                context.Request.Headers.ContentEncoding == "gzip"
                    ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
                    : context.Request.Body;
            using var reader = new StreamReader(body);
            received.Add(await reader.ReadToEndAsync());
            await context.Response.WriteAsJsonAsync(
                new
                {
                    itemsReceived = 1,
                    itemsAccepted = 1,
                    errors = Array.Empty<object>(),
                }
            );
        });
        await app.StartAsync();
        return app;
    }
}

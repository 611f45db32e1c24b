using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ita.Pipeline.Telemetry;

/// <summary>
/// Sends traces, figures and logs to whoever collects them; to both, where both are named. By OTLP where
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector; that, <c>OTEL_EXPORTER_OTLP_HEADERS</c> and the rest are the
/// standard's own names, read by the packages themselves (HTTP with protobuf, the form every collector takes). To
/// Application Insights where <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set, as the identity that
/// <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> names; both are the names that the Functions host reads too.
/// </summary>
public static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string ApplicationInsightsIdentity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string ClientId = "ClientId=";
    private const string Service = "ita";
    private const string WebServer = "Microsoft.AspNetCore";
    private const int MetricIntervalMilliseconds = 15_000;

    // A process that is killed loses what it has not sent.
    private const int BatchDelayMilliseconds = 1000;

    /// <param name="services">Where to.</param>
    /// <param name="configuration">With the settings.</param>
    /// <param name="configure">What the host adds of its own; not called where nothing is exported.</param>
    /// <exception cref="UriFormatException">The endpoint is no address.</exception>
    public static IServiceCollection AddItaTelemetry(
        this IServiceCollection services,
        IConfiguration configuration,
        Action<OpenTelemetryBuilder>? configure = null
    )
    {
        var (endpoint, insights) = (configuration[Endpoint], configuration[ApplicationInsights]);
        if (string.IsNullOrEmpty(endpoint) && string.IsNullOrEmpty(insights))
            return services;
        services.Configure<BatchExportActivityProcessorOptions>(batch =>
            batch.ScheduledDelayMilliseconds = BatchDelayMilliseconds
        );
        services.Configure<OpenTelemetry.Logs.LogRecordExportProcessorOptions>(batch =>
            batch.BatchExportProcessorOptions.ScheduledDelayMilliseconds = BatchDelayMilliseconds
        );
        services.Configure<MetricReaderOptions>(reader =>
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = MetricIntervalMilliseconds
        );
        // The web server's own lines hold whole addresses with their queries, several a request: what they say is in
        // the traces, without the queries.
        services.AddLogging(logging => logging.AddFilter(WebServer, LogLevel.Warning));
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Service, serviceVersion: ProductVersion.Full))
            .WithTracing(traces =>
                // Not the requests to the storage: their addresses hold files' names, and these can name a person.
                traces.SetSampler(new AlwaysOnSampler()).AddSource(StepTelemetry.Name)
            )
            .WithMetrics(figures =>
                figures
                    .AddMeter(StepTelemetry.Name, QueueGauges.MeterName)
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
            )
            .WithLogging();
        configure?.Invoke(telemetry);
        if (!string.IsNullOrEmpty(endpoint))
            telemetry.UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, new Uri(endpoint, UriKind.Absolute));
        if (!string.IsNullOrEmpty(insights))
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = insights;
                options.Credential = IdentityOf(configuration[ApplicationInsightsIdentity]);

                // Every trace: an upload's is the record of its way. A stream for somebody who watches is not wanted.
                options.SamplingRatio = 1;
                options.TracesPerSecond = null;
                options.EnableLiveMetrics = false;
            });
        return services;
    }

    // ClientId=<guid>;Authorization=AAD, as the host reads it. Null where Application Insights takes whoever comes.
    private static ManagedIdentityCredential? IdentityOf(string? setting) =>
        setting?.Split(';').FirstOrDefault(part => part.StartsWith(ClientId, StringComparison.Ordinal)) is { } part
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(part[ClientId.Length..]))
            : null;
}

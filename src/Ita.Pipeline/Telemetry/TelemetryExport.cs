using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ita.Pipeline.Telemetry;

/// <summary>
/// Sends traces, figures and logs by OTLP to whoever collects them. Off unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names
/// a collector; that, <c>OTEL_EXPORTER_OTLP_HEADERS</c> and the rest are the standard's own names, read by the packages
/// themselves. HTTP with protobuf, the form every collector takes.
/// </summary>
public static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Service = "ita";
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
        if (configuration[Endpoint] is not { Length: > 0 } endpoint)
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
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService(
                    Service,
                    serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString()
                )
            )
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
        telemetry.UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, new Uri(endpoint, UriKind.Absolute));
        return services;
    }
}

using Ita.Pipeline.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ita.Functions.Telemetry;

/// <summary>
/// Sends traces, figures and logs by OTLP to whoever collects them. Off unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names
/// a collector; that and <c>OTEL_EXPORTER_OTLP_HEADERS</c> are the standard's own names. HTTP with protobuf, the form
/// every collector takes.
/// </summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Headers = "OTEL_EXPORTER_OTLP_HEADERS";
    private const string Service = "ita";
    private const string RequestsOfTheApp = "Microsoft.AspNetCore";
    private const string FiguresOfTheApp = "Microsoft.AspNetCore.Hosting";

    // A host ends its handler without a word: what is not sent by then is lost.
    private const int BatchDelayMilliseconds = 1000;
    private const int MetricIntervalMilliseconds = 15_000;

    /// <exception cref="UriFormatException">The endpoint is no address.</exception>
    public static void AddTo(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (configuration[Endpoint] is not { Length: > 0 } endpoint)
            return;
        var collector = new Uri(endpoint.TrimEnd('/') + "/", UriKind.Absolute);
        var headers = configuration[Headers];
        var resource = ResourceBuilder
            .CreateDefault()
            .AddService(Service, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString());

        builder.Services.AddSingleton(_ =>
            Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .SetSampler(new AlwaysOnSampler())
                .AddSource(StepTelemetry.Name, RequestsOfTheApp)
                .AddOtlpExporter(exporter =>
                {
                    To(exporter, "v1/traces");
                    exporter.BatchExportProcessorOptions.ScheduledDelayMilliseconds = BatchDelayMilliseconds;
                })
                .Build()
        );
        builder.Services.AddSingleton(_ =>
            Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource)
                .AddMeter(StepTelemetry.Name, QueueGauges.MeterName, FiguresOfTheApp)
                .AddOtlpExporter(
                    (exporter, reader) =>
                    {
                        To(exporter, "v1/metrics");
                        reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds =
                            MetricIntervalMilliseconds;
                    }
                )
                .Build()
        );
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(resource);
            logs.AddOtlpExporter(
                (exporter, batch) =>
                {
                    To(exporter, "v1/logs");
                    batch.BatchExportProcessorOptions.ScheduledDelayMilliseconds = BatchDelayMilliseconds;
                }
            );
        });
        builder.Services.AddSingleton<QueueGauges>();
        builder.Services.AddHostedService<TelemetryLifetime>();

        void To(OtlpExporterOptions exporter, string signal)
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri(collector, signal);
            if (headers is { Length: > 0 })
                exporter.Headers = headers;
        }
    }
}

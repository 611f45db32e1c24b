using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Ita.Assessment;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Reports;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.Samples;
using Ita.Testing.Storage;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ita.LocalHost.Tests.Telemetry;

/// <summary>One upload's way, as whoever operates the app can follow it.</summary>
[Collection(Alone.Collection)]
public sealed class UploadTraceTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const string PersonalName = "ผลสำรวจ นายสมชาย ใจดี.xlsx";

    [Fact]
    public async Task An_uploads_trace_goes_from_the_blob_to_the_report_and_a_collector_gets_it()
    {
        var spans = new ConcurrentCollection<Activity>();
        var figures = new List<Metric>();
        using var traces = Sdk.CreateTracerProviderBuilder()
            .AddSource(StepTelemetry.Name)
            .SetSampler(new AlwaysOnSampler())
            .AddInMemoryExporter(spans)
            .Build();
        using var meters = Sdk.CreateMeterProviderBuilder()
            .AddMeter(StepTelemetry.Name)
            .AddInMemoryExporter(figures)
            .Build();
        await using var collector = new OtlpReceiver();
        await Put(ContainerNames.Registry, "agencies.xlsx", SampleFiles.Registry);
        await Put(ContainerNames.Uploads, $"2566/310801/{PersonalName}", SampleFiles.Export2566);
        await Put(ContainerNames.Uploads, $"2567/310801/{PersonalName}", SampleFiles.Export2566);
        await Put(ContainerNames.FollowUp, $"2566/310801/{PersonalName}", SampleFiles.Export2566);

        await using var app = await Start(collector.Address);
        var reports = new ReportStore(storage.Account);
        await Eventually.BecomesTrue(() =>
            reports.ExistsAsync(
                new ReportKey(new FiscalYear(2566), new ProvinceCode("31"), new AgencyCode("310801")),
                ".docx"
            )
        );
        await Eventually.BecomesTrue(() =>
            spans.Any(span => span.OperationName == "WriteReport")
            && spans.Any(span => span.OperationName == "IngestFollowUp")
        );
        // What is left is sent when the app goes.
        await app.DisposeAsync();

        // The upload may have been delivered twice; the one that was read sent the message on.
        var written = spans.First(span => span.OperationName == "WriteReport");
        var scored = spans.Single(span => span.SpanId == written.ParentSpanId);
        var ingested = spans.Single(span => span.SpanId == scored.ParentSpanId);
        Assert.Equal(("ScoreAgency", "IngestSurveyExport"), (scored.OperationName, ingested.OperationName));
        Assert.Equal(default, ingested.ParentSpanId);
        Assert.Equal((ingested.TraceId, ingested.TraceId), (scored.TraceId, written.TraceId));
        Assert.Equal("310801", written.GetTagItem("ita.agency"));
        Assert.Equal(2566, ingested.GetTagItem("ita.fiscal_year"));
        Assert.Equal("accepted", ingested.GetTagItem("ita.outcome"));

        var trace = Convert.FromHexString(written.TraceId.ToHexString());
        Assert.True(collector.Holds("/v1/traces", trace));
        foreach (var name in (string[])["IngestSurveyExport", "ScoreAgency", "WriteReport"])
            Assert.True(collector.Holds("/v1/traces", name), name);
        foreach (
            var name in (string[])
                ["ita.uploads", "ita.step.duration", "ita.queue.age", "ita.report.age", "ita.queue.messages"]
        )
            Assert.True(collector.Holds("/v1/metrics", name), name);
        Assert.All(
            collector.Received,
            request => Assert.Equal(("application/x-protobuf", "secret"), (request.ContentType, request.Key))
        );
        Assert.Contains(collector.Received, request => request.Path == "/v1/logs");
        foreach (var name in (string[])["สมชาย", Uri.EscapeDataString("สมชาย")])
            Assert.DoesNotContain(
                collector.Received,
                request => request.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0
            );

        meters.ForceFlush();
        Assert.Equal(
            ["ita.queue.age", "ita.report.age", "ita.step.duration", "ita.uploads"],
            figures.Select(figure => figure.Name).Distinct().Order(StringComparer.Ordinal)
        );
    }

    private async Task Put(string container, string name, string file)
    {
        await using var content = File.OpenRead(file);
        await new UploadStore(storage.Account).PutAsync(container, name, content);
    }

    private async Task<WebApplication> Start(string collector)
    {
        var app = LocalHostApp.Build(
            [],
            new Dictionary<string, string?>
            {
                ["ItaStorage"] = storage.ConnectionString,
                ["Port"] = "0",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector,
                ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-key=secret",
            }
        );
        await app.StartAsync();
        return app;
    }

    // The exporter adds from the threads that end spans, the test looks meanwhile.
    private sealed class ConcurrentCollection<T> : ICollection<T>
    {
        private readonly ConcurrentQueue<T> _items = new();

        public int Count => _items.Count;

        public bool IsReadOnly => false;

        public void Add(T item) => _items.Enqueue(item);

        public void Clear() => _items.Clear();

        public bool Contains(T item) => _items.Contains(item);

        public void CopyTo(T[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

        public bool Remove(T item) => throw new NotSupportedException();

        public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => _items.GetEnumerator();
    }
}

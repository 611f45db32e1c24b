using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Ita.Assessment;
using Ita.Infrastructure.Tests.Alerts.Ingestion;
using Ita.Infrastructure.Tests.Bicep;
using Ita.Infrastructure.Tests.Consistency;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Submissions;
using Ita.Testing;
using Ita.Testing.FunctionsHost;
using Ita.Testing.Storage;
using Ita.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ita.Infrastructure.Tests.Alerts;

/// <summary>
/// The alert rules and the saved queries, run over what the app really tells Application Insights: nothing fires while
/// all is well, and each fault, really caused, fires exactly the rules that it concerns.
/// </summary>
public sealed partial class FiringTests(CalmRun calm) : IClassFixture<CalmRun>
{
    private const string Message = """{"agencyCode":"310801","fiscalYear":2566}""";
    private const string NoRounds = "no-reconciliation: 0";

    private static readonly IReadOnlyDictionary<string, string> s_rules = Queries("alerts.bicep", "rules");

    private static readonly IReadOnlyDictionary<string, string> s_saved = Queries("queries.bicep", "queries");

    [Fact]
    public void On_a_calm_run_nothing_fires()
    {
        Assert.Empty(Fired(calm.Workspace));
        Assert.Empty(Fired(calm.Workspace.WithRepeatedGauges()));
    }

    // Else that nothing fires would say nothing.
    [Fact]
    public void The_calm_run_has_what_the_rules_look_through()
    {
        var metrics = calm.Workspace["AppMetrics"].Values("Name").ToHashSet();

        Assert.Superset(
            new HashSet<object?> { "ita.queue.oldest", "ita.queue.messages", "ita.report.age", "ita.uploads" },
            metrics
        );
        Assert.Contains(
            calm.Workspace["AppTraces"].Values("Message"),
            line => line is string text && text.Contains("holds 25 agencies", StringComparison.Ordinal)
        );
    }

    /// <summary>
    /// What runs a function is told by the host alone as a request: the app has it as something that it did. The rules
    /// may look only for what is here.
    /// </summary>
    [Fact]
    public void The_app_tells_of_a_function_as_a_dependency_and_of_messages_and_pages_as_requests()
    {
        Assert.Equal(
            [
                "GET /api/agencies/{agencyCode}/years/{fiscalYear}/report.{format}",
                "GET /api/health",
                "ScoreAgency",
                "WriteReport",
            ],
            calm.Workspace["AppRequests"].Values("Name").Distinct().Order()
        );
        Assert.Equal(
            [
                "IngestRegistry",
                "IngestSurveyExport",
                "function DownloadReport",
                "function IngestRegistry",
                "function IngestSurveyExport",
                "function ReconcileUploads",
                "function ScoreAgency",
                "function Web",
                "function WriteReport",
            ],
            calm.Workspace["AppDependencies"].Values("Name").Cast<string>().Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_saved_queries_tell_of_the_calm_run()
    {
        var rejected = calm.Workspace.Run(s_saved["ita-rejected-by-code"]);
        Assert.Equal(["not-a-workbook"], rejected.Values("Code"));
        Assert.Equal([1.0], rejected.Values("Files"));
        Assert.All(rejected.Values("Day"), day => Assert.Equal(TimeSpan.Zero, ((DateTimeOffset)day!).TimeOfDay));

        var refused = calm.Workspace.Run(s_saved["ita-sign-in-failures"]);
        Assert.Equal(["401"], refused.Values("ResultCode"));
        Assert.Equal(["/api/agencies/310801/years/2566/report.docx"], refused.Values("Url"));
        Assert.Equal([2L], refused.Values("Requests"));

        var took = calm.Workspace.Run(s_saved["ita-durations"]);
        Assert.Equal(took.Values("LongestSeconds").OrderDescending(), took.Values("LongestSeconds"));
        Assert.Superset(
            new HashSet<string>
            {
                "request GET /api/health: 1",
                "step IngestSurveyExport, done: 2",
                "step ScoreAgency, done: 1",
                "step WriteReport, done: 1",
            },
            took.Rows.Select(row => $"{row[took.Find("What")]}: {row[took.Find("Runs")]}").ToHashSet()
        );
    }

    [Fact]
    public async Task A_message_that_was_given_up_fires_whether_it_was_recorded_or_lies_there_still()
    {
        var workspace = await calm.RunAsync(
            async app =>
            {
                await app.UploadAsync(ContainerNames.Registry, "agencies.xlsx", "registry/agencies.xlsx");
                await app.Host.InvokeAsync(Invocations.Queue(app.Host.Function("RecordScoringFailure"), Message));
                await app.ReconcileAsync();
                await app.QueuesAreToldAsync();
            },
            before: account => account.QueueAsItIs(QueueNames.WriteReportPoison).SendMessageAsync(Message)
        );

        // That the step failed for the last time is an error in the log too.
        Assert.Equal(
            ["errors: 1304, 1", "poison: function RecordScoringFailure", "poison: write-report-poison"],
            Fired(workspace)
        );
    }

    [Fact]
    public async Task A_report_that_comes_more_than_15_minutes_after_its_upload_fires()
    {
        var workspace = await calm.RunAsync(async app =>
        {
            await app.UploadAsync(ContainerNames.Registry, "agencies.xlsx", "registry/agencies.xlsx");
            await app.UploadAsync(ContainerNames.Uploads, CalmRun.Export, CalmRun.Sample);
            await app.ReconcileAsync();
            await SetBackUploadAsync(app.Account, TimeSpan.FromMinutes(16));
            await app.DrainAsync();
        });

        Assert.Matches("^report-age: [0-9.]+$", Assert.Single(Fired(workspace)));
        Assert.InRange((double)workspace.Run(s_rules["report-age"]).Values("Seconds").Single()!, 960, 1860);
    }

    [Fact]
    public async Task Rounds_of_reconciliation_that_fail_are_none()
    {
        var workspace = await calm.RunAsync(async app =>
        {
            Assert.Equal(200, await app.GetAsync("/api/health"));
            await app.Account.Table(TableNames.Submissions).DeleteAsync();
            Assert.False(await app.ReconcileAsync());
        });

        Assert.Equal([NoRounds], Fired(workspace));
    }

    [Fact]
    public async Task Storage_that_is_away_fires_once_somebody_asks_for_the_health()
    {
        var workspace = await calm.RunAsync(async app =>
        {
            await app.ReconcileAsync();
            await app.StopStorageAsync();
            Assert.Equal(503, await app.GetAsync("/api/health"));
        });

        Assert.Equal(["health: 5002", "health: health"], Fired(workspace));
    }

    [Fact]
    public async Task An_error_in_the_log_fires_by_its_number_and_what_is_not_in_the_audit_without_one()
    {
        var workspace = await calm.RunAsync(
            async app =>
            {
                await app.UploadAsync(ContainerNames.Registry, "agencies.xlsx", "registry/agencies.xlsx");
                await app.UploadAsync(ContainerNames.Uploads, CalmRun.Export, CalmRun.Sample);
                await app.DrainAsync();
                await app.ReconcileAsync();
                await app.Account.Table(TableNames.Audit).DeleteAsync();
                Assert.Equal(200, await app.GetAsync(CalmRun.Report));
                await app.Host.InvokeAsync(Invocations.Queue(app.Host.Function("RecordReportFailure"), "???"));
            },
            isSignedIn: true
        );

        Assert.Equal(["errors: 1301, 1", "errors: audit, 1", "poison: function RecordReportFailure"], Fired(workspace));
    }

    /// <summary>
    /// The clocks of the storage and of the published app are the machine's. Here the app's own services, the pages and
    /// the watch over the queues beside them, run under one that is sixteen minutes ahead.
    /// </summary>
    [Fact]
    public async Task A_message_that_has_waited_for_15_minutes_fires_and_so_does_work_that_nobody_takes_up()
    {
        await using var storage = new StorageFixture();
        await storage.InitializeAsync();
        await storage.Account.QueueAsItIs(QueueNames.ScoreAgency).SendMessageAsync(Message);
        await using var insights = await IngestionServer.StartAsync();
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(16));
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = insights.ConnectionString }
        );
        await using (
            var app = await PagesHost.StartAsync(
                storage.ConnectionString,
                SignIn.LocalAdministrator,
                time,
                services =>
                    services.AddItaTelemetry(
                        settings.Build(),
                        telemetry => telemetry.WithTracing(traces => traces.AddAspNetCoreInstrumentation())
                    )
            )
        )
        {
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            var gauges = app.Services.GetRequiredService<QueueGauges>();
            await gauges.ReadAsync(CancellationToken.None);
            time.Advance(TimeSpan.FromMinutes(10));
            await gauges.ReadAsync(CancellationToken.None);
            using var health = await http.GetAsync("/api/health");
            Flush(app);
        }

        var workspace = Workspace.Of(insights.Envelopes);
        string[] expected = ["health: 5003", "health: health", NoRounds, "oldest-message: score-agency, 1"];
        Assert.Equal(expected, Fired(workspace).Select(fired => Minutes().Replace(fired, "1")));
        Assert.Equal(expected, Fired(workspace.WithRepeatedGauges()).Select(fired => Minutes().Replace(fired, "1")));
    }

    /// <summary>
    /// Azure writes it and not the app. The columns are those of azure-monitor/logs/monitor-workspace, the query's own
    /// form that of azure-monitor/logs/daily-cap, and the words those that Microsoft's guides quote.
    /// </summary>
    [Theory]
    [InlineData("Data collection stopped due to daily limit of free data reached. Ingestion status = OverQuota", true)]
    [InlineData("Data collection resumed. Ingestion status = RespectQuota", false)]
    public void The_daily_limit_of_the_logs_fires(string detail, bool fires)
    {
        var workspace = calm.Workspace.WithLogOperation(
            new DateTimeOffset(2023, 6, 30, 12, 0, 0, TimeSpan.Zero),
            "Ingestion",
            "Data collection status",
            "Warning",
            detail
        );

        Assert.Equal(fires ? ["log-cap"] : [], Fired(workspace).Select(fired => fired.Split(':')[0]));
    }

    // "rule: values of a row" for every row of every rule.
    private static IEnumerable<string> Fired(Workspace workspace) =>
        s_rules
            .SelectMany(rule =>
                workspace
                    .Run(rule.Value)
                    .Rows.Select(row =>
                        $"{rule.Key}: "
                        + string.Join(", ", row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))
                    )
            )
            .Order(StringComparer.Ordinal);

    // The storage's own time cannot be set: what the app noted of the upload is put down under an earlier one.
    private static async Task SetBackUploadAsync(StorageAccount account, TimeSpan by)
    {
        var store = new SubmissionStore(account, TimeProvider.System);
        var noted = Assert.Single(await store.ListAsync(new AgencyCode("310801"), new FiscalYear(2566)));
        var table = account.Table(TableNames.Submissions);
        await foreach (var entity in table.QueryAsync<TableEntity>(entity => entity.RowKey == noted.Id))
            await table.DeleteEntityAsync(entity);
        var earlier = noted.Blob with { LastModified = noted.Blob.LastModified - by };
        await store.ChangeAsync(earlier, noted.State, _ => noted);
    }

    private static void Flush(WebApplication app)
    {
        Assert.True(app.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(app.Services.GetRequiredService<MeterProvider>().ForceFlush());
        Assert.True(app.Services.GetRequiredService<LoggerProvider>().ForceFlush());
    }

    private static Dictionary<string, string> Queries(string module, string variable) =>
        CompiledTemplate
            .Read(Path.Combine(WorkingCopy.Root, "infra", "modules", module))
            .Variable(variable)
            .EnumerateArray()
            .ToDictionary(
                item => item.GetProperty("name").GetString()!,
                item => item.GetProperty("query").GetString()!
            );

    // Of the oldest message: 16 minutes or 26, and what the test itself took.
    [GeneratedRegex(@"(?<=^oldest-message: [a-z-]+, )(?:9[6-9][0-9]|1[0-9]{3})(?:\.[0-9]+)?$")]
    private static partial Regex Minutes();
}

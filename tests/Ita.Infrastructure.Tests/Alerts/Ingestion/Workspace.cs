using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Ita.Infrastructure.Tests.Alerts.Kql;

namespace Ita.Infrastructure.Tests.Alerts.Ingestion;

/// <summary>
/// The tables that a Log Analytics workspace has of what an app sent. Which envelope comes into which table is told in
/// Microsoft's "Application Insights telemetry data model" (azure-monitor/app/data-model-complete), which column means
/// what on a page for each table (azure-monitor/reference/tables/appmetrics, …/apprequests and so on). Columns that no
/// query has to do with are left out: a query that names one fails.
/// </summary>
/// <remarks>
/// Not documented, and assumed: a figure that is sent without a count is one measurement, and <c>Min</c> and <c>Max</c>
/// of one that is sent without them are null. <see cref="WithRepeatedGauges"/> has the other reading.
/// </remarks>
internal sealed class Workspace
{
    private static readonly ImmutableArray<KqlColumn> s_everywhere =
    [
        new("TimeGenerated", KqlType.DateTime),
        new("AppRoleName", KqlType.String),
        new("OperationId", KqlType.String),
        new("Properties", KqlType.Dynamic),
    ];

    private static readonly Dictionary<string, (string Table, ImmutableArray<KqlColumn> Columns)> s_tables = new()
    {
        ["MetricData"] = (
            "AppMetrics",
            [
                new("Name", KqlType.String),
                new("Sum", KqlType.Real),
                new("ItemCount", KqlType.Long),
                new("Min", KqlType.Real),
                new("Max", KqlType.Real),
            ]
        ),
        ["RequestData"] = (
            "AppRequests",
            [
                new("Name", KqlType.String),
                new("Url", KqlType.String),
                new("Success", KqlType.Bool),
                new("ResultCode", KqlType.String),
                new("DurationMs", KqlType.Real),
            ]
        ),
        ["RemoteDependencyData"] = (
            "AppDependencies",
            [
                new("Name", KqlType.String),
                new("DependencyType", KqlType.String),
                new("Success", KqlType.Bool),
                new("ResultCode", KqlType.String),
                new("DurationMs", KqlType.Real),
            ]
        ),
        ["MessageData"] = ("AppTraces", [new("Message", KqlType.String)]),
        ["ExceptionData"] = (
            "AppExceptions",
            [new("ExceptionType", KqlType.String), new("OuterMessage", KqlType.String)]
        ),
    };

    // Written by Azure itself (azure-monitor/logs/monitor-workspace).
    private static readonly ImmutableArray<KqlColumn> s_logOperation =
    [
        new("TimeGenerated", KqlType.DateTime),
        new("Category", KqlType.String),
        new("Operation", KqlType.String),
        new("Level", KqlType.String),
        new("Detail", KqlType.String),
    ];

    private readonly ImmutableDictionary<string, KqlTable> _tables;

    private Workspace(ImmutableDictionary<string, KqlTable> tables) => _tables = tables;

    public KqlTable this[string table] => _tables[table];

    /// <exception cref="KeyNotFoundException">There is an envelope of a kind that no app here sends.</exception>
    public static Workspace Of(IEnumerable<JsonElement> envelopes)
    {
        var rows = envelopes.ToLookup(envelope => Member(envelope, "data", "baseType")!.Value.GetString()!, Row);
        if (rows.FirstOrDefault(kind => !s_tables.ContainsKey(kind.Key)) is { } unknown)
            throw new KeyNotFoundException($"Which table {unknown.Key} comes into is not known.");
        return new Workspace(
            s_tables
                .ToImmutableDictionary(
                    kind => kind.Value.Table,
                    kind => new KqlTable([.. s_everywhere, .. kind.Value.Columns], [.. rows[kind.Key]])
                )
                .Add("_LogOperation", new KqlTable(s_logOperation, []))
        );
    }

    /// <summary>What a query gives now, the time of the newest row.</summary>
    /// <exception cref="KqlException">The query is wrong, or not known.</exception>
    public KqlTable Run(string query) =>
        KqlQuery.Run(
            query,
            _tables,
            _tables.Values.SelectMany(table => table.Values("TimeGenerated")).Cast<DateTimeOffset>().Max()
        );

    /// <summary>The same, had the service written a gauge's value into <c>Min</c> and <c>Max</c> too.</summary>
    public Workspace WithRepeatedGauges()
    {
        var metrics = _tables["AppMetrics"];
        var (sum, min, max) = (metrics.Find("Sum"), metrics.Find("Min"), metrics.Find("Max"));
        object?[] Repeated(object?[] row)
        {
            object?[] changed = [.. row];
            changed[min] ??= row[sum];
            changed[max] ??= row[sum];
            return changed;
        }

        return new Workspace(_tables.SetItem("AppMetrics", metrics with { Rows = [.. metrics.Rows.Select(Repeated)] }));
    }

    /// <summary>With a row that Azure itself writes.</summary>
    public Workspace WithLogOperation(DateTimeOffset at, string category, string operation, string level, string detail)
    {
        var table = _tables["_LogOperation"];
        return new Workspace(
            _tables.SetItem(
                "_LogOperation",
                table with
                {
                    Rows = table.Rows.Add([at, category, operation, level, detail]),
                }
            )
        );
    }

    private static object?[] Row(JsonElement envelope)
    {
        var data = Member(envelope, "data", "baseData")!.Value;
        object?[] own = Member(envelope, "data", "baseType")!.Value.GetString() switch
        {
            "MetricData" => Metric(Member(data, "metrics")!.Value.EnumerateArray().Single()),
            "RequestData" =>
            [
                Text(data, "name"),
                Text(data, "url"),
                Member(data, "success")?.GetBoolean(),
                Text(data, "responseCode"),
                Milliseconds(data),
            ],
            "RemoteDependencyData" =>
            [
                Text(data, "name"),
                Text(data, "type"),
                Member(data, "success")?.GetBoolean(),
                Text(data, "resultCode"),
                Milliseconds(data),
            ],
            "MessageData" => [Text(data, "message")],
            "ExceptionData" => Exception(Member(data, "exceptions")!.Value.EnumerateArray().First()),
            _ => [],
        };
        return
        [
            Member(envelope, "time")!.Value.GetDateTimeOffset(),
            Text(envelope, "tags", "ai.cloud.role"),
            Text(envelope, "tags", "ai.operation.id"),
            Member(data, "properties"),
            .. own,
        ];
    }

    private static object?[] Metric(JsonElement metric) =>
        [
            Text(metric, "name"),
            Member(metric, "value")!.Value.GetDouble(),
            Member(metric, "count")?.GetInt64() ?? 1L,
            Member(metric, "min")?.GetDouble(),
            Member(metric, "max")?.GetDouble(),
        ];

    private static object?[] Exception(JsonElement exception) =>
        [Text(exception, "typeName"), Text(exception, "message")];

    private static double Milliseconds(JsonElement data) =>
        TimeSpan.Parse(Text(data, "duration"), CultureInfo.InvariantCulture).TotalMilliseconds;

    private static string Text(JsonElement element, params ReadOnlySpan<string> path) =>
        Member(element, path)?.GetString() ?? "";

    private static JsonElement? Member(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element) || element.ValueKind == JsonValueKind.Null)
                return null;
        }

        return element;
    }
}

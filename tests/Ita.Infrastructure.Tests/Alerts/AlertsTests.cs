using System.Text.Json;
using Ita.Infrastructure.Tests.Bicep;
using Ita.Infrastructure.Tests.Consistency;

namespace Ita.Infrastructure.Tests.Alerts;

/// <summary>
/// Alert rules and saved queries ask for what the app tells; a slip there would be silence, not an error.
/// </summary>
public sealed class AlertsTests
{
    private static readonly CodeTelemetry s_code = CodeTelemetry.Of(WorkingCopy.Root);

    private static readonly HashSet<string> s_functions =
    [
        .. WorkingCopy.Own.Functions.Select(function => function.Name),
    ];

    private static readonly IReadOnlyList<Query> s_rules = Queries("alerts.bicep", "rules");

    private static readonly IReadOnlyList<Query> s_saved = Queries("queries.bicep", "queries");

    [Fact]
    public void Every_figure_tag_log_line_and_function_that_a_query_names_is_in_the_code() =>
        Assert.Empty(s_rules.Concat(s_saved).SelectMany(query => query.Findings(s_code, s_functions)));

    [Fact]
    public void Every_error_that_the_app_logs_under_a_number_has_an_alert() =>
        Assert.Equal(s_code.Errors.Order(), s_rules.SelectMany(rule => rule.Events).Distinct().Order());

    [Fact]
    public void Every_matter_that_needs_a_person_has_a_rule() =>
        Assert.Equal(
            ["oldest-message", "poison", "report-age", "no-reconciliation", "health", "errors", "log-cap"],
            s_rules.Select(rule => rule.Name)
        );

    [Fact]
    public void Every_alert_is_in_operating_md_with_what_to_do()
    {
        var manual = File.ReadAllText(Path.Combine(WorkingCopy.Root, "docs", "operating.md"));

        Assert.All(
            s_rules.Select(rule => rule.Name).Concat(["dead-letters", "dropped-events"]),
            name =>
                Assert.Matches($@"\n\| (?:`[a-z-]+`, )?`{name}`(?:, `[a-z-]+`)? \| .{{20,}} \| .{{5,}} \|\n", manual)
        );
    }

    [Fact]
    public void What_the_app_tells_is_found_in_its_sources()
    {
        Assert.Superset(
            new HashSet<string> { "ita.uploads", "ita.step.duration", "ita.queue.oldest", "ita.queue.messages" },
            s_code.Figures.ToHashSet()
        );
        Assert.Superset(new HashSet<string> { "queue", "step", "outcome", "code" }, s_code.Tags.ToHashSet());
        Assert.Superset(new HashSet<int> { 1303, 5002 }, s_code.Errors.ToHashSet());
        Assert.Contains(1404, s_code.Events);
        Assert.DoesNotContain(1404, s_code.Errors);
    }

    [Theory]
    [InlineData("ita.queue.oldest", "ita.queue.age.max", "no figure is called ita.queue.age.max")]
    [InlineData("5003", "5099", "no log line has the number 5099")]
    [InlineData("Properties.queue", "Properties.name", "no figure has the tag name")]
    [InlineData("\"ReconcileUploads\"", "\"Reconcile\"", "no function is called Reconcile")]
    [InlineData("\"RecordUploadFailure\"", "\"RecordFailure\"", "no function is called RecordFailure")]
    [InlineData("\"Not in the audit\"", "\"Not audited\"", "no log line begins with \"Not audited\"")]
    public void A_slip_in_a_query_is_found(string old, string with, string finding)
    {
        var changed = s_rules.Select(rule =>
            rule with
            {
                Text = rule.Text.Replace(old, with, StringComparison.Ordinal),
            }
        );

        Assert.Contains(
            changed.SelectMany(rule => rule.Findings(s_code, s_functions)),
            found => found.EndsWith(finding, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_rule_that_tells_things_apart_gives_the_column_it_does_so_by() =>
        Assert.All(
            Rules(),
            rule =>
            {
                var by = rule.GetProperty("by").GetString()!;
                if (by.Length > 0)
                    Assert.Contains(by, LastStep(rule.GetProperty("query").GetString()!), StringComparison.Ordinal);
            }
        );

    private static string LastStep(string query) => query[query.LastIndexOf("\n| ", StringComparison.Ordinal)..];

    private static JsonElement[] Rules() =>
        [
            .. CompiledTemplate
                .Read(Path.Combine(WorkingCopy.Root, "infra", "modules", "alerts.bicep"))
                .Variable("rules")
                .EnumerateArray(),
        ];

    private static Query[] Queries(string module, string variable) =>
        [
            .. CompiledTemplate
                .Read(Path.Combine(WorkingCopy.Root, "infra", "modules", module))
                .Variable(variable)
                .EnumerateArray()
                .Select(item => new Query(
                    item.GetProperty("name").GetString()!,
                    item.GetProperty("query").GetString()!
                )),
        ];
}

namespace Ita.Infrastructure.Tests.Consistency;

public sealed class ConsistencyTests
{
    private static readonly CodeNames s_code = CodeNames.Of(WorkingCopy.Root);

    [Fact]
    public void Infra_settings_functions_and_code_agree() =>
        Assert.Empty(ConsistencyCheck.Findings(WorkingCopy.Own, s_code));

    [Fact]
    public void Every_kind_of_name_is_found_in_the_code()
    {
        Assert.Superset(
            new HashSet<string> { "uploads", "registry", "follow-up", "frameworks", "reports" },
            s_code.Containers.ToHashSet()
        );
        Assert.Superset(
            new HashSet<string> { "score-agency", "write-report-poison", "webjobs-blobtrigger-poison" },
            s_code.Queues.ToHashSet()
        );
        Assert.Superset(new HashSet<string> { "Agencies", "Results", "Frameworks" }, s_code.Tables.ToHashSet());
        Assert.Superset(
            new HashSet<string>
            {
                "Ita__Digits",
                "Ita__StrengthThreshold",
                "ItaStorage__",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "Port",
                "SignIn__ClientId",
                "SignIn__Issuer",
            },
            s_code.Settings.ToHashSet()
        );
    }

    [Theory]
    [InlineData(
        "infra/modules/data.bicep",
        "  'score-agency-poison'\n",
        "",
        "queue score-agency-poison: the code has it, infra does not"
    )]
    [InlineData(
        "infra/modules/data.bicep",
        "  'write-report'\n",
        "  'write-reports'\n",
        "queue write-reports: infra has it, the code does not"
    )]
    [InlineData(
        "infra/modules/data.bicep",
        "  'follow-up'\n",
        "",
        "container follow-up: the code has it, infra does not"
    )]
    [InlineData("infra/modules/data.bicep", "  'Measures'\n", "", "table Measures: the code has it, infra does not")]
    [InlineData(
        "infra/modules/data.bicep",
        "  'Items'\n",
        "  'Items'\n  'Old'\n",
        "table Old: infra has it, the code does not"
    )]
    [InlineData(
        "infra/modules/uploader.bicep",
        "'registry'",
        "'registries'",
        "container registries: uploaders may write it, and the code has none such"
    )]
    [InlineData(
        "infra/subscriptions.bicep",
        "container: 'registry'",
        "container: 'reports'",
        "event subscription registry to IngestRegistry: the functions has it, infra does not"
    )]
    [InlineData(
        "infra/subscriptions.bicep",
        "functionName: 'IngestFramework'",
        "functionName: 'IngestFrameworks'",
        "event subscription frameworks to IngestFrameworks: infra has it, the functions does not"
    )]
    [InlineData(
        "infra/modules/function-app.bicep",
        "Ita__Digits: digits",
        "Ita__Digit: digits",
        "setting Ita__Digit: infra has it, and nothing reads it"
    )]
    [InlineData(
        "infra/modules/function-app.bicep",
        "  Ita__StrengthThreshold: strengthThreshold\n",
        "",
        "setting Ita__StrengthThreshold: the code reads it, and infra has none such"
    )]
    [InlineData(
        "infra/modules/function-app.bicep",
        "ItaStorage__",
        "ItaStore__",
        "setting ItaStorage: IngestRegistry names it, and infra sets none such"
    )]
    [InlineData(
        "local.settings.sample.json",
        "\"Ita__Digits\"",
        "\"Ita__Numerals\"",
        "setting Ita__Numerals: local.settings.sample.json has it, and nothing reads it"
    )]
    [InlineData(
        "local.settings.sample.json",
        "\"OTEL_EXPORTER_OTLP_ENDPOINT\"",
        "\"OTLP\"",
        "setting OTEL_EXPORTER_OTLP_ENDPOINT: the code reads it, and local.settings.sample.json has none such"
    )]
    [InlineData(
        "local.settings.sample.json",
        "\"ItaStorage\"",
        "\"Storage\"",
        "setting ItaStorage: ScoreAgency names it, and local.settings.sample.json has none such"
    )]
    [InlineData(
        "src/Ita.Functions/host.json",
        "\"none\"",
        "\"base64\"",
        "host.json: the host decodes messages as base64"
    )]
    [InlineData(
        Installation.Metadata,
        "score-agency",
        "score-agencies",
        "queue score-agency: the code has it, the functions does not"
    )]
    [InlineData(
        Installation.Metadata,
        "registry/",
        "registries/",
        "container registries: IngestRegistry waits for it, and the code has none such"
    )]
    [InlineData(
        Installation.Metadata,
        "ItaStorage",
        "Storage",
        "setting Storage: WriteReport names it, and local.settings.sample.json has none such"
    )]
    [InlineData(
        "infra/main.bicepparam",
        "param digits = readEnvironmentVariable('ITA_DIGITS', 'thai')\n",
        "",
        "parameter digits: main.bicep has it, and main.bicepparam does not give it"
    )]
    [InlineData(
        "infra/modules/function-app.bicep",
        "name: 'dotnet-isolated'",
        "name: 'custom'",
        "runtime: (custom, 10.0) is not what the app is built for"
    )]
    [InlineData(
        "infra/modules/function-app.bicep",
        "  Ita__Digits: digits\n",
        "  Ita__Digits: digits\n  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'\n",
        "setting FUNCTIONS_WORKER_RUNTIME: Flex Consumption refuses it"
    )]
    [InlineData(
        "infra/main.bicepparam",
        "ITA_PROTECT_DATA",
        "ITA_PROTECT",
        "ITA_PROTECT_DATA: operating.md uses it, and neither main.bicepparam reads it nor main.bicep puts it out"
    )]
    [InlineData(
        "infra/scripts/subscribe.sh",
        "$ITA_EVENT_TOPIC",
        "$ITA_TOPIC",
        "ITA_TOPIC: subscribe.sh uses it, and neither main.bicepparam reads it nor main.bicep puts it out"
    )]
    public void A_drift_is_found(string file, string old, string with, string finding)
    {
        using var copy = new WorkingCopy();
        Assert.Empty(ConsistencyCheck.Findings(copy.Installation, s_code));

        copy.Replace(file, old, with);

        Assert.Contains(finding, ConsistencyCheck.Findings(copy.Installation, s_code));
    }

    [Fact]
    public void A_function_for_a_queue_that_nobody_made_is_found_with_its_poison_queue()
    {
        using var copy = new WorkingCopy();
        copy.Replace(
            Installation.Metadata,
            "[\n",
            """
            [
              {
                "name": "NotifyAgency",
                "bindings": [{ "type": "queueTrigger", "queueName": "notify-agency", "connection": "ItaStorage" }]
              },

            """
        );

        var findings = ConsistencyCheck.Findings(copy.Installation, s_code);

        Assert.Contains("queue notify-agency: the functions has it, the code does not", findings);
        Assert.Contains("queue notify-agency-poison: missing in infra, and notify-agency has a function", findings);
        Assert.Contains("queue notify-agency-poison: no function takes from it", findings);
    }

    [Fact]
    public void The_functions_are_those_that_others_rely_on() =>
        Assert.Equal(
            [
                "DownloadReport",
                "IngestFollowUp",
                "IngestFramework",
                "IngestRegistry",
                "IngestResults",
                "IngestSurveyExport",
                "ReconcileUploads",
                "RecordReportFailure",
                "RecordScoringFailure",
                "RecordUploadFailure",
                "ScoreAgency",
                "Web",
                "WriteReport",
            ],
            WorkingCopy.Own.Functions.Select(function => function.Name)
        );

    [Fact]
    public void A_queue_table_container_or_setting_that_only_the_code_has_is_found()
    {
        var code = s_code with
        {
            Queues = s_code.Queues.Append("send-mail").ToHashSet(),
            Tables = s_code.Tables.Append("Mails").ToHashSet(),
            Containers = s_code.Containers.Append("mails").ToHashSet(),
            Settings = s_code.Settings.Append("Mail__Sender").ToHashSet(),
        };

        var findings = ConsistencyCheck.Findings(WorkingCopy.Own, code);

        Assert.Contains("queue send-mail: the code has it, infra does not", findings);
        Assert.Contains("queue send-mail: the code has it, the functions does not", findings);
        Assert.Contains("table Mails: the code has it, infra does not", findings);
        Assert.Contains("container mails: the code has it, infra does not", findings);
        Assert.Contains("setting Mail__Sender: the code reads it, and infra has none such", findings);
        Assert.Contains(
            "setting Mail__Sender: the code reads it, and local.settings.sample.json has none such",
            findings
        );
    }
}

using System.Text.Json.Nodes;
using Ita.Storage;

namespace Ita.Functions.Tests;

/// <summary>What the published folder and the worker tell the host.</summary>
public sealed class DeclarationTests(RunningWorker worker) : IClassFixture<RunningWorker>
{
    private static readonly string[] s_functions =
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
    ];

    [Fact]
    public void The_folder_holds_what_the_host_reads_and_starts()
    {
        var host = Json("host.json");
        var start = Json("worker.config.json")["description"]!;

        Assert.Equal(
            ["dotnet", "Ita.Functions.dll"],
            [Text(start["defaultExecutablePath"]), Text(start["defaultWorkerPath"])]
        );
        Assert.True(File.Exists(Path.Combine(worker.Folder, "extensions.json")));
        Assert.Null(host["customHandler"]);
        Assert.Null(host["extensionBundle"]);
        Assert.Equal("none", Text(host["extensions"]!["queues"]!["messageEncoding"]));
        Assert.Equal("", worker.Host.Settings.RoutePrefix);
    }

    [Fact]
    public void These_functions_are_declared_and_no_others()
    {
        var generated = Json("functions.metadata").AsArray().Select(function => Text(function!["name"]));

        Assert.Equal(s_functions, Names());
        Assert.Equal(s_functions, generated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_queue_that_work_is_sent_to_has_its_function_and_so_has_its_poison_queue() =>
        Assert.Equal(
            QueueNames.All.Order(StringComparer.Ordinal),
            Of("queueTrigger", trigger => trigger.QueueName).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_container_that_files_are_put_into_has_its_function_which_hears_of_them_by_events()
    {
        Assert.Equal(
            [
                ContainerNames.FollowUp,
                ContainerNames.Frameworks,
                ContainerNames.Registry,
                ContainerNames.Results,
                ContainerNames.Uploads,
            ],
            Of("blobTrigger", trigger => trigger.Container).Order(StringComparer.Ordinal)
        );

        // In Azure nobody scans containers.
        Assert.All(Of("blobTrigger", trigger => trigger.Source), source => Assert.Equal("EventGrid", source));
    }

    [Fact]
    public async Task A_setting_lets_the_host_scan_the_containers_instead()
    {
        await using var scanning = await worker.StartAsync(("BlobTriggerSource", "LogsAndContainerScan"));

        Assert.All(
            scanning.Functions.Where(function => function.Trigger.Type == "blobTrigger"),
            function => Assert.Equal("LogsAndContainerScan", function.Trigger.Source)
        );
    }

    [Fact]
    public void Everything_that_is_bound_to_the_storage_names_the_same_connection() =>
        Assert.All(
            worker.Host.Functions.Where(function => function.Trigger.Type is "blobTrigger" or "queueTrigger"),
            function => Assert.Equal(StorageSettings.Connection, function.Trigger.Connection)
        );

    [Fact]
    public void What_takes_every_address_is_asked_last_and_takes_every_method()
    {
        var last = worker
            .Host.Functions.Where(function => function.Trigger.Type == "httpTrigger")
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .Last();

        Assert.Equal(("Web", "{*path}"), (last.Name, last.Trigger.Route));
        Assert.Empty(last.Trigger.Methods);
    }

    private IEnumerable<string> Names() =>
        worker.Host.Functions.Select(function => function.Name).Order(StringComparer.Ordinal);

    private IEnumerable<string> Of(string type, Func<Testing.FunctionsHost.FunctionTrigger, string> member) =>
        worker
            .Host.Functions.Select(function => function.Trigger)
            .Where(trigger => trigger.Type == type)
            .Select(member);

    private JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(worker.Folder, file)))!;

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}

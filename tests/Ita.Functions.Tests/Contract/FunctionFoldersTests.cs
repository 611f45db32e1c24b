using System.Net;
using System.Text.Json;
using Ita.Storage;

namespace Ita.Functions.Tests.Contract;

/// <summary>What the host reads beside the executable agrees with what the app answers.</summary>
public sealed class FunctionFoldersTests(HostedApp app) : IClassFixture<HostedApp>
{
    private static readonly string s_root = Path.GetDirectoryName(typeof(FunctionsApp).Assembly.Location)!;

    public static TheoryData<string> Triggers =>
        [.. Folders().Where(folder => TriggerOf(folder).GetProperty("type").GetString() != "httpTrigger")];

    public static TheoryData<string> Pages =>
        [.. Folders().Where(folder => TriggerOf(folder).GetProperty("type").GetString() == "httpTrigger")];

    [Fact]
    public void Every_function_is_there()
    {
        string[] functions =
        [
            "CheckHealth",
            "DownloadFollowUp",
            "DownloadFramework",
            "DownloadRejected",
            "DownloadReport",
            "DownloadTemplate",
            "IngestFollowUp",
            "IngestFramework",
            "IngestRegistry",
            "IngestSurveyExport",
            "ListTemplates",
            "ReconcileUploads",
            "RecordReportFailure",
            "RecordScoringFailure",
            "RecordUploadFailure",
            "RescoreYear",
            "RestartSubmission",
            "ScoreAgency",
            "ShowAgency",
            "ShowAudit",
            "ShowFrameworks",
            "ShowLooseFiles",
            "ShowOpenApi",
            "ShowProvince",
            "ShowProvinces",
            "ShowSubmissions",
            "UploadFiles",
            "WriteReport",
        ];
        Assert.Equal(functions, Folders().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Triggers))]
    public async Task A_trigger_has_its_endpoint(string function)
    {
        using var answer = await app.Host.PostAsync("/" + function, new StringContent("no envelope"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_its_endpoint_and_shows_nobody_anything(string function)
    {
        var trigger = TriggerOf(function);
        var path = trigger
            .GetProperty("route")
            .GetString()!
            .Replace("{agencyCode}", "310801", StringComparison.Ordinal)
            .Replace("{provinceCode}", "31", StringComparison.Ordinal)
            .Replace("{fiscalYear}", "2566", StringComparison.Ordinal)
            .Replace("{document}", "2566", StringComparison.Ordinal)
            .Replace("{submission}", "1", StringComparison.Ordinal)
            .Replace("{instrument}", "IIT", StringComparison.Ordinal)
            .Replace("{format}", "docx", StringComparison.Ordinal);

        using var answer = await app.Host.GetAsync("/api/" + path);

        Assert.Equal("anonymous", trigger.GetProperty("authLevel").GetString());
        Assert.Equal(function == "CheckHealth" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public void Every_queue_that_work_is_sent_to_has_its_function_and_so_has_its_poison_queue()
    {
        var queues = Folders()
            .Select(TriggerOf)
            .Where(trigger => trigger.TryGetProperty("queueName", out _))
            .Select(trigger => trigger.GetProperty("queueName").GetString());

        Assert.Equal(QueueNames.All.Order(StringComparer.Ordinal), queues.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_host_starts_the_executable_and_reads_messages_as_they_are_sent()
    {
        using var host = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_root, "host.json")));
        var root = host.RootElement;

        Assert.Equal(
            "Ita.Functions",
            root.GetProperty("customHandler")
                .GetProperty("description")
                .GetProperty("defaultExecutablePath")
                .GetString()
        );
        Assert.True(root.GetProperty("customHandler").GetProperty("enableForwardingHttpRequest").GetBoolean());
        Assert.Equal("[4.*, 5.0.0)", root.GetProperty("extensionBundle").GetProperty("version").GetString());
        Assert.Equal(
            "base64",
            root.GetProperty("extensions").GetProperty("queues").GetProperty("messageEncoding").GetString()
        );
    }

    private static IEnumerable<string> Folders() =>
        Directory
            .GetFiles(s_root, "function.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!));

    private static JsonElement TriggerOf(string function)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_root, function, "function.json")));
        return json.RootElement.GetProperty("bindings")[0].Clone();
    }
}

using Ita.Storage;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.FunctionsHost;
using Ita.Testing.Samples;
using Ita.Testing.Storage;

namespace Ita.Infrastructure.Tests.Alerts.Ingestion;

/// <summary>
/// The published app under the stand-in for the Functions host, on an emulator of its own, telling Application Insights
/// of itself. The stand-in tells nothing: what the workspace has is the app's own word.
/// </summary>
internal sealed class ObservedApp : IAsyncDisposable
{
    private readonly StorageFixture _storage = new();
    private readonly IngestionServer _insights;
    private WorkerHost? _host;
    private StorageTriggers? _triggers;

    private ObservedApp(IngestionServer insights) => _insights = insights;

    public WorkerHost Host => _host ?? throw new InvalidOperationException("The app was not started.");

    public StorageAccount Account => _storage.Account;

    private StorageTriggers Triggers => _triggers ?? throw new InvalidOperationException("The app was not started.");

    /// <summary>Runs the app, has something done with it, and stops it.</summary>
    /// <param name="folder">Of the published app.</param>
    /// <param name="isSignedIn">Whoever asks is the administrator; else nobody.</param>
    /// <param name="run">What is done.</param>
    /// <param name="before">What is done to the storage first.</param>
    /// <returns>All that it told of itself.</returns>
    public static async Task<Workspace> RunAsync(
        string folder,
        bool isSignedIn,
        Func<ObservedApp, Task> run,
        Func<StorageAccount, Task>? before = null
    )
    {
        await using var insights = await IngestionServer.StartAsync();
        await using var app = new ObservedApp(insights);
        await app._storage.InitializeAsync();
        if (before is not null)
            await before(app.Account);
        await app.StartAsync(folder, isSignedIn);
        await run(app);

        // In order: what it has not sent yet is sent.
        Assert.Equal(0, await app.Host.StopAsync());
        return Workspace.Of(insights.Envelopes);
    }

    public async Task UploadAsync(string container, string name, Stream content)
    {
        await using (content)
            await new UploadStore(Account).PutAsync(container, name, content);
        await Triggers.DeliverBlobsAsync();
    }

    public Task UploadAsync(string container, string name, string sample) =>
        UploadAsync(container, name, File.OpenRead(SampleFiles.PathOf(sample)));

    /// <summary>Delivers the messages that wait, and those that come of them.</summary>
    public Task DrainAsync() => Triggers.DrainAsync();

    public async Task<bool> ReconcileAsync() =>
        (await Host.InvokeAsync(Invocations.Timer(Host.Function("ReconcileUploads")))).Succeeded;

    /// <returns>The status.</returns>
    public async Task<int> GetAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Host.Address };
        using var answer = await http.GetAsync(path);
        return (int)answer.StatusCode;
    }

    /// <summary>Returns when the app has told how much waits in the queues.</summary>
    public Task QueuesAreToldAsync() =>
        Eventually.BecomesTrue(() =>
            _insights.Envelopes.Any(envelope =>
                envelope.GetRawText().Contains("ita.queue.oldest", StringComparison.Ordinal)
            )
        );

    public Task StopStorageAsync() => _storage.Process.StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (_triggers is not null)
            await _triggers.DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private async Task StartAsync(string folder, bool isSignedIn)
    {
        _host = await WorkerHost.StartAsync(
            new WorkerHostOptions
            {
                Root = folder,
                Environment = new Dictionary<string, string?>
                {
                    ["AzureWebJobsStorage"] = _storage.ConnectionString,
                    [StorageSettings.Connection] = _storage.ConnectionString,
                    ["LocalAdministrator"] = isSignedIn ? "true" : "false",
                    ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
                    ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = _insights.ConnectionString,
                },
            }
        );
        _triggers = new StorageTriggers(
            _host,
            new StorageTriggersOptions { ConnectionString = _storage.ConnectionString }
        );
    }
}

using Ita.Storage;
using Ita.Testing.FunctionsHost;
using Ita.Testing.Storage;

[assembly: AssemblyFixture(typeof(PublishedApp))]

namespace Ita.Functions.Tests;

/// <summary>
/// The published app on an emulator of its own, where whoever asks is the administrator, as on a developer's machine.
/// </summary>
public sealed class RunningWorker(PublishedApp published) : IAsyncLifetime
{
    private readonly StorageFixture _storage = new();
    private WorkerHost? _host;

    public WorkerHost Host => _host ?? throw new InvalidOperationException("The worker was not started.");

    public string Folder => published.Folder;

    public string ConnectionString => _storage.ConnectionString;

    public StorageAccount Account => _storage.Account;

    public async ValueTask InitializeAsync()
    {
        await _storage.InitializeAsync();
        _host = await StartAsync();
    }

    /// <summary>Another worker on the same storage.</summary>
    public Task<WorkerHost> StartAsync(params IEnumerable<(string Name, string Value)> settings)
    {
        var environment = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = ConnectionString,
            [StorageSettings.Connection] = ConnectionString,
            ["LocalAdministrator"] = "true",
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
        };
        foreach (var (name, value) in settings)
            environment[name] = value;
        return WorkerHost.StartAsync(new WorkerHostOptions { Root = Folder, Environment = environment });
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        await _storage.DisposeAsync();
    }
}

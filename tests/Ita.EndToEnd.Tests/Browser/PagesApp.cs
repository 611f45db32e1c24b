using Ita.Azurite;
using Ita.LocalHost;
using Ita.Storage;
using Microsoft.AspNetCore.Builder;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>
/// The app on an empty storage account of its own, in memory, with the local administrator signed in; nothing is
/// processed unless a setting asks for it.
/// </summary>
public class PagesApp : IAsyncLifetime
{
    private AzuriteProcess? _azurite;
    private WebApplication? _app;

    public StorageAccount Account => new(_azurite!.ConnectionString);

    public IServiceProvider Services => _app!.Services;

    public Uri Address => new(_app!.Urls.Single());

    /// <summary>
    /// Settings beside the storage. With the port of a host the app only answers; without, it also does its work.
    /// </summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?> { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "0", ["LocalAdministrator"] = "true" };

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        await Account.EnsureCreatedAsync();
        await SeedAsync();
        _app = LocalHostApp.Build(
            [],
            new Dictionary<string, string?>(Settings) { ["ItaStorage"] = _azurite.ConnectionString }
        );
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Puts in what the pages are to show, before the app starts.</summary>
    protected virtual Task SeedAsync() => Task.CompletedTask;
}

using Ita.Azurite;
using Ita.Storage;
using Ita.Testing;
using Ita.Web.Access;
using Microsoft.AspNetCore.Builder;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>
/// Pages on an empty storage account of their own, in memory, with the local administrator signed in; nothing is
/// processed unless the app is another.
/// </summary>
public class PagesApp : IAsyncLifetime
{
    private AzuriteProcess? _azurite;
    private WebApplication? _app;

    public StorageAccount Account => new(_azurite!.ConnectionString);

    public IServiceProvider Services => _app!.Services;

    public Uri Address => new(_app!.Urls.Single());

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        await Account.EnsureCreatedAsync();
        await SeedAsync();
        _app = await StartAsync(_azurite.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Task<WebApplication> StartAsync(string connectionString) =>
        PagesHost.StartAsync(connectionString, SignIn.LocalAdministrator);

    /// <summary>Puts in what the pages are to show, before the app starts.</summary>
    protected virtual Task SeedAsync() => Task.CompletedTask;
}

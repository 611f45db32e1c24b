using Ita.Storage;
using Ita.Testing;
using Ita.Testing.Storage;
using Ita.Web.Access;
using Microsoft.AspNetCore.Builder;

namespace Ita.EndToEnd.Tests.Browser;

/// <summary>
/// Pages on an empty storage account of their own, in memory, with the local administrator signed in; nothing is
/// processed unless the app is another.
/// </summary>
public class PagesApp : IAsyncLifetime
{
    private readonly StorageFixture _storage = new();
    private WebApplication? _app;

    public StorageAccount Account => _storage.Account;

    public IServiceProvider Services => _app!.Services;

    public Uri Address => new(_app!.Urls.Single());

    public async ValueTask InitializeAsync()
    {
        await _storage.InitializeAsync();
        await SeedAsync();
        _app = await StartAsync(_storage.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await _storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Task<WebApplication> StartAsync(string connectionString) =>
        PagesHost.StartAsync(connectionString, SignIn.LocalAdministrator);

    /// <summary>Puts in what the pages are to show, before the app starts.</summary>
    protected virtual Task SeedAsync() => Task.CompletedTask;
}

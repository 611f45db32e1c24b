using Ita.Azurite;
using Ita.Storage;

namespace Ita.Web.Tests;

/// <summary>An emulator of a test class's own, for tests that begin with an empty account.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private AzuriteProcess? _azurite;

    public string ConnectionString =>
        _azurite?.ConnectionString ?? throw new InvalidOperationException("Azurite was not started.");

    public StorageAccount Account => new(ConnectionString);

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        await Account.EnsureCreatedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}

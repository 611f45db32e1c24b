using Ita.Azurite;
using Ita.Storage;
using Xunit;

namespace Ita.Testing.Storage;

/// <summary>
/// A storage emulator of its own, in memory, with all containers, queues and tables, and nothing in them. Shared by an
/// assembly, its tests keep apart by agencies and provinces of their own.
/// </summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private readonly AzuriteFixture _azurite = new();
    private StorageAccount? _account;

    public AzuriteProcess Process => _azurite.Process;

    public string ConnectionString => _azurite.ConnectionString;

    public StorageAccount Account => _account ?? throw new InvalidOperationException("Azurite was not started.");

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _account = new StorageAccount(ConnectionString);
        await _account.EnsureCreatedAsync();
    }

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();
}

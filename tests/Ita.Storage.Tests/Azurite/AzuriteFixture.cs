using Ita.Azurite;
using Ita.Storage.Tests.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Ita.Storage.Tests.Azurite;

/// <summary>
/// One emulator for all tests of the assembly, in memory; tests keep apart by names and codes of their own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? _azurite;

    public AzuriteProcess Process => _azurite ?? throw new InvalidOperationException("Azurite was not started.");

    /// <summary>With all its containers, queues and tables.</summary>
    public StorageAccount Account { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        Account = new StorageAccount(_azurite.ConnectionString);
        await Account.EnsureCreatedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}

using Ita.Azurite;
using Ita.Pipeline.Tests;
using Ita.Storage;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Ita.Pipeline.Tests;

/// <summary>
/// One emulator for all tests of the assembly, in memory; tests keep apart by agencies and provinces of their own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? _azurite;

    public StorageAccount Account =>
        new(_azurite?.ConnectionString ?? throw new InvalidOperationException("Azurite was not started."));

    /// <summary>The same account by a way that somebody stands in; a request is tried often and soon again.</summary>
    internal StorageAccount Through(ScriptedTransport transport) =>
        new(
            new StorageOptions
            {
                ConnectionString = _azurite!.ConnectionString,
                Transport = transport,
                MaxRetries = 12,
                RetryDelay = TimeSpan.FromMilliseconds(1),
                MaxRetryDelay = TimeSpan.FromMilliseconds(20),
            }
        );

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

using Ita.Azurite;

[assembly: AssemblyFixture(typeof(Ita.Web.Tests.AzuriteFixture))]

namespace Ita.Web.Tests;

/// <summary>
/// One emulator for all tests of the assembly, in memory; tests keep apart by names and codes of their own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? _azurite;

    public string ConnectionString =>
        _azurite?.ConnectionString ?? throw new InvalidOperationException("Azurite was not started.");

    public async ValueTask InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}

using Ita.Azurite;
using Xunit;

namespace Ita.Testing.Storage;

/// <summary>
/// A storage emulator in memory, with nothing in it. Shared by an assembly or a class, its tests keep apart by names of
/// their own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? _process;

    public AzuriteProcess Process => _process ?? throw new InvalidOperationException("Azurite was not started.");

    public string ConnectionString => Process.ConnectionString;

    public async ValueTask InitializeAsync() =>
        _process = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }
}

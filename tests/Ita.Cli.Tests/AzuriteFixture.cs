using Ita.Azurite;

namespace Ita.Cli.Tests;

/// <summary>One storage emulator in memory for the tests that need one.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    public AzuriteProcess Azurite { get; private set; } = null!;

    public string Connection => Azurite.ConnectionString;

    public async ValueTask InitializeAsync() =>
        Azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });

    public ValueTask DisposeAsync() => Azurite.DisposeAsync();
}

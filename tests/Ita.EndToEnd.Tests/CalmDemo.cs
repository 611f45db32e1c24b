namespace Ita.EndToEnd.Tests;

/// <summary>One run of the demo that nobody disturbs; the others are compared with it.</summary>
public sealed class CalmDemo : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("ita-demo-").FullName;

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    /// <summary>Every result, in order.</summary>
    public string Results => File.ReadAllText(Path.Combine(Folder, "results.json"));

    public async ValueTask InitializeAsync()
    {
        using var demo = DemoProcess.Start("--once", "--out", Folder);
        ExitCode = await demo.WaitForExitAsync();
        Output = demo.Output;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

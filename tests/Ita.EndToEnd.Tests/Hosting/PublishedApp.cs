using System.Diagnostics;
using Ita.Azurite;

namespace Ita.EndToEnd.Tests.Hosting;

/// <summary>
/// The function app's folder as <c>dotnet publish</c> makes it. ITA_PUBLISHED names one that was made elsewhere, such
/// as the package of infra/scripts/package.sh; without it the build that is there is published as it is, which takes
/// seconds instead of minutes.
/// </summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private readonly string _temporary = Directory.CreateTempSubdirectory("ita-published-").FullName;

    public string Folder { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Folder = Environment.GetEnvironmentVariable("ITA_PUBLISHED") is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : await PublishAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_temporary, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> PublishAsync()
    {
        // bin/{configuration}/{framework}
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
            .Parent!
            .Name;
        var project = Path.Combine(AzuriteInstallation.RepositoryRoot(), "src", "Ita.Functions");
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish",
                project,
                "--nologo",
                "--no-build",
                "--configuration",
                configuration,
                "--output",
                _temporary,
                "-p:RuntimeIdentifier=",
                "-p:SelfContained=false",
                "-p:PublishReadyToRun=false",
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var publish = Process.Start(start)!;
        var (output, errors) = (publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, await output + await errors);
        return _temporary;
    }
}

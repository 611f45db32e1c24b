using System.Diagnostics;
using Ita.Azurite;
using Xunit;

namespace Ita.Testing.FunctionsHost;

/// <summary>
/// The function app's folder as <c>dotnet publish</c> makes it, once for all tests of an assembly. ITA_PUBLISHED names
/// one that was made elsewhere, such as the package of infra/scripts/package.sh; without it the build that is there is
/// published as it is, which takes seconds instead of minutes.
/// </summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private readonly string _temporary = Directory.CreateTempSubdirectory("ita-published-").FullName;

    public string Folder { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Folder = Environment.GetEnvironmentVariable("ITA_PUBLISHED") is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : _temporary;
        if (Folder == _temporary)
            await PublishAsync(_temporary);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_temporary, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Publishes the build of the configuration that this process was built with.</summary>
    /// <exception cref="InvalidOperationException"><c>dotnet publish</c> failed.</exception>
    public static async Task PublishAsync(string folder, CancellationToken cancellationToken = default)
    {
        // bin/{configuration}/{framework}
        var output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish",
                Path.Combine(AzuriteInstallation.RepositoryRoot(), "src", "Ita.Functions"),
                "--nologo",
                "--no-build",
                "--configuration",
                new DirectoryInfo(output).Parent!.Name,
                "--output",
                folder,
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
        var (said, errors) = (
            publish.StandardOutput.ReadToEndAsync(cancellationToken),
            publish.StandardError.ReadToEndAsync(cancellationToken)
        );
        await publish.WaitForExitAsync(cancellationToken);
        if (publish.ExitCode != 0)
            throw new InvalidOperationException(await said + await errors);
    }
}

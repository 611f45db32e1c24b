using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Ita.Azurite;

/// <summary>
/// Azurite as the committed lock file names it, in <c>infra/azurite</c> of the working copy that this program was built
/// in. Installing needs Node's npm and its registry, once.
/// </summary>
public sealed class AzuriteInstallation
{
    private const string SolutionFile = "ItaFunctions.sln";
    private static readonly TimeSpan s_installLimit = TimeSpan.FromMinutes(10);

    private AzuriteInstallation(string folder) => Folder = folder;

    /// <summary><c>infra/azurite</c>, absolute.</summary>
    public string Folder { get; }

    internal string StartScript => Path.Combine(Folder, "run.cjs");

    /// <summary>
    /// Finds Azurite, and installs it first where the locked version is not there. Processes that do this at the same
    /// time wait for one another.
    /// </summary>
    /// <exception cref="AzuriteException">Not within a working copy, no Node, or npm failed.</exception>
    public static async Task<AzuriteInstallation> EnsureAsync(
        Action<string>? log = null,
        CancellationToken cancellationToken = default
    )
    {
        var installation = new AzuriteInstallation(Path.Combine(RepositoryRoot(), "infra", "azurite"));
        if (installation.IsComplete())
            return installation;

        using var installLock = await installation.AcquireLockAsync(cancellationToken);
        if (installation.IsComplete())
            return installation;
        log?.Invoke("Installing Azurite, the storage emulator (once, npm ci in infra/azurite)…");
        await installation.InstallAsync(cancellationToken);
        return installation;
    }

    /// <summary>The folder of <c>ItaFunctions.sln</c> above this program.</summary>
    /// <exception cref="AzuriteException">There is none.</exception>
    public static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
                return folder.FullName;
        }

        throw new AzuriteException(
            $"No {SolutionFile} above {AppContext.BaseDirectory}: Azurite is installed within a working copy of "
                + $"the repository."
        );
    }

    // npm writes node_modules/.package-lock.json last: where it is, nothing was cut off in the middle.
    private bool IsComplete()
    {
        var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        return File.Exists(installed)
            && LockedVersion(installed) == LockedVersion(Path.Combine(Folder, "package-lock.json"));
    }

    private static string? LockedVersion(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(lockFile));
        return json.RootElement.GetProperty("packages").TryGetProperty("node_modules/azurite", out var package)
            ? package.GetProperty("version").GetString()
            : null;
    }

    private async Task<FileStream> AcquireLockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // Nothing but this stream may have the file open, and the system closes it even if this process dies.
                return new FileStream(
                    Path.Combine(Folder, ".install.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
            ["ci", "--no-audit", "--no-fund"]
        )
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_installLimit);
        using var npm = StartProgram(start);
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = npm.StandardError.ReadToEndAsync(limit.Token);
            await npm.WaitForExitAsync(limit.Token);
            if (npm.ExitCode != 0 || !IsComplete())
            {
                throw new AzuriteException(
                    $"npm ci in {Folder} failed with status "
                        + $"{npm.ExitCode}:{Environment.NewLine}{await errors}{await output}"
                );
            }
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new AzuriteException(
                $"npm ci in {Folder} did not end within {s_installLimit.TotalMinutes:0} minutes."
            );
        }
    }

    internal static Process StartProgram(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new AzuriteException(
                $"'{start.FileName}' could not be started; Node.js 20 or later is needed to run the storage emulator.",
                exception
            );
        }
    }
}

/// <summary>
/// Azurite could not be installed or started; the message says what was missing and what its programs said.
/// </summary>
public sealed class AzuriteException : Exception
{
    public AzuriteException(string message)
        : base(message) { }

    public AzuriteException(string message, Exception inner)
        : base(message, inner) { }
}

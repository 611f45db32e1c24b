using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Ita.Azurite;

namespace Ita.Cli.Demo;

/// <summary>
/// The app on one machine (Ita.LocalHost) as a process of its own: it can be killed and started again, and whatever it
/// was doing must not be lost. It ends with this process, however that ends, because its standard input closes.
/// </summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Task _logging;

    private AppProcess(Process process, Uri address, Task logging)
    {
        _process = process;
        Address = address;
        _logging = logging;
    }

    /// <summary>Where its pages are.</summary>
    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts it and returns when it answers.</summary>
    /// <exception cref="DemoException">It ended, or did not answer in time; the message says where its log
    /// is.</exception>
    public static async Task<AppProcess> StartAsync(AppOptions options, CancellationToken cancellationToken)
    {
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{options.Port}/"));
        var process = Process.Start(StartInfo(options))!;
        var app = new AppProcess(process, address, LogAsync(process, options.LogFile));
        try
        {
            await app.WaitUntilItAnswersAsync(options, cancellationToken);
            return app;
        }
        catch
        {
            await app.KillAsync();
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns its exit status when it has ended, for whatever reason.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends it on the spot, in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Lets it end what is under way, then ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopLimit);
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await KillAsync();
        }

        await _logging;
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(AppOptions options)
    {
        var start = new ProcessStartInfo(Dotnet(), [ProgramFile()])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AzureWebJobsStorage"] = options.Connection;
        start.Environment["ItaStorage"] = options.Connection;
        start.Environment["StopWithInput"] = "true";
        foreach (var (name, value) in options.Settings)
            start.Environment[name] = value;
        start.Environment["Port"] = options.Port.ToString(CultureInfo.InvariantCulture);
        return start;
    }

    /// <summary>Where the build put it, in the repository that this program was built in.</summary>
    public static string ProgramFile()
    {
        var configuration = typeof(AppProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "Configuration")
            .Value!;
        return Path.Combine(
            AzuriteInstallation.RepositoryRoot(),
            "src",
            "Ita.LocalHost",
            "bin",
            configuration,
            "net10.0",
            "Ita.LocalHost.dll"
        );
    }

    // The very dotnet that runs this process: another in the PATH could be of another version.
    private static string Dotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var own = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(own) ? own : name;
    }

    private async Task WaitUntilItAnswersAsync(AppOptions options, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        while (true)
        {
            if (_process.HasExited)
                throw new DemoException(
                    $"The app ended with status {_process.ExitCode} before it answered; see {options.LogFile}."
                );
            try
            {
                using var response = await http.GetAsync(new Uri("api/health", UriKind.Relative), limit.Token);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new DemoException(
                    $"The app did not answer within {StartLimit.TotalSeconds:0} seconds; see {options.LogFile}."
                );
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task LogAsync(Process process, string logFile)
    {
        await using var log = new StreamWriter(
            new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)
        )
        {
            AutoFlush = true,
        };
        var writing = new SemaphoreSlim(1);
        await Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError));

        async Task CopyAsync(StreamReader lines)
        {
            while (await lines.ReadLineAsync() is { } line)
            {
                await writing.WaitAsync();
                await log.WriteLineAsync(line);
                writing.Release();
            }
        }
    }
}

/// <summary>How the app is started as a process of its own.</summary>
/// <param name="Connection">The storage account.</param>
/// <param name="Port">Its port on 127.0.0.1.</param>
/// <param name="LogFile">Its output is appended here.</param>
public sealed record AppOptions(string Connection, int Port, string LogFile)
{
    /// <summary>More of its settings, as environment variables.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];
}

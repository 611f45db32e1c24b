using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ita.EndToEnd.Tests.Hosting;

/// <summary>
/// The published executable, started as the host starts it: what host.json names, in the app's folder, with the host's
/// environment.
/// </summary>
internal sealed class StartedByHost : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private StartedByHost(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<StartedByHost> StartAsync(string folder, string storage)
    {
        using var hostJson = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "host.json")));
        var executable = hostJson
            .RootElement.GetProperty("customHandler")
            .GetProperty("description")
            .GetProperty("defaultExecutablePath")
            .GetString()!;
        var port = FreePort();
        var start = new ProcessStartInfo(Path.Combine(folder, executable))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["FUNCTIONS_APP_ROOT_PATH"] = folder;
        start.Environment["AzureWebJobsStorage"] = storage;
        start.Environment["ItaStorage"] = storage;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")
        );
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var app = new StartedByHost(
            process,
            new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"))
        );
        await app.AnswersAsync();
        return app;
    }

    /// <summary>As the host ends it: without a word.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    // Every 25 ms until anything answers, whatever it is.
    private async Task AnswersAsync()
    {
        using var limit = new CancellationTokenSource(s_limit);
        using var http = new HttpClient { BaseAddress = Address };
        while (true)
        {
            Assert.False(_process.HasExited, "The app ended before it answered.");
            try
            {
                using var answer = await http.GetAsync("/", limit.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(25, limit.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

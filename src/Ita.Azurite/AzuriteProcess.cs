using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Ita.Azurite;

/// <summary>
/// A running Azurite: blobs, queues and tables on 127.0.0.1, under an account of its own, so that a web page that knows
/// Azurite's published key, or sends a request without any, gets nothing (docs/decisions/0007). It ends with this process, however that ends. It can be
/// stopped and started again on the same ports and data. Not for several threads at a time.
/// </summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(15);

    private readonly AzuriteInstallation _installation;
    private readonly AzuriteOptions _options;
    private readonly string _dataFolder;
    private readonly List<string> _output = [];
    private Process? _process;

    private AzuriteProcess(AzuriteInstallation installation, AzuriteOptions options)
    {
        _installation = installation;
        _options = options;
        _dataFolder = options.DataFolder ?? Directory.CreateTempSubdirectory("azurite-").FullName;
        ConnectionFile = IsKept ? ConnectionFile.In(_dataFolder) : null;
        Account = IsKept ? ConnectionFile.AccountOf(_dataFolder) : AzuriteAccount.Draw();
        (BlobPort, QueuePort, TablePort) = (options.BlobPort, options.QueuePort, options.TablePort);
    }

    /// <summary>The only account it has; of a folder that is kept, the same at every start.</summary>
    public AzuriteAccount Account { get; }

    /// <summary>Where the account is kept; null where the data are not.</summary>
    public ConnectionFile? ConnectionFile { get; }

    public int BlobPort { get; private set; }

    public int QueuePort { get; private set; }

    public int TablePort { get; private set; }

    public Uri BlobUri => Endpoint(BlobPort);

    public Uri QueueUri => Endpoint(QueuePort);

    public Uri TableUri => Endpoint(TablePort);

    /// <summary>With the account's key.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol={Scheme};AccountName={Account.Name};AccountKey={Account.Key};"
        + $"BlobEndpoint={BlobUri};QueueEndpoint={QueueUri};TableEndpoint={TableUri};";

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Installs Azurite where it is not, starts it, and returns when all three services answer.</summary>
    /// <exception cref="AzuriteException">It could not be installed, or did not start, e.g. because a port is
    /// taken.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        AzuriteOptions? options = null,
        Action<string>? log = null,
        CancellationToken cancellationToken = default
    )
    {
        var installation = await AzuriteInstallation.EnsureAsync(log, cancellationToken);
        var azurite = new AzuriteProcess(installation, options ?? new AzuriteOptions());
        try
        {
            await azurite.StartAgainAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Starts it after <see cref="StopAsync"/> or <see cref="KillAsync"/>, on the same ports and data.
    /// </summary>
    /// <exception cref="AzuriteException">It did not start.</exception>
    /// <exception cref="InvalidOperationException">It runs.</exception>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        if (IsRunning)
            throw new InvalidOperationException("Azurite already runs.");
        _process?.Dispose();
        _output.Clear();
        CreateDataFolder();

        // Before anything is stored under it: data whose account got lost would be found by nobody.
        ConnectionFile?.Write(ConnectionString);
        _process = AzuriteInstallation.StartProgram(StartInfo());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_startLimit);
        try
        {
            await ReadPortsAsync(_process, limit.Token);
            foreach (var port in (int[])[BlobPort, QueuePort, TablePort])
                await WaitForPortAsync(port, limit.Token);
            ConnectionFile?.Write(ConnectionString);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AzuriteException(
                $"Azurite did not start within {s_startLimit.TotalSeconds:0} seconds. {DescribeOutput()}"
            );
        }
    }

    /// <summary>Returns when it has ended, for whatever reason; at once where it does not run.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken = default) =>
        _process?.WaitForExitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Stops it in order: all that was written to it is on disk.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (!IsRunning)
            return;
        _process!.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_stopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Ends it on the spot. Azurite writes its data every five seconds: what came after the last time is lost.
    /// </summary>
    public async Task KillAsync()
    {
        if (!IsRunning)
            return;
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it and, where the data folder is its own, removes that.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_options.InMemory || _options.DataFolder is null)
            await KillAsync();
        else
            await StopAsync();
        _process?.Dispose();
        _process = null;
        if (_options.DataFolder is null && Directory.Exists(_dataFolder))
            Directory.Delete(_dataFolder, recursive: true);
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = _dataFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            _installation.StartScript,
            "--silent",
            "--disableTelemetry",
            "--skipApiVersionCheck",
            "--loose",
            "--disableProductStyleUrl",
            "--blobPort",
            Number(BlobPort),
            "--queuePort",
            Number(QueuePort),
            "--tablePort",
            Number(TablePort),
            .. _options.Certificate is { } certificate
                ? (string[])["--oauth", "basic", "--cert", certificate.CertificateFile, "--key", certificate.KeyFile]
                : [],
            .. _options.InMemory ? (string[])["--inMemoryPersistence"] : ["--location", _dataFolder],
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account.Name}:{Account.Key}";
        return start;
    }

    private bool IsKept => !_options.InMemory && _options.DataFolder is not null;

    private void CreateDataFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_dataFolder);
        else
            Directory.CreateDirectory(
                _dataFolder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    // Azurite chooses a free port for 0 and says which: to choose one here would race with other processes for it.
    private async Task ReadPortsAsync(Process process, CancellationToken cancellationToken)
    {
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        process.ErrorDataReceived += (_, line) => AddOutput(line.Data);
        process.BeginErrorReadLine();
        while (ports.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
            if (line is null)
            {
                await process.WaitForExitAsync(cancellationToken);
                throw new AzuriteException($"Azurite ended with status {process.ExitCode}. {DescribeOutput()}");
            }

            AddOutput(line);
            if (Listening().Match(line) is { Success: true } match)
                ports[match.Groups["service"].Value] = int.Parse(
                    match.Groups["port"].Value,
                    CultureInfo.InvariantCulture
                );
        }

        (BlobPort, QueuePort, TablePort) = (ports["Blob"], ports["Queue"], ports["Table"]);

        _ = DrainAsync(process.StandardOutput);
    }

    // A pipe that nobody reads fills up and stops Azurite.
    private async Task DrainAsync(StreamReader output)
    {
        try
        {
            while (await output.ReadLineAsync() is { } line)
                AddOutput(line);
        }
        catch (Exception exception)
            when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            AddOutput(exception.Message);
        }
    }

    private static async Task WaitForPortAsync(int port, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    private void AddOutput(string? line)
    {
        if (line is null)
            return;
        lock (_output)
        {
            if (_output.Count < 200)
                _output.Add(line);
        }
    }

    private string DescribeOutput()
    {
        lock (_output)
            return "It said:" + Environment.NewLine + string.Join(Environment.NewLine, _output);
    }

    private string Scheme => _options.Certificate is null ? "http" : "https";

    private Uri Endpoint(int port) => new($"{Scheme}://127.0.0.1:{Number(port)}/{Account.Name}");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"Azurite (?<service>Blob|Queue|Table) service is successfully listening at https?://[^:]+:(?<port>[0-9]+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Listening();
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Ita.Testing.FunctionsHost;

/// <summary>The published worker as a process of its own, started as the host starts it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private WorkerProcess(Process process) => _process = process;

    public bool IsRunning => !_process.HasExited;

    public int Id => _process.Id;

    /// <summary>What it wrote to standard output and standard error so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static WorkerProcess Start(
        string root,
        int port,
        string workerId,
        IEnumerable<KeyValuePair<string, string?>> environment
    )
    {
        var description = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "worker.config.json")))!["description"]!;
        var (address, requestId) = (FormattableString.Invariant($"http://127.0.0.1:{port}/"), $"{Guid.NewGuid()}");
        var messageLength = int.MaxValue.ToString(CultureInfo.InvariantCulture);

        // Every value in the old spelling and in the new one, as recorded.
        var start = new ProcessStartInfo(
            description["defaultExecutablePath"]!.GetValue<string>(),
            [
                Path.Combine(root, description["defaultWorkerPath"]!.GetValue<string>()),
                "--host",
                "127.0.0.1",
                "--port",
                port.ToString(CultureInfo.InvariantCulture),
                "--workerId",
                workerId,
                "--requestId",
                requestId,
                "--grpcMaxMessageLength",
                messageLength,
                "--functions-uri",
                address,
                "--functions-worker-id",
                workerId,
                "--functions-request-id",
                requestId,
                "--functions-grpc-max-message-length",
                messageLength,
            ]
        )
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = root;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = root;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        var worker = new WorkerProcess(new Process { StartInfo = start });
        worker._process.OutputDataReceived += (_, line) => worker.Write(line.Data);
        worker._process.ErrorDataReceived += (_, line) => worker.Write(line.Data);
        worker._process.Start();
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        return worker;
    }

    /// <returns>The exit status.</returns>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken = default)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        if (IsRunning)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public void Dispose() => _process.Dispose();

    private void Write(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Testing;

namespace Ita.EndToEnd.Tests;

/// <summary>The demo as a process of its own, started as its user starts it, with what it prints.</summary>
internal sealed partial class DemoProcess : IDisposable
{
    // Generous: on two busy cores everything takes its time. What hangs is ended.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _newLine = new(0);

    private DemoProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output => string.Join('\n', _lines);

    public static DemoProcess Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltPrograms.CommandLine, "demo", "--lang", "en", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new DemoProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a line that matches and gives the match.</summary>
    public async Task<Match> WaitForAsync(Regex line)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            if (_lines.Select(text => line.Match(text)).FirstOrDefault(match => match.Success) is { } match)
                return match;
            Assert.False(_process.HasExited, $"The demo ended before it said {line}:\n{Output}");
            await _newLine.WaitAsync(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }

    /// <summary>The app's process as the demo last named it.</summary>
    public async Task<int> AppIdAsync() =>
        int.Parse((await WaitForAsync(AppLine())).Groups["id"].Value, CultureInfo.InvariantCulture);

    /// <summary>The port of the storage emulator's blobs.</summary>
    public async Task<int> StoragePortAsync() =>
        int.Parse((await WaitForAsync(StorageLine())).Groups["port"].Value, CultureInfo.InvariantCulture);

    /// <summary>Until its work is done.</summary>
    public Task<int> WaitForExitAsync() => WaitForExitAsync(Limit);

    /// <summary>
    /// Stops it as Ctrl+C does. One that does not hear it, because it was started by what ignores that signal, does not
    /// hold up the tests.
    /// </summary>
    public Task<int> InterruptAsync()
    {
        Assert.Equal(0, Signals.Interrupt(Id));
        return WaitForExitAsync(StopLimit);
    }

    /// <summary>Ends the demo alone and on the spot; what it started is left to itself.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _newLine.Dispose();
    }

    private async Task<int> WaitForExitAsync(TimeSpan longest)
    {
        using var limit = new CancellationTokenSource(longest);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        _newLine.Release();
    }

    [GeneratedRegex(@"App: http://127\.0\.0\.1:(?<port>\d+)/ \(process (?<id>\d+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex AppLine();

    [GeneratedRegex(@"Azurite: 127\.0\.0\.1 (?<port>\d+) \(blob\)", RegexOptions.CultureInvariant)]
    private static partial Regex StorageLine();
}

using System.Diagnostics;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Ita.EndToEnd.Tests;

public sealed partial class DemoTests(CalmDemo calm) : IClassFixture<CalmDemo>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ita-demo-").FullName;

    [Fact]
    public void A_fresh_demo_ends_by_itself_and_every_expectation_holds()
    {
        Assert.True(calm.ExitCode == 0, calm.Output);
        Assert.Contains("Every expectation held: 75 results", calm.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_table_shows_the_sample_agency_with_its_fall()
    {
        Assert.Matches(@"310801 .* 91\.80 .* A .* 88\.93 .* A .* -2\.87", calm.Output);
    }

    [Fact]
    public void Every_report_is_on_disk_and_opens()
    {
        var reports = Directory.GetFiles(Path.Combine(calm.Folder, "reports"), "*.docx", SearchOption.AllDirectories);

        Assert.Equal(75, reports.Length);
        Assert.Contains(
            reports,
            path =>
                path.EndsWith(Path.Combine("2566", "31", "310801", "ita-2566-310801.docx"), StringComparison.Ordinal)
        );
        Assert.All(
            reports,
            path =>
            {
                using var zip = ZipFile.OpenRead(path);
                Assert.NotNull(zip.GetEntry("word/document.xml"));
            }
        );
    }

    [Fact]
    public async Task Killing_the_app_during_the_upload_ends_with_the_same_results()
    {
        using var demo = DemoProcess.Start("--once", "--out", _folder);
        await demo.WaitForAsync(SomeUploaded());
        using (var app = Process.GetProcessById(await demo.AppIdAsync()))
            app.Kill(entireProcessTree: true);

        Assert.True(await demo.WaitForExitAsync() == 0, demo.Output);
        Assert.Contains("starting it again", demo.Output, StringComparison.Ordinal);
        Assert.Equal(calm.Results, await File.ReadAllTextAsync(Path.Combine(_folder, "results.json")));
    }

    [Fact]
    public async Task Ctrl_C_stops_everything_that_the_demo_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT.");
        using var demo = DemoProcess.Start("--out", _folder);
        await demo.WaitForAsync(SomeUploaded());
        var app = await demo.AppIdAsync();
        var storage = await demo.StoragePortAsync();

        Assert.Equal(0, await demo.InterruptAsync());
        Assert.False(IsRunning(app));
        Assert.False(IsListening(storage));
    }

    [Fact]
    public async Task What_was_stopped_in_the_middle_goes_on_from_the_kept_storage()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT.");
        string[] arguments = ["--once", "--out", _folder, "--keep", Path.Combine(_folder, "storage")];
        using (var stopped = DemoProcess.Start(arguments))
        {
            await stopped.WaitForAsync(SomeUploaded());
            Assert.Equal(130, await stopped.InterruptAsync());
        }

        using var demo = DemoProcess.Start(arguments);

        Assert.True(await demo.WaitForExitAsync() == 0, demo.Output);
        Assert.Equal(calm.Results, await File.ReadAllTextAsync(Path.Combine(_folder, "results.json")));
    }

    [Fact]
    public async Task Nothing_outlives_a_demo_that_is_killed()
    {
        using var demo = DemoProcess.Start("--out", _folder);
        var app = await demo.AppIdAsync();
        var storage = await demo.StoragePortAsync();

        demo.Kill();

        await UntilAsync(() => !IsRunning(app) && !IsListening(storage));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsListening(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"Uploaded: \d+/\d+", RegexOptions.CultureInvariant)]
    private static partial Regex SomeUploaded();
}

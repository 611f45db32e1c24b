using System.Diagnostics;
using System.Globalization;
using Ita.Assessment;
using Ita.Azurite;
using Ita.Reports;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Reports;
using Ita.Storage.Uploads;
using Ita.Testing;
using Ita.Testing.FunctionsHost;
using Ita.Testing.Samples;

namespace Ita.Benchmarks;

/// <summary>
/// A published app's way from its start to its first answer, and an upload's way through it to the finished report:
/// folders that were published differently, in turns, each on an empty account. A folder with
/// <c>worker.config.json</c> runs under the stand-in host, any other one by itself, driving its own functions.
/// </summary>
internal static class WorkerRuns
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(10);
    private static readonly string[] s_programs = ["Ita.LocalHost", "Ita.Functions"];
    private static readonly AgencyCode s_agency = new("310801");
    private static readonly ReportKey s_report = new(new FiscalYear(2566), new ProvinceCode("31"), s_agency);

    public static async Task PrintAsync(IReadOnlyList<string> folders, int rounds)
    {
        var runs = folders.ToDictionary(folder => folder, _ => new List<Run>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var folder in folders)
                runs[folder].Add(await RunAsync(folder));
        }

        Console.WriteLine(
            "| published folder | to the functions, s | to the first answer, s | memory then, MB "
                + "| first upload to report, s | second, s | memory then, MB | processor time, s | size, MB |"
        );
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var folder in folders)
        {
            var size = new DirectoryInfo(folder)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Sum(file => file.Length);
            string Median(Func<Run, double> of, string format) =>
                runs[folder].Select(of).Order().ElementAt(rounds / 2).ToString(format, CultureInfo.InvariantCulture);
            Console.WriteLine(
                $"| {Path.GetFileName(folder)} | {Median(run => run.Loaded, "0.00")} "
                    + $"| {Median(run => run.Answered, "0.00")} | {Median(run => run.MemoryThen, "0")} "
                    + $"| {Median(run => run.FirstReport, "0.00")} | {Median(run => run.SecondReport, "0.00")} "
                    + $"| {Median(run => run.Memory, "0")} | {Median(run => run.Processor, "0.00")} "
                    + $"| {(size / 1e6).ToString("0", CultureInfo.InvariantCulture)} |"
            );
        }
    }

    private static async Task<Run> RunAsync(string folder)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        var account = new StorageAccount(azurite.ConnectionString);
        await account.EnsureCreatedAsync();
        return File.Exists(Path.Combine(folder, "worker.config.json"))
            ? await RunWorkerAsync(folder, azurite.ConnectionString, account)
            : await RunByItselfAsync(folder, azurite.ConnectionString, account);
    }

    private static async Task<Run> RunWorkerAsync(string folder, string connection, StorageAccount account)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var host = await WorkerHost.StartAsync(
            new WorkerHostOptions
            {
                Root = folder,
                Environment = new Dictionary<string, string?>
                {
                    ["AzureWebJobsStorage"] = connection,
                    [StorageSettings.Connection] = connection,
                },
            }
        );
        var loaded = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await AnswerAsync(host.Address, host.ProcessId);
        var answered = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await using var triggers = new StorageTriggers(
            host,
            new StorageTriggersOptions { ConnectionString = connection }
        );
        triggers.Start();
        return await UploadAsync(account, host.ProcessId, loaded, answered);
    }

    private static async Task<Run> RunByItselfAsync(string folder, string connection, StorageAccount account)
    {
        var port = LoopbackPort.FindFree();
        var program = s_programs.Select(name => Path.Combine(folder, name)).First(File.Exists);
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[StorageSettings.Connection] = connection;
        start.Environment["Port"] = port.ToString(CultureInfo.InvariantCulture);

        // What a driver of its own waits between two looks is no cost of the app; the stand-in host's is as long.
        start.Environment["LocalHost__PollInterval"] = "00:00:00.1";
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await AnswerAsync(new Uri($"http://127.0.0.1:{port}"), process.Id);
            var answered = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            return await UploadAsync(account, process.Id, answered, answered);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static async Task AnswerAsync(Uri address, int process)
    {
        using var http = new HttpClient { BaseAddress = address };
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("api/health", UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(begun) < s_limit && IsRunning(process))
            {
                await Task.Delay(s_look);
            }
        }
    }

    private static async Task<Run> UploadAsync(StorageAccount account, int process, double loaded, double answered)
    {
        var memoryThen = Memory(process);
        var uploads = new UploadStore(account);
        var reports = new ReportStore(account);
        await PutAsync(ContainerNames.Registry, "agencies.xlsx", SampleFiles.Registry);
        await Eventually.BecomesTrue(async () => await new AgencyStore(account).FindAsync(s_agency) is not null);

        var times = new List<double>();
        foreach (
            var (year, sample) in ((int, string)[])[(2566, SampleFiles.Export2566), (2565, SampleFiles.Summary2565)]
        )
        {
            var begun = Stopwatch.GetTimestamp();
            var key = s_report with { FiscalYear = new FiscalYear(year) };
            await PutAsync(ContainerNames.Uploads, $"{year}/{s_agency}/ita-{year}.xlsx", sample);
            await Eventually.BecomesTrue(() => reports.ExistsAsync(key, ReportFormat.Docx.Ending));
            times.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        using var app = Process.GetProcessById(process);
        return new Run(
            loaded,
            answered,
            memoryThen,
            times[0],
            times[1],
            Memory(process),
            app.TotalProcessorTime.TotalSeconds
        );

        async Task PutAsync(string container, string name, string sample)
        {
            await using var content = File.OpenRead(sample);
            await uploads.PutAsync(container, name, content);
        }
    }

    private static double Memory(int process)
    {
        using var app = Process.GetProcessById(process);
        return app.WorkingSet64 / 1e6;
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var app = Process.GetProcessById(process);
            return !app.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed record Run(
        double Loaded,
        double Answered,
        double MemoryThen,
        double FirstReport,
        double SecondReport,
        double Memory,
        double Processor
    );
}

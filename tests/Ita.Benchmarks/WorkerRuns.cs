using System.Diagnostics;
using System.Globalization;
using Ita.Azurite;
using Ita.Storage;
using Ita.Testing.FunctionsHost;

namespace Ita.Benchmarks;

/// <summary>
/// The published worker's way from its start to its first answer, under the stand-in host: folders that were published
/// differently, in turns.
/// </summary>
internal static class WorkerRuns
{
    public static async Task PrintAsync(IReadOnlyList<string> folders, int rounds)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        await new StorageAccount(azurite.ConnectionString).EnsureCreatedAsync();
        var runs = folders.ToDictionary(folder => folder, _ => new List<Start>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var folder in folders)
                runs[folder].Add(await StartAsync(folder, azurite.ConnectionString));
        }

        Console.WriteLine(
            "| published folder | to the functions, s | to the first answer, s | memory then, MB | size, MB |"
        );
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (var folder in folders)
        {
            var size = new DirectoryInfo(folder)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Sum(file => file.Length);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Path.GetFileName(folder)} | {Median(runs[folder], run => run.Loaded):0.00} | "
                        + $"{Median(runs[folder], run => run.Answered):0.00} | "
                        + $"{Median(runs[folder], run => run.Megabytes):0} | {size / 1e6:0} |"
                )
            );
        }
    }

    private static async Task<Start> StartAsync(string folder, string connection)
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
        using var http = new HttpClient { BaseAddress = host.Address };
        using (var answer = await http.GetAsync(new Uri("api/health", UriKind.Relative)))
            answer.EnsureSuccessStatusCode();
        return new Start(loaded, Stopwatch.GetElapsedTime(begun).TotalSeconds, host.WorkingSet / 1e6);
    }

    private static double Median(List<Start> runs, Func<Start, double> of) =>
        runs.Select(of).Order().ElementAt(runs.Count / 2);

    private sealed record Start(double Loaded, double Answered, double Megabytes);
}

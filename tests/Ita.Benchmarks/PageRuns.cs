using System.Diagnostics;
using System.Globalization;
using Ita.Assessment;
using Ita.Azurite;
using Ita.Functions;
using Ita.Storage;
using Ita.Storage.Results;
using Ita.Tests.Shared;

namespace Ita.Benchmarks;

/// <summary>
/// A province's page, from the request to its last byte, against its one partition query alone, in turns; both over HTTP to the same
/// emulator, so that what else the machine does falls on both.
/// </summary>
internal static class PageRuns
{
    private const int Warm = 100;

    public static async Task PrintAsync(int agencies, int rounds)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        var account = new StorageAccount(azurite.ConnectionString);
        await account.EnsureCreatedAsync();
        var (province, year) = (new ProvinceCode("31"), new FiscalYear(2566));
        await new SampleProvince(account, province.Value, agencies).SeedAsync(year.Previous, year);
        await using var app = FunctionsApp.Build([], new Dictionary<string, string?> { ["ItaStorage"] = azurite.ConnectionString, ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "0", ["LocalAdministrator"] = "true" });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var results = new ResultStore(account, TimeProvider.System);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{agencies} agencies, {rounds} rounds in turns"));
        foreach (var address in new[] { "/api/provinces/31/years/2566", "/api/provinces/31/years/2566?view=indicators&sort=-total", "/api/provinces/31/years/2566?q=zzzz" })
        {
            var (query, page) = (new List<double>(), new List<double>());
            var size = 0;
            for (var round = -Warm; round < rounds; round++)
            {
                var alone = await MeasureAsync(async () => (await results.ListWithUploadsAsync(province, year)).Rows.Count);
                var whole = await MeasureAsync(async () => size = (await client.GetByteArrayAsync(address)).Length);
                if (round < 0) continue;
                query.Add(alone);
                page.Add(whole);
            }

            var ratios = page.Zip(query, (whole, alone) => whole / alone).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {address}\n    query min {query.Min():0.0} ms median {Median(query):0.0} ms   page min {page.Min():0.0} ms median {Median(page):0.0} ms   page/query: of mins {page.Min() / query.Min():0.00}, paired median {ratios[ratios.Count / 2]:0.00}   {size} bytes"));
        }
    }

    private static async Task<double> MeasureAsync(Func<Task<int>> run)
    {
        var started = Stopwatch.GetTimestamp();
        if (await run() == 0) throw new InvalidOperationException("There was nothing to read.");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> times)
    {
        var ordered = times.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Threading.Channels;
using Ita.Assessment;
using Ita.Azurite;
using Ita.Storage;
using Ita.Storage.Results;
using Ita.Testing;
using Ita.Testing.Samples;
using Ita.Web.Access;

namespace Ita.Benchmarks;

/// <summary>
/// A province's page against its one partition query alone, in turns; both over HTTP to the same emulator, so that what
/// else the machine does falls on both.
/// </summary>
internal static class PageRuns
{
    private const int Warm = 40;
    private const int Turns = 3;

    private static readonly byte[] s_buffer = new byte[64 * 1024];

    public static async Task PrintAsync(int agencies, int rounds)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        var account = new StorageAccount(azurite.ConnectionString);
        await account.EnsureCreatedAsync();
        var (province, year) = (new ProvinceCode("31"), new FiscalYear(2566));
        await new SampleProvince(account, province.Value, agencies).SeedAsync(year.Previous, year);
        await using var app = await PagesHost.StartAsync(azurite.ConnectionString, SignIn.LocalAdministrator);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var results = new ResultStore(account, TimeProvider.System);

        // As the server measures itself: from the request to the page's last byte, without its way to the browser.
        var served = Channel.CreateUnbounded<TimeSpan>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" })
                meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(
            (_, seconds, _, _) => served.Writer.TryWrite(TimeSpan.FromSeconds(seconds))
        );
        listener.Start();

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{agencies} agencies, {rounds} rounds; in each, the least of {Turns} turns"
            )
        );
        foreach (
            var address in new[] { "/provinces/31/years/2566", "/provinces/31/years/2566?view=indicators&sort=-total" }
        )
        {
            var (query, page) = (new List<double>(), new List<double>());
            var size = 0;
            for (var round = -Warm; round < rounds; round++)
            {
                var (alone, whole) = (double.MaxValue, double.MaxValue);
                for (var turn = 0; turn < Turns; turn++)
                {
                    alone = Math.Min(
                        alone,
                        await MeasureAsync(async () => (await results.ListWithUploadsAsync(province, year)).Rows.Count)
                    );
                    size = await ReadAsync(client, address);
                    whole = Math.Min(whole, (await served.Reader.ReadAsync()).TotalMilliseconds);
                }

                if (round < 0)
                    continue;
                query.Add(alone);
                page.Add(whole);
            }

            var ratios = page.Zip(query, (whole, alone) => whole / alone).Order().ToList();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {address}\n    query least {query.Min():0.0} ms, median {Median(query):0.0} ms   page "
                        + $"least {page.Min():0.0} ms, median {Median(page):0.0} ms   page/query of the least "
                        + $"{page.Min() / query.Min():0.00}, of rounds: median {Median(ratios):0.00}, quartiles "
                        + $"{ratios[ratios.Count / 4]:0.00}–{ratios[ratios.Count * 3 / 4]:0.00}   {size} bytes"
                )
            );
        }
    }

    // As it comes, kept nowhere: what the client does with it is not the page's.
    private static async Task<int> ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var size = 0;
        while (await body.ReadAsync(s_buffer) is var read and > 0)
            size += read;
        return size;
    }

    private static async Task<double> MeasureAsync(Func<Task<int>> run)
    {
        var started = Stopwatch.GetTimestamp();
        if (await run() == 0)
            throw new InvalidOperationException("There was nothing to read.");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> times)
    {
        var ordered = times.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}

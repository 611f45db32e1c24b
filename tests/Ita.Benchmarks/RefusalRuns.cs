using System.Diagnostics;
using System.Globalization;
using Ita.Assessment;
using Ita.Azurite;
using Ita.Storage;
using Ita.Testing;
using Ita.Testing.Samples;
using Ita.Web.Access;

namespace Ita.Benchmarks;

/// <summary>
/// Does the time of a refusal tell whether what was asked for is there? In each round both are asked for, in an order
/// drawn by lot. How often the one that is there took longer is compared with a fair coin's throws, which takes no
/// distribution for granted.
/// </summary>
internal static class RefusalRuns
{
    private const int Warm = 300;

    // Whose, what is there, what is not; by what each refusal looks at.
    private static readonly (string Role, string Method, string There, string Absent)[] s_pairs =
    [
        ("province:31", "GET", "/api/agencies/320006", "/api/agencies/320999"),
        (
            "province:31",
            "GET",
            "/api/agencies/320006/years/2566/report.docx",
            "/api/agencies/320999/years/2566/report.docx"
        ),
        (
            "province:31",
            "GET",
            "/api/agencies/320006/years/2566/submissions",
            "/api/agencies/320999/years/2566/submissions"
        ),
        ("province:31", "POST", "/api/agencies/320006/years/2566/upload", "/api/agencies/320999/years/2566/upload"),
        ("province:31", "GET", "/api/provinces/32/years/2566", "/api/provinces/33/years/2566"),
        ("agency:310006", "GET", "/api/agencies/310007", "/api/agencies/310999"),
        (
            "agency:310006",
            "GET",
            "/api/agencies/310007/years/2566/report.docx",
            "/api/agencies/310999/years/2566/report.docx"
        ),
        ("agency:310006", "GET", "/api/provinces/31/years/2566.json", "/api/provinces/33/years/2566.json"),
    ];

    public static async Task PrintAsync(int rounds)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { InMemory = true });
        var account = new StorageAccount(azurite.ConnectionString);
        await account.EnsureCreatedAsync();
        foreach (var province in new[] { "31", "32" })
            await new SampleProvince(account, province, 10).SeedAsync(new FiscalYear(2566));
        await using var app = await PagesHost.StartAsync(azurite.ConnectionString, SignIn.Platform);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} pairs each, 403 every time"));
        foreach (var pair in s_pairs)
            await PrintAsync(client, pair, rounds);
    }

    private static async Task PrintAsync(
        HttpClient client,
        (string Role, string Method, string There, string Absent) pair,
        int rounds
    )
    {
        var random = new Random(rounds);
        var (there, absent) = (new List<double>(), new List<double>());
        for (var round = -Warm; round < rounds; round++)
        {
            var thereFirst = random.Next(2) == 0;
            var first = await MeasureAsync(client, pair.Role, pair.Method, thereFirst ? pair.There : pair.Absent);
            var second = await MeasureAsync(client, pair.Role, pair.Method, thereFirst ? pair.Absent : pair.There);
            if (round < 0)
                continue;
            there.Add(thereFirst ? first : second);
            absent.Add(thereFirst ? second : first);
        }

        var slower = there
            .Zip(
                absent,
                (one, other) =>
                    one > other ? 1
                    : one < other ? -1
                    : 0
            )
            .ToList();
        var decided = slower.Count(sign => sign != 0);
        var share = (double)slower.Count(sign => sign > 0) / decided;
        var deviation = (share - 0.5) / (0.5 / Math.Sqrt(decided));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {pair.Role, -14} {pair.Method, -4} {pair.There, -48} there {Median(there):0.000} ms, not "
                    + $"there {Median(absent):0.000} ms; slower where it is there {share:0.000} "
                    + $"({deviation:+0.0;-0.0} standard deviations)"
            )
        );
    }

    private static async Task<double> MeasureAsync(HttpClient client, string role, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add(SignInTokens.Header, SignInTokens.With(role));
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return answer.StatusCode == System.Net.HttpStatusCode.Forbidden
            ? time
            : throw new InvalidOperationException($"{address} gave {(int)answer.StatusCode}.");
    }

    private static double Median(IEnumerable<double> times)
    {
        var ordered = times.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}

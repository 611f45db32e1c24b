using System.Diagnostics;
using System.Globalization;

namespace Ita.Workbooks.Tests.Fuzz;

/// <summary>
/// Broken workbooks, from fixed seeds. <c>ITA_FUZZ_MINUTES=30</c> goes on for so long instead (with
/// <c>ITA_FUZZ_SEED</c> to start elsewhere) and keeps what fails in <c>ITA_FUZZ_FINDS</c>, or in the temporary folder.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Cases = 3_000;
    private const int LongestSeconds = 15;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    [Fact]
    public void Any_broken_workbook_is_accepted_or_rejected_with_a_code()
    {
        var minutes = Number("ITA_FUZZ_MINUTES", 0);
        var mutator = new Mutator(FuzzSeeds.All, Number("ITA_FUZZ_SEED", 2566));
        var limit = minutes > 0 ? TimeSpan.FromMinutes(minutes) : TimeSpan.FromSeconds(LongestSeconds);
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (slowest, most) = (TimeSpan.Zero, 0L);
        var watch = Stopwatch.StartNew();
        var number = 0;
        for (; watch.Elapsed < limit && (minutes > 0 || number < Cases); number++)
        {
            var content = mutator.Case(number);
            var elapsed = Try(number, content, codes, minutes > 0);
            if (elapsed > slowest)
                slowest = elapsed;
            if (number % 1024 == 0)
                most = Math.Max(most, Process.GetCurrentProcess().PeakWorkingSet64);
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{number} cases in {watch.Elapsed}; slowest {slowest}; peak working set {most >> 20} MiB"
            )
        );
        foreach (var (code, count) in codes)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count, 8} {code}"));
        Assert.DoesNotContain(codes.Keys, code => code.StartsWith("FAILED", StringComparison.Ordinal));
        // Both ways were taken: the cases are neither all nonsense nor all harmless.
        Assert.True(codes.GetValueOrDefault("accepted") > 0 && codes.Count > 5);
    }

    private TimeSpan Try(int number, byte[] content, SortedDictionary<string, int> codes, bool isLong)
    {
        try
        {
            var (found, elapsed) = AnyFile.Check("ita.xlsx", content);
            foreach (var code in found.DefaultIfEmpty("accepted"))
                codes[code] = codes.GetValueOrDefault(code) + 1;
            if (isLong)
                Assert.True(elapsed < Hang, $"It took {elapsed}.");
            return elapsed;
        }
        catch (Exception e)
        {
            var folder = Environment.GetEnvironmentVariable("ITA_FUZZ_FINDS") ?? Path.GetTempPath();
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"ita-fuzz-{number}.xlsx"));
            File.WriteAllBytes(path, content);
            output.WriteLine($"{path}: {e}");
            if (!isLong)
                throw;
            codes["FAILED " + e.GetType().Name] = codes.GetValueOrDefault("FAILED " + e.GetType().Name) + 1;
            Assert.True(
                codes.Where(code => code.Key.StartsWith("FAILED", StringComparison.Ordinal)).Sum(code => code.Value)
                    < 20,
                "Too many finds to go on."
            );
            return TimeSpan.Zero;
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Ita.Azurite;

namespace Ita.Benchmarks.Processes;

/// <summary>
/// Whole processes on the sample agency, <c>ita</c> beside an analyst's script that does the same work, in turns: what a
/// person waits for who calls them.
/// </summary>
internal static partial class ProcessRuns
{
    private const string Script = "analyst.py";
    private const int Children = -1;

    /// <summary>Prints processor time, the least and the median of the rounds, and the shares of the script's.</summary>
    /// <param name="python">An interpreter that has openpyxl and python-docx.</param>
    /// <param name="rounds">Processes of each kind.</param>
    /// <param name="programs">Published <c>ita</c> programs, each compiled in a way of its own.</param>
    public static void Print(string python, int rounds, IReadOnlyList<string> programs)
    {
        var folder = Directory.CreateTempSubdirectory("ita-processes-").FullName;
        try
        {
            var runs = Subjects(python, programs, folder)
                .ToDictionary(subject => subject, _ => new List<(double Cpu, double Wall)>());
            for (var round = 0; round < rounds; round++)
            {
                foreach (var (subject, own) in runs)
                    own.Add(Measure(subject));
            }

            foreach (var work in runs.Keys.Select(subject => subject.Work).Distinct().ToList())
                Print(work, runs.Where(run => run.Key.Work == work).ToList());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<Subject> Subjects(string python, IReadOnlyList<string> programs, string folder)
    {
        var (export, summary) = (Sample("2566/310801/ita-2566.xlsx"), Sample("2565/310801/ita-2565-summary.xlsx"));
        var script = Path.Combine(Repository, "tests", "Ita.Benchmarks", "Processes", Script);
        string[] analyst =
        [
            script,
            Path.Combine(Repository, "src", "Ita.Assessment"),
            export,
            summary,
            Path.Combine(folder, "analyst.docx"),
        ];
        yield return new Subject("report", python, analyst);
        yield return new Subject("score", python, [.. analyst, "score"]);
        yield return new Subject("start", python, ["-c", "pass"]);
        foreach (var program in programs)
        {
            string[] report = ["report", export, "--year", "2566", "--previous", summary, "--out", folder];
            yield return new Subject("report", program, [.. report, "--form", "docx"]);
            yield return new Subject("report, every form", program, report);
            yield return new Subject("score", program, ["score", export, "--year", "2566"]);
            yield return new Subject("start", program, ["--version"]);
        }
    }

    private static void Print(string work, List<KeyValuePair<Subject, List<(double Cpu, double Wall)>>> runs)
    {
        Console.WriteLine(work);
        var script = runs.FirstOrDefault(run =>
            run.Key.Arguments.Any(own => own.EndsWith(Script, StringComparison.Ordinal))
        );
        foreach (var (subject, own) in runs)
        {
            var share = script.Value is { } other
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"   {own.Min(run => run.Cpu) / other.Min(run => run.Cpu), 6:0.000} x the script"
                )
                : "";
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  cpu min {own.Min(run => run.Cpu) * 1000, 7:0.0} ms   median "
                        + $"{Median(own.Select(run => run.Cpu)) * 1000, 7:0.0} ms   wall min "
                        + $"{own.Min(run => run.Wall) * 1000, 7:0.0} ms{share}   {subject.Program}"
                )
            );
        }
    }

    private static (double Cpu, double Wall) Measure(Subject subject)
    {
        var start = new ProcessStartInfo(subject.Program, subject.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var (before, clock) = (ChildrenSeconds(), Stopwatch.StartNew());
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var wall = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? (ChildrenSeconds() - before, wall)
            : throw new InvalidOperationException($"{subject.Program} {subject.Work}: {error.Result}");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Sample(string path) => Path.Combine(Repository, "samples", "uploads", path);

    private static string Repository { get; } = AzuriteInstallation.RepositoryRoot();

    // What all ended children have used, to the microsecond; the runtime tells it of living processes only.
    private static double ChildrenSeconds()
    {
        Span<long> usage = stackalloc long[18];
        if (GetUsage(Children, ref usage[0]) != 0)
            throw new InvalidOperationException("getrusage failed; it needs Linux with 64 bits.");
        return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref long usage);

    private sealed record Subject(string Work, string Program, string[] Arguments);
}

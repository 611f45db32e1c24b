using System.Diagnostics;
using System.Globalization;
using Ita.Benchmarks.Subjects;

namespace Ita.Benchmarks;

/// <summary>
/// Runs the subjects in turns, so that what else the machine does falls on all of them, and compares the CPU time of
/// each with the bare XmlReader's. For busy machines, where BenchmarkDotNet's wall-clock means say little.
/// </summary>
internal static class PairedRuns
{
    private static readonly Subject[] Warm = [Subject.XmlReader, Subject.Inflate, Subject.Ita];

    /// <summary>Prints a table of one file's warm runs.</summary>
    public static void Print(int respondents, bool shared, int rounds, IReadOnlyList<Subject>? subjects = null)
    {
        subjects ??= Warm;
        var file = SurveyExports.Make(respondents, shared);
        var runs = subjects.ToDictionary(subject => subject, _ => new List<Run>());
        var tallies = new HashSet<long>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var subject in subjects)
            {
                var run = Measure(subject, new MemoryStream(file, writable: false));
                runs[subject].Add(run);
                if (subject.Tallies)
                    tallies.Add(run.Checksum);
            }
        }

        if (tallies.Count > 1)
            throw new InvalidOperationException("The tallies differ.");
        Console.WriteLine(
            $"{respondents} respondents, {(shared ? "shared" : "inline")} strings, {file.Length / 1024} KiB"
        );
        var xml = runs[Subject.XmlReader].Min(run => run.Cpu);
        var inflate = runs.TryGetValue(Subject.Inflate, out var inflating)
            ? inflating.Min(run => run.Cpu)
            : TimeSpan.Zero;
        foreach (var subject in subjects)
            PrintRow(subject, runs[subject], runs[Subject.XmlReader], xml, inflate);
    }

    /// <summary>One subject alone, for a profiler.</summary>
    public static void Repeat(Subject subject, int respondents, bool shared, int rounds)
    {
        var file = SurveyExports.Make(respondents, shared);
        for (var round = 0; round < rounds; round++)
            Measure(subject, new MemoryStream(file, writable: false));
    }

    /// <summary>One run in this process, for a parent that starts fresh ones.</summary>
    public static Run Measure(Subject subject, Stream file)
    {
        using (file)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var cpu = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            var checksum = subject.Read(file);
            return new Run(
                Stopwatch.GetElapsedTime(started),
                Environment.CpuUsage.TotalTime - cpu,
                GC.GetAllocatedBytesForCurrentThread() - allocated,
                checksum
            );
        }
    }

    private static void PrintRow(Subject subject, List<Run> runs, List<Run> baseline, TimeSpan xml, TimeSpan inflate)
    {
        var best = runs.Min(run => run.Cpu);
        var ratios = runs.Zip(baseline, (run, other) => run.Wall / other.Wall).Order().ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {subject.Name, -18} {best / xml, 7:0.000} x xml "
                    + $"{(inflate > TimeSpan.Zero ? best / inflate : 0), 7:0.00} x inflate   cpu min "
                    + $"{best.TotalMilliseconds, 9:0.0} ms   wall min "
                    + $"{runs.Min(run => run.Wall).TotalMilliseconds, 9:0.0} ms   paired wall median "
                    + $"{ratios[ratios.Count / 2], 6:0.000}   allocated "
                    + $"{runs.Min(run => run.Allocated) / 1e6, 8:0.000} MB (first {runs[0].Allocated / 1e6:0.000})"
            )
        );
    }
}

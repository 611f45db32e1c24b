using System.Diagnostics;
using System.Globalization;
using Ita.Benchmarks.Subjects;

namespace Ita.Benchmarks;

/// <summary>The first file in a fresh process: what a serverless instance meets.</summary>
internal static class ColdRuns
{
    /// <summary>Starts processes in turns, one reading each, and prints the least of each subject.</summary>
    /// <param name="respondents">How many the file has.</param>
    /// <param name="shared">Whether its strings are.</param>
    /// <param name="rounds">Processes of each subject.</param>
    /// <param name="readyToRun">This program compiled ahead of time; null to leave that out.</param>
    public static void Print(int respondents, bool shared, int rounds, string? readyToRun)
    {
        var path = Path.Combine(Path.GetTempPath(), $"ita-cold-{Environment.ProcessId}.xlsx");
        File.WriteAllBytes(path, SurveyExports.Make(respondents, shared));
        try
        {
            var programs = new[] { Environment.ProcessPath!, readyToRun }.OfType<string>().ToList();
            Subject[] subjects =
            [
                Subject.XmlReader,
                Subject.Inflate,
                Subject.Ita,
                Subject.ExcelDataReader,
                Subject.OpenXmlSax,
            ];
            var runs = programs
                .SelectMany(program => subjects.Select(subject => (program, subject)))
                .ToDictionary(pair => pair, _ => new List<Run>());
            for (var round = 0; round < rounds; round++)
            {
                foreach (var (pair, own) in runs)
                    own.Add(InFreshProcess(pair.program, pair.subject, path));
            }

            Console.WriteLine($"cold: {respondents} respondents, {(shared ? "shared" : "inline")} strings");
            var xml = runs[(programs[0], Subject.XmlReader)].Min(run => run.Wall);
            foreach (var ((program, subject), own) in runs)
            {
                var best = own.Min(run => run.Wall);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {(program == programs[0] ? "just in time" : "ready to run"), -13} "
                            + $"{subject.Name, -18} {best / xml, 7:0.000} x xml   wall min "
                            + $"{best.TotalMilliseconds, 9:0.0} ms   cpu min "
                            + $"{own.Min(run => run.Cpu).TotalMilliseconds, 9:0.0} ms   allocated "
                            + $"{own.Min(run => run.Allocated) / 1e6, 8:0.000} MB"
                    )
                );
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The child's side: one reading, printed for the parent.</summary>
    public static void Answer(string subject, string path)
    {
        // The frameworks are read when an instance starts, whatever comes.
        _ = Questionnaire.Columns.Count;
        var run = PairedRuns.Measure(Subject.Find(subject), new MemoryStream(File.ReadAllBytes(path), writable: false));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Wall.Ticks} {run.Cpu.Ticks} {run.Allocated} {run.Checksum}"
            )
        );
    }

    private static Run InFreshProcess(string program, Subject subject, string path)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(ColdRuns).Assembly.Location);
        foreach (var argument in new[] { "cold-child", subject.Name, path })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{subject.Name} failed.");
        var numbers = answer.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new Run(TimeSpan.FromTicks(numbers[0]), TimeSpan.FromTicks(numbers[1]), numbers[2], numbers[3]);
    }
}

using System.Globalization;
using System.Text;
using BenchmarkDotNet.Running;
using Ita.Benchmarks;
using Ita.Benchmarks.Processes;
using Ita.Benchmarks.Subjects;
using Ita.Benchmarks.Writing;

// ExcelDataReader asks for Windows-1252 whatever it reads.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
switch (args)
{
    case ["quick", var respondents, var rounds]:
        foreach (var shared in new[] { false, true })
            PairedRuns.Print(Number(respondents), shared, Number(rounds));
        return;
    case ["quick", var respondents, var rounds, "all"]:
        foreach (var shared in new[] { false, true })
            PairedRuns.Print(Number(respondents), shared, Number(rounds), Subject.All);
        return;
    case ["profile", var subject, var respondents, var strings, var rounds]:
        PairedRuns.Repeat(Subject.Find(subject), Number(respondents), strings == "shared", Number(rounds));
        return;
    case ["cold", var respondents, var rounds]:
        foreach (var shared in new[] { false, true })
            ColdRuns.Print(Number(respondents), shared, Number(rounds), readyToRun: null);
        return;
    case ["cold", var respondents, var rounds, var readyToRun]:
        foreach (var shared in new[] { false, true })
            ColdRuns.Print(Number(respondents), shared, Number(rounds), readyToRun);
        return;
    case ["page", var agencies, var rounds]:
        await PageRuns.PrintAsync(Number(agencies), Number(rounds));
        return;
    case ["published", var agencies, var rounds]:
        PublishedRuns.Print(Number(agencies), Number(rounds));
        return;
    case ["processes", var python, var rounds, .. var programs]:
        ProcessRuns.Print(python, Number(rounds), programs);
        return;
    case ["forms", var rounds]:
        FormRuns.Print(Number(rounds));
        return;
    case ["refusals", var rounds]:
        await RefusalRuns.PrintAsync(Number(rounds));
        return;
    case ["cold-child", var subject, var path]:
        ColdRuns.Answer(subject, path);
        return;
    case ["worker", var rounds, .. var folders]:
        await WorkerRuns.PrintAsync(folders, Number(rounds));
        return;
    case ["word", "quick", var rounds]:
        WritingRuns.Warm(Number(rounds));
        return;
    case ["word", "cold", var rounds]:
        WritingRuns.Cold(Number(rounds));
        return;
    case ["word", "memory", var documents]:
        WritingRuns.Memory(Number(documents));
        return;
    case ["word-child", var subject]:
        WritingRuns.Answer(subject);
        return;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args);
        return;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

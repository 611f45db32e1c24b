using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Ita.Reports.Model;

namespace Ita.Benchmarks.Writing;

/// <summary>
/// The two writers in turns in one process, first documents of fresh processes, and a thousand in a row. For busy
/// machines the least CPU time counts.
/// </summary>
internal static class WritingRuns
{
    /// <summary>Warm: prints time and allocations of each; fails if the documents differ.</summary>
    public static void Warm(int rounds)
    {
        var model = SampleReport.Make();
        CheckSame(model);
        var runs = WritingSubject.All.ToDictionary(subject => subject, _ => new List<Run>());
        using var output = new MemoryStream(1 << 20);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var subject in WritingSubject.All)
                runs[subject].Add(Measure(subject, model, output));
        }

        Print($"warm, {rounds} rounds", runs);
    }

    /// <summary>The first document of a fresh process, the report already decided.</summary>
    public static void Cold(int rounds)
    {
        var runs = WritingSubject.All.ToDictionary(subject => subject, _ => new List<Run>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var subject in WritingSubject.All)
                runs[subject].Add(InFreshProcess(subject));
        }

        Print($"cold, {rounds} processes each", runs);
    }

    /// <summary>The child's side: one document, printed for the parent.</summary>
    public static void Answer(string subject)
    {
        var model = SampleReport.Make();
        using var output = new MemoryStream(1 << 20);
        var run = Measure(WritingSubject.All.Single(own => own.Name == subject), model, output);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Wall.Ticks} {run.Cpu.Ticks} {run.Allocated} {run.Checksum}"
            )
        );
    }

    /// <summary>Many documents in a row: what is held on to at the end.</summary>
    public static void Memory(int documents)
    {
        var model = SampleReport.Make();
        using var output = new MemoryStream(1 << 20);
        for (var i = 0; i <= documents; i++)
        {
            Measure(WritingSubject.Ita, model, output);
            if (i % (documents / 5) != 0)
                continue;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"after {i + 1, 6} documents: {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0.000} MB "
                        + $"held, working set {Process.GetCurrentProcess().WorkingSet64 / 1e6:0} MB"
                )
            );
        }
    }

    private static Run Measure(WritingSubject subject, ReportDocument model, MemoryStream output) =>
        Run.OfWriting(stream => subject.Write(model, stream), output);

    private static void Print(string title, Dictionary<WritingSubject, List<Run>> runs)
    {
        Console.WriteLine(title);
        var dom = runs[WritingSubject.Dom];
        foreach (var (subject, own) in runs)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {subject.Name, -4} wall min {own.Min(run => run.Wall).TotalMilliseconds, 8:0.00} ms "
                        + $"({own.Min(run => run.Wall) / dom.Min(run => run.Wall):0.000} x)   cpu min "
                        + $"{own.Min(run => run.Cpu).TotalMilliseconds, 8:0.00} ms   paired wall median "
                        + $"{own.Zip(dom, (run, other) => run.Wall / other.Wall).Order().ElementAt(own.Count / 2):0.000} x"
                        + $"   allocated {own.Min(run => run.Allocated) / 1e6, 7:0.000} MB "
                        + $"({(double)own.Min(run => run.Allocated) / dom.Min(run => run.Allocated):0.000} x)   "
                        + $"{own[0].Checksum / 1024} KiB"
                )
            );
        }
    }

    private static Run InFreshProcess(WritingSubject subject)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(WritingRuns).Assembly.Location);
        foreach (var argument in new[] { "word-child", subject.Name })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{subject.Name} failed.");
        var numbers = answer.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new Run(TimeSpan.FromTicks(numbers[0]), TimeSpan.FromTicks(numbers[1]), numbers[2], numbers[3]);
    }

    // The same elements with the same attributes and texts, prefixes and the order of attributes aside.
    private static void CheckSame(ReportDocument model)
    {
        var documents = WritingSubject
            .All.Select(subject =>
            {
                using var output = new MemoryStream();
                subject.Write(model, output);
                using var zip = new ZipArchive(new MemoryStream(output.ToArray()));
                using var part = zip.GetEntry("word/document.xml")!.Open();
                return Canonical(XDocument.Load(part, LoadOptions.PreserveWhitespace).Root!)
                    .ToString(SaveOptions.DisableFormatting);
            })
            .ToList();
        if (documents[0] == documents[1])
            return;
        var at = documents[0].Zip(documents[1]).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new InvalidOperationException(
            $"The documents differ: "
                + $"{documents[0].Substring(Math.Max(0, at - 200), 300)}\n"
                + $"------\n{documents[1].Substring(Math.Max(0, at - 200), 300)}"
        );
    }

    private static XElement Canonical(XElement element) =>
        new(
            element.Name.LocalName,
            element
                .Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration)
                .OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal)
                .Select(attribute => new XAttribute(
                    attribute.Name.LocalName,
                    attribute.Value switch
                    {
                        "true" => "1",
                        "false" => "0",
                        var value => value,
                    }
                )),
            element
                .Nodes()
                .Select(node =>
                    node switch
                    {
                        XElement child => Canonical(child),
                        XText text => new XText(text.Value),
                        _ => node,
                    }
                )
        );
}

using BenchmarkDotNet.Attributes;
using Ita.Benchmarks.Subjects;

namespace Ita.Benchmarks;

/// <summary>Reading and tallying one export, warm. ClosedXML is measured by <see cref="PairedRuns"/>: it takes minutes here.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ReadingBenchmarks
{
    private byte[] _file = [];

    [Params(2_000, 20_000)]
    public int Respondents { get; set; }

    [Params(false, true)]
    public bool Shared { get; set; }

    [GlobalSetup]
    public void MakeFile() => _file = SurveyExports.Make(Respondents, Shared);

    [Benchmark(Baseline = true)]
    public long BareXmlReader() => Run(Subject.XmlReader);

    [Benchmark]
    public long Inflate() => Run(Subject.Inflate);

    [Benchmark]
    public long Ita() => Run(Subject.Ita);

    [Benchmark]
    public long ExcelDataReader() => Run(Subject.ExcelDataReader);

    [Benchmark]
    public long OpenXmlSax() => Run(Subject.OpenXmlSax);

    private long Run(Subject subject)
    {
        using var stream = new MemoryStream(_file, writable: false);
        return subject.Read(stream);
    }
}

using BenchmarkDotNet.Attributes;
using Ita.Benchmarks.Subjects;

namespace Ita.Benchmarks;

/// <summary>Reading and tallying one export, warm: beside reading the same parts as XML, and beside merely unpacking them.</summary>
[Config(typeof(ReadingConfig))]
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
    public long BareXmlReader() => Subject.XmlReader.ReadFrom(_file);

    [Benchmark]
    public long Inflate() => Subject.Inflate.ReadFrom(_file);

    [Benchmark]
    public long Ita() => Subject.Ita.ReadFrom(_file);
}

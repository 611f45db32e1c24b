using BenchmarkDotNet.Attributes;
using Ita.Benchmarks.Subjects;

namespace Ita.Benchmarks;

/// <summary>The libraries, ending in the same tally but recognising and checking nothing; on the small file only, for the sake of time.</summary>
[Config(typeof(ReadingConfig))]
public class LibraryReadingBenchmarks
{
    private byte[] _file = [];

    [Params(false, true)]
    public bool Shared { get; set; }

    [GlobalSetup]
    public void MakeFile() => _file = SurveyExports.Make(respondents: 2_000, Shared);

    [Benchmark(Baseline = true)]
    public long BareXmlReader() => Subject.XmlReader.ReadFrom(_file);

    [Benchmark]
    public long Ita() => Subject.Ita.ReadFrom(_file);

    [Benchmark]
    public long ExcelDataReader() => Subject.ExcelDataReader.ReadFrom(_file);

    [Benchmark]
    public long OpenXmlSax() => Subject.OpenXmlSax.ReadFrom(_file);

    [Benchmark]
    public long ClosedXml() => Subject.ClosedXml.ReadFrom(_file);
}

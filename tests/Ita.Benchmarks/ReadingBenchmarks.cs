using BenchmarkDotNet.Attributes;
using Ita.Benchmarks.Subjects;

namespace Ita.Benchmarks;

/// <summary>
/// Reading and tallying one export, warm: this reader with all it checks; the libraries, which come to the same tally
/// and recognise and check nothing; and, without a tally, the same parts merely read as XML and merely unpacked.
/// </summary>
[Config(typeof(ReadingConfig))]
public class ReadingBenchmarks
{
    // Every subject that tallies must come to what the first did.
    private static readonly Dictionary<(int, bool), long> Tallies = [];

    private byte[] _file = [];
    private long? _tally;

    [Params(2_000, 20_000)]
    public int Respondents { get; set; }

    [Params(false, true)]
    public bool Shared { get; set; }

    [GlobalSetup]
    public void MakeFile() => _file = SurveyExports.Make(Respondents, Shared);

    [GlobalCleanup]
    public void CompareTallies()
    {
        if (_tally is not { } tally)
            return;
        if (Tallies.TryAdd((Respondents, Shared), tally))
            return;
        if (Tallies[(Respondents, Shared)] != tally)
            throw new InvalidOperationException("The tallies differ.");
    }

    [Benchmark(Baseline = true)]
    public long BareXmlReader() => Read(Subject.XmlReader);

    [Benchmark]
    public long Inflate() => Read(Subject.Inflate);

    [Benchmark]
    public long Ita() => Read(Subject.Ita);

    [Benchmark]
    public long ExcelDataReader() => Read(Subject.ExcelDataReader);

    [Benchmark]
    public long OpenXmlSax() => Read(Subject.OpenXmlSax);

    [Benchmark]
    public long ClosedXml() => Read(Subject.ClosedXml);

    private long Read(Subject subject)
    {
        var checksum = subject.ReadFrom(_file);
        if (subject.Tallies)
            _tally = checksum;
        return checksum;
    }
}

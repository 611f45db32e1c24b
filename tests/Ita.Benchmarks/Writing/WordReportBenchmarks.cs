using BenchmarkDotNet.Attributes;
using Ita.Reports.Model;

namespace Ita.Benchmarks.Writing;

/// <summary>
/// Writing the sample's Word document, warm, beside the same document by the Open XML SDK: in one process, so that both
/// meet the same machine.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class WordReportBenchmarks : IDisposable
{
    private readonly MemoryStream _output = new(1 << 20);
    private readonly ReportDocument _model = SampleReport.Make();

    [Benchmark(Baseline = true)]
    public long OpenXmlDom() => Run(WritingSubject.Dom);

    [Benchmark]
    public long Ita() => Run(WritingSubject.Ita);

    public void Dispose()
    {
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    private long Run(WritingSubject subject)
    {
        _output.SetLength(0);
        subject.Write(_model, _output);
        return _output.Length;
    }
}

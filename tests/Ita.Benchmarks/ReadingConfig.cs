using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Ita.Benchmarks;

/// <summary>
/// All subjects in one process, so that they meet the same machine: some eight minutes for everything that is read.
/// </summary>
internal sealed class ReadingConfig : ManualConfig
{
    public ReadingConfig()
    {
        AddJob(
            Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: false))
                .WithWarmupCount(3)
                .WithIterationCount(6)
                .WithIterationTime(TimeInterval.FromMilliseconds(500))
        );
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(
            StatisticColumn.Min,
            new ShareOfColumn("x XML (min)", nameof(ReadingBenchmarks.BareXmlReader)),
            new ShareOfColumn("x inflate (min)", nameof(ReadingBenchmarks.Inflate)),
            new ShareOfColumn("x Ita (min)", nameof(ReadingBenchmarks.Ita))
        );
        HideColumns(
            Column.Error,
            Column.StdDev,
            Column.Median,
            Column.RatioSD,
            Column.Gen0,
            Column.Gen1,
            Column.Gen2,
            Column.AllocRatio
        );
        SummaryStyle = SummaryStyle.Default.WithTimeUnit(TimeUnit.Millisecond);
    }
}

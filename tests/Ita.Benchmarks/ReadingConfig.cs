using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Ita.Benchmarks;

/// <summary>All subjects in one process, so that they meet the same machine: some four minutes for everything that is read.</summary>
internal sealed class ReadingConfig : ManualConfig
{
    public ReadingConfig()
    {
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(8));
        AddDiagnoser(MemoryDiagnoser.Default);
    }
}

namespace Ita.Benchmarks;

/// <summary>One reading.</summary>
/// <param name="Wall">Time passed.</param>
/// <param name="Cpu">Time the process computed, its compiler and collector included.</param>
/// <param name="Allocated">Bytes the reading thread allocated; buffers that a pool had to make included.</param>
/// <param name="Checksum">What the subject returned.</param>
internal sealed record Run(TimeSpan Wall, TimeSpan Cpu, long Allocated, long Checksum);

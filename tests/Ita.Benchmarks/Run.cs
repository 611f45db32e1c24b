using System.Diagnostics;

namespace Ita.Benchmarks;

/// <summary>One reading.</summary>
/// <param name="Wall">Time passed.</param>
/// <param name="Cpu">Time the process computed, its compiler and collector included.</param>
/// <param name="Allocated">Bytes the reading thread allocated; buffers that a pool had to make included.</param>
/// <param name="Checksum">What the subject returned.</param>
internal sealed record Run(TimeSpan Wall, TimeSpan Cpu, long Allocated, long Checksum)
{
    /// <summary>Writes a document once; its length is the checksum.</summary>
    /// <param name="write">Writes it.</param>
    /// <param name="output">Is emptied before.</param>
    public static Run OfWriting(Action<Stream> write, MemoryStream output)
    {
        output.SetLength(0);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        write(output);
        return new Run(
            Stopwatch.GetElapsedTime(started),
            Environment.CpuUsage.TotalTime - cpu,
            GC.GetAllocatedBytesForCurrentThread() - allocated,
            output.Length
        );
    }
}

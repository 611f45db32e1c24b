using Azure;

namespace Ita.Storage.Reports;

/// <summary>A report that lies in the container.</summary>
/// <param name="Content">To be disposed of by the reader; comes over the network as it is read.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ContentType">As it is served.</param>
/// <param name="ETag">Of this content.</param>
/// <param name="LastModified">When its content last changed.</param>
public sealed record ReportFile(Stream Content, long Size, string ContentType, ETag ETag, DateTimeOffset LastModified)
    : IDisposable
{
    public void Dispose() => Content.Dispose();
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Ita.Functions.Tests;

/// <summary>
/// A body with one string of any length in its middle, sent in chunks and never held, as the host sends a blob.
/// </summary>
internal sealed class LongContent : HttpContent
{
    private static readonly byte[] s_block = Encoding.ASCII.GetBytes(new string('A', 65536));

    private readonly string _before;
    private readonly long _length;
    private readonly string _after;

    public LongContent(string before, long length, string after)
    {
        (_before, _length, _after) = (before, length, after);
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(_before));
        for (var left = _length; left > 0; left -= s_block.Length)
        {
            await stream.WriteAsync(s_block.AsMemory(0, (int)Math.Min(left, s_block.Length)));
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(_after));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

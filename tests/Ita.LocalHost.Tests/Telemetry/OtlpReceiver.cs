using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Ita.Testing;

namespace Ita.LocalHost.Tests.Telemetry;

/// <summary>A collector that keeps what it is sent, as it came.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public OtlpReceiver()
    {
        Address = $"http://127.0.0.1:{LoopbackPort.FindFree()}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    public ConcurrentQueue<(string Path, string ContentType, string? Key, byte[] Body)> Received { get; } = [];

    /// <summary>Is this in what came for a signal?</summary>
    public bool Holds(string path, ReadOnlySpan<byte> bytes)
    {
        foreach (var request in Received)
        {
            if (request.Path == path && request.Body.AsSpan().IndexOf(bytes) >= 0)
                return true;
        }

        return false;
    }

    public bool Holds(string path, string text) => Holds(path, Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Received.Enqueue(
                    (
                        context.Request.Url!.AbsolutePath,
                        context.Request.ContentType ?? "",
                        context.Request.Headers["x-key"],
                        body.ToArray()
                    )
                );
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception e)
                when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}

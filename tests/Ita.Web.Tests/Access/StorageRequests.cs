using System.Diagnostics.Metrics;

namespace Ita.Web.Tests.Access;

/// <summary>Counts what is asked of one emulator, by the measurements that .NET makes of every HTTP request.</summary>
internal sealed class StorageRequests : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _count;

    public StorageRequests(int port)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>(
            (_, _, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    if (tag is { Key: "server.port", Value: int to } && to == port)
                        Interlocked.Increment(ref _count);
                }
            }
        );
        _listener.Start();
    }

    public int Take() => Interlocked.Exchange(ref _count, 0);

    public void Dispose() => _listener.Dispose();
}

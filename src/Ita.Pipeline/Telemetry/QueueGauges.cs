using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Ita.Storage;

namespace Ita.Pipeline.Telemetry;

/// <summary>
/// How much waits in every queue, and for how long: seen even when nobody takes a message up any more.
/// </summary>
internal sealed class QueueGauges : IDisposable
{
    public const string MeterName = "Ita.Queues";

    private readonly Meter _meter = new(MeterName);
    private readonly ConcurrentDictionary<string, (int Messages, double OldestSeconds)> _seen = new(
        StringComparer.Ordinal
    );
    private readonly StorageAccount _account;
    private readonly TimeProvider _time;

    public QueueGauges(StorageAccount account, TimeProvider time)
    {
        (_account, _time) = (account, time);
        _meter.CreateObservableGauge(
            "ita.queue.messages",
            () => Measure(queue => (long)queue.Messages),
            "{message}",
            "About how many messages wait."
        );
        _meter.CreateObservableGauge(
            "ita.queue.oldest",
            () => Measure(queue => queue.OldestSeconds),
            "s",
            "Age of the oldest message that can be seen; 0 for none."
        );
    }

    /// <summary>Asks every queue.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var name in QueueNames.All)
        {
            var queue = _account.Queue(name);
            var count = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
            var oldest = (await queue.PeekMessageAsync(cancellationToken)).Value?.InsertedOn;
            _seen[name] = (
                count,
                oldest is { } inserted ? Math.Max(0, (_time.GetUtcNow() - inserted).TotalSeconds) : 0
            );
        }
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<T>> Measure<T>(Func<(int Messages, double OldestSeconds), T> of)
        where T : struct =>
        _seen.Select(queue => new Measurement<T>(
            of(queue.Value),
            new KeyValuePair<string, object?>("queue", queue.Key)
        ));
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Ita.Storage;

namespace Ita.Pipeline.Telemetry;

/// <summary>
/// How much waits in every queue, and for how long: seen even when nobody takes a message up any more. Thread-safe.
/// </summary>
public sealed class QueueGauges : IDisposable
{
    public const string MeterName = "Ita.Queues";

    private readonly Meter _meter = new(MeterName);

    // The message in front changes with every one that is taken; it comes back there after a failure, but not for so long.
    private static readonly TimeSpan s_stuck = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, QueueSight> _seen = new(StringComparer.Ordinal);
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

    /// <summary>
    /// The work queues whose message in front has been the same one for ten minutes: something waits, and nobody takes
    /// it. As of the last reading.
    /// </summary>
    public IReadOnlyList<string> Stuck =>
        [
            .. QueueNames.Work.Where(queue =>
                _seen.TryGetValue(queue, out var seen)
                && seen.Front is not null
                && _time.GetElapsedTime(seen.FrontSince) >= s_stuck
            ),
        ];

    /// <summary>Asks every queue.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var name in QueueNames.All)
        {
            var queue = _account.QueueAsItIs(name);
            var count = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
            var front = (await queue.PeekMessageAsync(cancellationToken)).Value;
            var isSame = _seen.TryGetValue(name, out var before) && before.Front == front?.MessageId;
            _seen[name] = new QueueSight(
                count,
                front?.InsertedOn is { } inserted ? Math.Max(0, (_time.GetUtcNow() - inserted).TotalSeconds) : 0,
                front?.MessageId,
                isSame ? before!.FrontSince : _time.GetTimestamp()
            );
        }
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<T>> Measure<T>(Func<QueueSight, T> of)
        where T : struct =>
        _seen.Select(queue => new Measurement<T>(
            of(queue.Value),
            new KeyValuePair<string, object?>("queue", queue.Key)
        ));

    private sealed record QueueSight(int Messages, double OldestSeconds, string? Front, long FrontSince);
}

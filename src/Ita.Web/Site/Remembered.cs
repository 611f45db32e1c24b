using System.Collections.Concurrent;

namespace Ita.Web.Site;

/// <summary>
/// What was read lately and changes seldom: read again when it is older than <see cref="Freshness"/>. Pages say how old
/// the oldest of what they show is.
/// </summary>
internal sealed class Remembered<TKey, TValue>(TimeProvider time, Func<TKey, CancellationToken, Task<TValue>> read)
    where TKey : notnull
{
    /// <summary>How long a reading holds.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    // 77 provinces, seven years.
    private const int Most = 600;

    private readonly ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset At)> _kept = new();

    public async Task<(TValue Value, DateTimeOffset At)> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_kept.TryGetValue(key, out var kept) && now - kept.At < Freshness)
            return kept;
        var fresh = (await read(key, cancellationToken), now);
        if (_kept.Count >= Most)
            _kept.Clear();
        _kept[key] = fresh;
        return fresh;
    }

    /// <summary>The next asking reads again.</summary>
    public void Forget(TKey key) => _kept.TryRemove(key, out _);
}

using System.Collections.Concurrent;

namespace Ita.Web.Site;

/// <summary>
/// What was read lately and changes seldom: read again when it is older than <see cref="Lifetime"/>. Pages say how old
/// the oldest of what they show is. Safe to use from several threads.
/// </summary>
internal sealed class TimedCache<TKey, TValue>(TimeProvider time, Func<TKey, CancellationToken, Task<TValue>> read)
    where TKey : notnull
{
    /// <summary>How long a reading is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    // 77 provinces, seven years.
    private const int Most = 600;

    private readonly ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset At)> _entries = new();

    public async Task<(TValue Value, DateTimeOffset At)> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_entries.TryGetValue(key, out var entry) && now - entry.At < Lifetime)
            return entry;
        var fresh = (await read(key, cancellationToken), now);
        if (_entries.Count >= Most)
            _entries.Clear();
        _entries[key] = fresh;
        return fresh;
    }

    /// <summary>The next request for it reads again.</summary>
    public void Remove(TKey key) => _entries.TryRemove(key, out _);
}

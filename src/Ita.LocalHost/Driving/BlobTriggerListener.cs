using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;

namespace Ita.LocalHost.Driving;

/// <summary>
/// Delivers a container's new and changed blobs to a step as the host's blob trigger does. What was delivered is known
/// by name and ETag, in memory only: after a start every blob is delivered once more, which the steps allow for, as a
/// new host id does in Azure.
/// </summary>
internal sealed class BlobTriggerListener(
    BlobContainerClient container,
    Func<string, CancellationToken, Task> step,
    Func<string, CancellationToken, Task> failed,
    DrivingSettings settings,
    TimeProvider time,
    ILogger log
)
{
    private readonly ConcurrentDictionary<string, Delivery> _deliveries = new(StringComparer.Ordinal);

    /// <summary>
    /// Runs until <paramref name="stoppingToken"/>, then lets the steps under way end, unless
    /// <paramref name="abortToken"/>.
    /// </summary>
    public async Task RunAsync(CancellationToken stoppingToken, CancellationToken abortToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var begun = time.GetTimestamp();
            try
            {
                // Stopping ends the dispatching; a step under way is only cancelled by the abortToken.
                await Parallel.ForEachAsync(
                    await DueAsync(stoppingToken),
                    new ParallelOptions
                    {
                        MaxDegreeOfParallelism = settings.Parallelism,
                        CancellationToken = stoppingToken,
                    },
                    async (due, _) => await DeliverAsync(due.Name, due.ETag, abortToken)
                );
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.ContainerUnlisted(e, container.Name);
            }

            // A container that takes long to list is listed less often.
            await Pause.ForAsync(settings.PollInterval + time.GetElapsedTime(begun), time, stoppingToken);
        }
    }

    private async Task<List<(string Name, ETag ETag)>> DueAsync(CancellationToken stoppingToken)
    {
        var due = new List<(string, ETag)>();
        var there = new HashSet<string>(StringComparer.Ordinal);
        var now = time.GetUtcNow();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: stoppingToken))
        {
            there.Add(blob.Name);
            if (blob.Properties.ETag is not { } etag)
                continue;
            if (!_deliveries.TryGetValue(blob.Name, out var known) || known.ETag != etag || now >= known.Again)
                due.Add((blob.Name, etag));
        }

        foreach (var gone in _deliveries.Keys.Where(name => !there.Contains(name)))
            _deliveries.TryRemove(gone, out _);
        return due;
    }

    private async Task DeliverAsync(string name, ETag etag, CancellationToken abortToken)
    {
        var attempts = _deliveries.TryGetValue(name, out var known) && known.ETag == etag ? known.Attempts + 1 : 1;
        try
        {
            await (attempts <= settings.Attempts ? step : failed)(name, abortToken);
            _deliveries[name] = new Delivery(etag, attempts, DateTimeOffset.MaxValue);
        }
        catch (Exception e)
        {
            if (abortToken.IsCancellationRequested)
                return;
            log.BlobFailed(e, attempts, container.Name);
            _deliveries[name] = new Delivery(etag, attempts, time.GetUtcNow() + settings.RetryDelay);
        }
    }

    private sealed record Delivery(ETag ETag, int Attempts, DateTimeOffset Again);
}

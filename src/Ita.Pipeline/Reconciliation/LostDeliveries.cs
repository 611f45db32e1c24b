using Ita.Pipeline.Telemetry;
using Ita.Storage.Reconciling;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// Finds blobs whose event was lost. A folder, in <c>uploads</c> a fiscal year, is listed; only blobs that are newer
/// than its bookmark are looked up. A folder in which nothing has moved for <see cref="Active"/> is listed once in
/// <see cref="RestingInterval"/>.
/// </summary>
internal sealed class LostDeliveries(
    UploadStore uploads,
    SubmissionStore submissions,
    DateTimeOffset now,
    TimeSpan grace,
    ILogger log
)
{
    private const int Parallelism = 4;

    // A blob's time is by the service's clock and "now" by ours: what may look too old because of that is looked up
    // once more.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(15);

    public static TimeSpan Active { get; } = TimeSpan.FromDays(7);

    public static TimeSpan RestingInterval { get; } = TimeSpan.FromHours(1);

    /// <param name="container">Which container.</param>
    /// <param name="ingest">Takes a blob up by its name.</param>
    /// <param name="bookmarks">As the last round left them.</param>
    /// <param name="cancellationToken">Ends it between two blobs.</param>
    /// <returns>How many were taken up, and the bookmarks for the next round.</returns>
    public async Task<(int Delivered, Bookmarks Bookmarks)> FindAsync(
        string container,
        Func<string, CancellationToken, Task> ingest,
        Bookmarks bookmarks,
        CancellationToken cancellationToken
    )
    {
        var (folders, loose) = await uploads.ListTopAsync(container, cancellationToken);
        var (delivered, bookmark) = await FindInAsync(
            loose.ToAsyncEnumerable(),
            ingest,
            bookmarks.Folders.GetValueOrDefault(container + "/"),
            cancellationToken
        );
        var next = bookmarks.Folders.SetItem(container + "/", bookmark);
        foreach (var folder in folders)
        {
            var key = $"{container}/{folder}";
            var last = bookmarks.Folders.GetValueOrDefault(key);
            if (last is not null && now - last.Newest > Active && now - last.ListedAt < RestingInterval)
                continue;
            var (more, through) = await FindInAsync(
                uploads.ListAsync(container, folder, cancellationToken),
                ingest,
                last,
                cancellationToken
            );
            delivered += more;
            next = next.SetItem(key, through);
        }

        return (delivered, bookmarks with { Folders = next });
    }

    private async Task<(int Delivered, FolderBookmark Bookmark)> FindInAsync(
        IAsyncEnumerable<BlobVersion> blobs,
        Func<string, CancellationToken, Task> ingest,
        FolderBookmark? last,
        CancellationToken cancellationToken
    )
    {
        var through = now - grace;
        var from = last is null ? DateTimeOffset.MinValue : last.Through - s_skew;
        var newest = last?.Newest ?? DateTimeOffset.MinValue;
        var unsettled = through;
        var recent = new List<BlobVersion>();
        await foreach (var blob in blobs.WithCancellation(cancellationToken))
        {
            if (blob.LastModified > newest)
                newest = blob.LastModified;
            if (blob.LastModified > from && blob.LastModified <= through)
                recent.Add(blob);
        }

        var delivered = 0;
        var gate = new Lock();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = Parallelism,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            recent,
            parallel,
            async (blob, token) =>
            {
                // What is received and no further is noted as under way, and taken up from there.
                if (await submissions.FindAsync(blob, token) is not null)
                    return;
                log.DeliveryLost(blob.Container, BlobLabel.Of(blob.Name));
                var isTaken = await Attempt.AsyncOf(() => ingest(blob.Name, token), log, token);
                lock (gate)
                {
                    if (isTaken)
                        delivered++;
                    else if (blob.LastModified < unsettled)
                        unsettled = blob.LastModified;
                }
            }
        );
        return (delivered, new FolderBookmark(unsettled, now, newest));
    }
}

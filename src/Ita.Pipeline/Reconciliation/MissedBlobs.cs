using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Telemetry;
using Ita.Storage.Reconciling;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// Finds blobs whose event was lost and has them ingested. A folder, in <c>uploads</c> a fiscal year, is listed; only
/// blobs that are newer than its bookmark are looked up. A folder in which nothing has moved for <see cref="Active"/>
/// is listed once in <see cref="RestingInterval"/>. A framework's file that is gone has no event at all: what was in force
/// by it ends.
/// </summary>
public sealed class MissedBlobs(
    UploadStore uploads,
    SubmissionStore submissions,
    IEnumerable<IIngestion> ingestions,
    FrameworkIngestion frameworks,
    ReconciliationOptions options,
    TimeProvider time,
    ILogger<MissedBlobs> log
)
{
    private const int Parallelism = 4;

    // A blob's time is by the service's clock and "now" by ours: what may look too old because of that is looked up
    // once more.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(15);

    public static TimeSpan Active { get; } = TimeSpan.FromDays(7);

    public static TimeSpan RestingInterval { get; } = TimeSpan.FromHours(1);

    /// <param name="bookmarks">As the last round left them.</param>
    /// <param name="cancellationToken">Ends it between two blobs.</param>
    /// <returns>How many blobs were ingested, and the bookmarks for the next round.</returns>
    internal async Task<(int Ingested, Bookmarks Bookmarks)> IngestAsync(
        Bookmarks bookmarks,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var ingested = 0;
        foreach (var ingestion in ingestions)
        {
            // A container, or a folder of it, that cannot be listed must not keep the others from being looked at.
            await BestEffort.RunAsync(
                async () =>
                {
                    (var more, bookmarks) = await IngestAsync(ingestion, bookmarks, now, cancellationToken);
                    ingested += more;
                },
                log,
                cancellationToken
            );
        }

        await BestEffort.RunAsync(() => frameworks.ReconcileAsync(cancellationToken), log, cancellationToken);
        return (ingested, bookmarks);
    }

    private async Task<(int Ingested, Bookmarks Bookmarks)> IngestAsync(
        IIngestion ingestion,
        Bookmarks bookmarks,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var container = ingestion.Container;
        var (folders, withoutFolder) = await uploads.ListTopAsync(container, cancellationToken);
        var (ingested, bookmark) = await IngestAsync(
            ingestion,
            withoutFolder.ToAsyncEnumerable(),
            bookmarks.Folders.GetValueOrDefault(container + "/"),
            now,
            cancellationToken
        );
        var next = bookmarks.Folders.SetItem(container + "/", bookmark);
        foreach (var folder in folders)
        {
            var key = $"{container}/{folder}";
            var last = bookmarks.Folders.GetValueOrDefault(key);
            if (last is not null && now - last.Newest > Active && now - last.ListedAt < RestingInterval)
                continue;
            await BestEffort.RunAsync(
                async () =>
                {
                    var (more, through) = await IngestAsync(
                        ingestion,
                        uploads.ListAsync(container, folder, cancellationToken),
                        last,
                        now,
                        cancellationToken
                    );
                    ingested += more;
                    next = next.SetItem(key, through);
                },
                log,
                cancellationToken
            );
        }

        return (ingested, bookmarks with { Folders = next });
    }

    private async Task<(int Ingested, FolderBookmark Bookmark)> IngestAsync(
        IIngestion ingestion,
        IAsyncEnumerable<BlobVersion> blobs,
        FolderBookmark? last,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var through = now - options.Grace;
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

        var ingested = 0;
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
                log.BlobMissed(blob.Container, BlobLabel.Of(blob.Name));
                var isIngested = await BestEffort.RunAsync(() => ingestion.IngestAsync(blob.Name, token), log, token);
                lock (gate)
                {
                    if (isIngested)
                        ingested++;
                    else if (blob.LastModified < unsettled)
                        unsettled = blob.LastModified;
                }
            }
        );
        return (ingested, new FolderBookmark(unsettled, now, newest));
    }
}

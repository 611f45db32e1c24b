using System.Collections.Concurrent;
using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// Finds what the storage itself has lost: figures, results and reports of uploads that say they were accepted, scored,
/// reported. A storage that is killed forgets its last seconds, and whoever was at work then goes on from what is not
/// there any more. Figures in a row that cannot be read are lost too. What was read is read again, where that very
/// version of the file is still there; where it is not, that is said at the upload. Reads all submissions, tallies and
/// results: for the thorough round.
/// </summary>
public sealed class LostFigures(
    SubmissionStore submissions,
    AgencyStore agencies,
    TallyStore tallies,
    LostResults results,
    WorkQueues queues,
    IEnumerable<IRestoring> restoring,
    ILogger<LostFigures> log
)
{
    private const int Parallelism = 4;

    /// <param name="isOrdered">Even while many messages wait; otherwise most of what is not there is on its
    /// way.</param>
    /// <param name="cancellationToken">Ends it between two agency-years; repeating it completes it.</param>
    /// <returns>How many uploads, results and reports were put back on their way; null where it was left to a calmer
    /// moment.</returns>
    public async Task<int?> RestoreAsync(bool isOrdered, CancellationToken cancellationToken)
    {
        if (!isOrdered && await queues.AreBusyAsync(cancellationToken))
            return null;
        var accepted = await AcceptedUploads.ReadAsync(submissions, cancellationToken);
        var restored = 0;

        // Agencies first, which all others need. Of these two nobody has noted what was in them: they are read.
        foreach (var other in accepted.Others.OrderBy(other => other.Blob.Container != ContainerNames.Registry))
            await BestEffort.RunAsync(
                async () =>
                {
                    if (await RestoreAsync(other, cancellationToken) == Restored.Again)
                        restored++;
                },
                log,
                cancellationToken
            );
        var again = new ConcurrentDictionary<BlobVersion, Lazy<Task<Restored>>>();
        await EachAsync(
            accepted.Years,
            async (year, token) =>
            {
                if (await RestoreAsync(year, again, token))
                    Interlocked.Increment(ref restored);
            },
            cancellationToken
        );
        await EachAsync(accepted.Latest, submissions.RestoreLatestAsync, cancellationToken);
        return restored;
    }

    private Task EachAsync<T>(
        IEnumerable<T> all,
        Func<T, CancellationToken, Task> step,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (each, token) => await BestEffort.RunAsync(() => step(each, token), log, token)
        );

    private async Task<bool> RestoreAsync(
        AcceptedYear year,
        ConcurrentDictionary<BlobVersion, Lazy<Task<Restored>>> again,
        CancellationToken cancellationToken
    )
    {
        var stored = await tallies.ListAsync(year.Agency, year.Year, cancellationToken);
        var missing = year
            .Figures.Where(figures => !stored.Any(part => Has(part, figures)))
            .Select(figures => figures.Upload.Blob)
            .ToHashSet();

        // An agency that only its own uploads have named comes back by them.
        var isKnown = await agencies.FindAsync(year.Agency, cancellationToken) is not null;
        var (isRestored, isLost) = (false, false);
        foreach (var upload in year.Figures.Select(figures => figures.Upload).DistinctBy(upload => upload.Blob))
        {
            if (isKnown && !missing.Contains(upload.Blob))
                continue;

            // It may hold parts of several years, and is read once.
            var reading = again.GetOrAdd(upload.Blob, _ => new(() => RestoreAsync(upload, cancellationToken)));
            var restored = await reading.Value;
            isRestored |= restored == Restored.Again;
            if (restored != Restored.Unreadable || !missing.Contains(upload.Blob))
                continue;
            isLost = true;
            await SayLostAsync(upload, cancellationToken);
        }

        return isRestored || (!year.IsLeft && await results.SendAsync(year, isLost, cancellationToken));
    }

    private static bool Has(StoredPart part, (TallyOrigin Origin, Instrument? Part, Submission Upload) figures) =>
        part.Origin == figures.Origin
        && (figures.Part is null || part.Tally.Instrument == figures.Part)
        && string.CompareOrdinal(part.Source.Blob.OrderKey, figures.Upload.Blob.OrderKey) >= 0;

    private async Task<Restored> RestoreAsync(Submission upload, CancellationToken cancellationToken)
    {
        var restored = await restoring
            .Single(each => each.Container == upload.Blob.Container)
            .RestoreAsync(upload, cancellationToken);
        if (restored == Restored.Again)
            log.ReadAgain(upload.Blob.Container, BlobLabel.Of(upload.Blob.Name));
        return restored;
    }

    private async Task SayLostAsync(Submission upload, CancellationToken cancellationToken)
    {
        log.Lost(upload.Blob.Container, BlobLabel.Of(upload.Blob.Name));
        await submissions.AddWarningAsync(
            upload.Blob,
            NoticeTexts.ComposeForFile(NoticeCode.FiguresLost, upload.Blob.FileName),
            cancellationToken
        );
    }
}

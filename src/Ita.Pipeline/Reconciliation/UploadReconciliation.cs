using Ita.Pipeline.Telemetry;
using Ita.Storage.Reconciling;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// Finds what got stuck and puts it back on its way: blobs whose event was lost, submissions whose message was lost,
/// results that are older than the software's rules or their agency's particulars, reports that are older than what
/// they are written from; once a day also what the storage itself has lost. Has deleted what must not stay. One round at
/// a time, whoever starts it. A round with nothing to do reads a few notes and the names of the year's blobs.
/// </summary>
public sealed class UploadReconciliation(
    ReconciliationStore turns,
    MissedBlobs missed,
    StalledSubmissions stalled,
    LostFigures lost,
    ResultRenewal renewal,
    RejectedCopyCleaning copies,
    TimeProvider time,
    ILogger<UploadReconciliation> log
)
{
    /// <summary>How often bookmarks and notes are not relied on and everything is looked at.</summary>
    public static TimeSpan ThoroughInterval { get; } = TimeSpan.FromDays(1);

    /// <inheritdoc cref="ReconcileAsync(bool, CancellationToken)"/>
    public Task<ReconciliationRound?> ReconcileAsync(CancellationToken cancellationToken) =>
        ReconcileAsync(isThorough: false, cancellationToken);

    /// <param name="isThorough">Not to rely on bookmarks and notes, and to compare what was accepted with what is stored
    /// of it, whenever that was last done.</param>
    /// <param name="cancellationToken">Ends it; the next round goes on.</param>
    /// <returns>What was found; null where another round was under way.</returns>
    public async Task<ReconciliationRound?> ReconcileAsync(bool isThorough, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TryTakeTurnAsync(cancellationToken);
        if (turn is null)
        {
            log.ReconciliationUnderWay();
            return null;
        }

        var round = await ReconcileAsync(turn, isThorough);
        if (!round.FoundNothing)
            log.Reconciled(round.Delivered, round.Resumed, round.Restored, round.Renewed);
        return round;
    }

    private async Task<ReconciliationRound> ReconcileAsync(ReconciliationTurn turn, bool isThorough)
    {
        var cancellationToken = turn.CancellationToken;
        await BestEffort.RunAsync(() => copies.CleanAsync(cancellationToken), log, cancellationToken);
        var now = time.GetUtcNow();
        var bookmarks = turn.Bookmarks;
        var isOrdered = isThorough;
        isThorough |= now - bookmarks.ThoroughAt >= ThoroughInterval;
        if (isThorough)
        {
            await stalled.RestorePendingAsync(cancellationToken);
            bookmarks = bookmarks with { Folders = bookmarks.Folders.Clear(), ThoroughAt = now };
        }

        (var delivered, bookmarks) = await missed.IngestAsync(bookmarks, cancellationToken);
        var (resumed, underWay) = await stalled.ResumeAsync(cancellationToken);
        int? restored = null;
        if (isOrdered || now - bookmarks.ComparedAt >= ThoroughInterval)
            restored = await lost.RestoreAsync(isOrdered, cancellationToken);
        if (restored is not null)
            bookmarks = bookmarks with { ComparedAt = now };

        var rules = await renewal.RulesAsync(cancellationToken);
        if (isThorough || rules != bookmarks.Rules)
            await renewal.MarkAllChangedAsync(cancellationToken);
        var renewed = await renewal.RenewAsync(underWay, cancellationToken);
        await turn.SaveAsync(bookmarks with { Rules = rules });
        return new ReconciliationRound(delivered, resumed, restored ?? 0, renewed);
    }
}

/// <summary>What a round of reconciliation put back on its way; all zero where nothing had got lost.</summary>
/// <param name="Delivered">Blobs that had no outcome.</param>
/// <param name="Resumed">Uploads that stood still between two steps.</param>
/// <param name="Restored">Uploads, results and reports of which the storage had lost something.</param>
/// <param name="Renewed">Results and reports that were older than what they are made from.</param>
public sealed record ReconciliationRound(int Delivered, int Resumed, int Restored, int Renewed)
{
    public bool FoundNothing => this == new ReconciliationRound(0, 0, 0, 0);
}

/// <summary>What an installation can set about reconciliation.</summary>
public sealed record ReconciliationOptions
{
    /// <summary>What moved within this time is left to its own event or message.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(1);
}

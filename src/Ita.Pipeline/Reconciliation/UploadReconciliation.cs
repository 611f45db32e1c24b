using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Queues;
using Ita.Storage.Reconciling;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// Finds what got stuck and puts it back on its way: blobs whose event was lost, submissions whose message was lost,
/// results that are older than the software's rules or their agency's particulars, reports that are older than what
/// they are written from. Has put away what must not stay. One round at a time, whoever starts it. A round with nothing
/// to do reads a few notes and the names of the year's blobs.
/// </summary>
public sealed class UploadReconciliation(
    UploadStore uploads,
    SubmissionStore submissions,
    ReconciliationStore turns,
    WorkQueues queues,
    RegistryIngestion registries,
    FrameworkIngestion frameworkFiles,
    SurveyExportIngestion exports,
    FollowUpIngestion followUps,
    SubmissionResumption resumption,
    ResultRenewal renewal,
    RejectedCopyCleaning copies,
    ReconciliationOptions options,
    TimeProvider time,
    ILogger<UploadReconciliation> log
)
{
    /// <summary>How often bookmarks and notes are not relied on and everything is looked at.</summary>
    public static TimeSpan ThoroughInterval { get; } = TimeSpan.FromDays(1);

    // Something that has stood still for so long does not keep its province's reports from being renewed, and its
    // message is not thought to wait in a long queue any more.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(30);

    /// <returns>What was found; null where another round was under way.</returns>
    public async Task<ReconciliationRound?> ReconcileAsync(CancellationToken cancellationToken)
    {
        await using var turn = await turns.TryTakeTurnAsync(cancellationToken);
        if (turn is null)
        {
            log.ReconciliationUnderWay();
            return null;
        }

        var round = await ReconcileAsync(turn);
        if (!round.FoundNothing)
            log.Reconciled(round.Delivered, round.Resumed, round.Renewed);
        return round;
    }

    private async Task<ReconciliationRound> ReconcileAsync(ReconciliationTurn turn)
    {
        await Attempt.AsyncOf(() => copies.CleanAsync(turn.Over), log, turn.Over);
        var now = time.GetUtcNow();
        var bookmarks = turn.Bookmarks;
        var isThorough = now - bookmarks.ThoroughAt >= ThoroughInterval;
        if (isThorough)
        {
            await submissions.NoteAgainAsync(turn.Over);
            bookmarks = bookmarks with { Folders = bookmarks.Folders.Clear(), ThoroughAt = now };
        }

        var lost = new LostDeliveries(uploads, submissions, now, options.Grace, log);
        (var framed, bookmarks) = await lost.FindAsync(
            ContainerNames.Frameworks,
            frameworkFiles.IngestAsync,
            bookmarks,
            turn.Over
        );
        (var registered, bookmarks) = await lost.FindAsync(
            ContainerNames.Registry,
            registries.IngestAsync,
            bookmarks,
            turn.Over
        );
        (var exported, bookmarks) = await lost.FindAsync(
            ContainerNames.Uploads,
            exports.IngestAsync,
            bookmarks,
            turn.Over
        );
        (var followedUp, bookmarks) = await lost.FindAsync(
            ContainerNames.FollowUp,
            followUps.IngestAsync,
            bookmarks,
            turn.Over
        );
        var (resumed, underWay) = await ResumeAsync(now, turn.Over);

        await Attempt.AsyncOf(() => frameworkFiles.SettleAsync(turn.Over), log, turn.Over);
        var rules = renewal.Rules();
        if (isThorough || rules != bookmarks.Rules)
            await renewal.NoteAllAsync(turn.Over);
        var renewed = await renewal.RenewAsync(underWay, turn.Over);
        await turn.SaveAsync(bookmarks with { Rules = rules });
        return new ReconciliationRound(framed + registered + exported + followedUp, resumed, renewed);
    }

    private async Task<(int Resumed, HashSet<WorkMessage> UnderWay)> ResumeAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var resumed = 0;
        var underWay = new HashSet<WorkMessage>();
        bool? isBusy = null;
        await foreach (var submission in submissions.UnderWayAsync(cancellationToken))
        {
            if (submission.ChangedAt > now - s_longestWait)
                underWay.UnionWith(submission.YearsToScore());
            if (submission.ChangedAt > now - options.Grace)
                continue;
            if (submission.State != SubmissionState.Received && submission.ChangedAt > now - s_longestWait)
            {
                isBusy ??= await queues.AreBusyAsync(cancellationToken);
                if (isBusy.Value)
                    continue;
            }

            resumed++;
            await Attempt.AsyncOf(() => resumption.ResumeAsync(submission, cancellationToken), log, cancellationToken);
        }

        return (resumed, underWay);
    }
}

/// <summary>What an installation can set about reconciliation.</summary>
public sealed record ReconciliationOptions
{
    /// <summary>What moved within this time is left to its own event or message.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(1);
}

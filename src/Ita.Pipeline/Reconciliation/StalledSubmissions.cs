using Ita.Assessment.Submissions;
using Ita.Pipeline.Submissions;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

/// <summary>Submissions that have stood still between two steps are resumed: their message may be lost.</summary>
public sealed class StalledSubmissions(
    SubmissionStore submissions,
    WorkQueues queues,
    SubmissionResumption resumption,
    ReconciliationOptions options,
    TimeProvider time,
    ILogger<StalledSubmissions> log
)
{
    // Something that has stood still for so long does not keep its province's reports from being renewed, and its
    // message is not thought to wait in a long queue any more.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Writes the notes again by which they are found, should one have got lost. Reads all submissions.
    /// </summary>
    public Task RestorePendingAsync(CancellationToken cancellationToken) =>
        submissions.RestorePendingAsync(cancellationToken);

    /// <param name="cancellationToken">Ends it between two submissions.</param>
    /// <returns>How many were resumed, and the agency-years that are about to change.</returns>
    public async Task<(int Resumed, IReadOnlySet<WorkMessage> UnderWay)> ResumeAsync(
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var resumed = 0;
        var underWay = new HashSet<WorkMessage>();
        bool? isBusy = null;
        await foreach (var submission in submissions.ListUnderWayAsync(cancellationToken))
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
            await BestEffort.RunAsync(
                () => resumption.ResumeAsync(submission, cancellationToken),
                log,
                cancellationToken
            );
        }

        return (resumed, underWay);
    }
}

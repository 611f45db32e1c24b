using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Failures;
using Ita.Storage;
using Ita.Storage.Submissions;

namespace Ita.Cli.Restarting;

/// <summary>
/// Puts back on their way what failed: first what still lies in a poison queue is recorded, then whatever is recorded
/// is restarted.
/// </summary>
public sealed class FailedSubmissions(
    StorageAccount account,
    SubmissionStore submissions,
    FailureRecording failures,
    SubmissionRestart restart
)
{
    private static readonly (string Queue, Func<string, Failure> Read)[] Poison =
    [
        (QueueNames.ScoreAgencyPoison, PoisonMessage.Scoring),
        (QueueNames.WriteReportPoison, PoisonMessage.Report),
        (QueueNames.BlobTriggerPoison, PoisonMessage.Upload),
    ];

    /// <param name="agency">Of this agency only.</param>
    /// <param name="year">Uploaded for this year only.</param>
    /// <param name="rejected">Those that were rejected are read again too.</param>
    /// <param name="done">Called after each, with its new state.</param>
    /// <param name="cancellationToken">Ends it between two.</param>
    /// <returns>How many were restarted.</returns>
    public async Task<int> RestartAsync(
        AgencyCode? agency,
        FiscalYear? year,
        bool rejected,
        Action<Submission> done,
        CancellationToken cancellationToken
    )
    {
        foreach (var (queue, read) in Poison)
            await RecordAsync(queue, read, cancellationToken);
        var found = new List<Submission>();
        SubmissionState[] states = rejected
            ? [SubmissionState.Failed, SubmissionState.Rejected]
            : [SubmissionState.Failed];
        await foreach (var submission in submissions.ListInStatesAsync(states, cancellationToken))
        {
            if ((agency is null || submission.Agency == agency) && (year is null || submission.FiscalYear == year))
                found.Add(submission);
        }

        foreach (var submission in found.OrderBy(submission => submission.Blob.OrderKey, StringComparer.Ordinal))
            done(await restart.RestartAsync(submission, cancellationToken));
        return found.Count;
    }

    // Recorded before it is taken off: stopped in between, it is recorded once more.
    private async Task RecordAsync(string name, Func<string, Failure> read, CancellationToken cancellationToken)
    {
        var queue = account.Queue(name);
        while (
            (await queue.ReceiveMessagesAsync(32, cancellationToken: cancellationToken)).Value
                is { Length: > 0 } messages
        )
        {
            foreach (var message in messages)
            {
                await failures.RecordAsync(read(message.Body.ToString()), cancellationToken);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            }
        }
    }
}

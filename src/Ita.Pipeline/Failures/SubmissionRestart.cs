using Ita.Assessment.Submissions;
using Ita.Pipeline.Reconciliation;
using Ita.Pipeline.Telemetry;
using Ita.Storage.Submissions;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Failures;

/// <summary>A person has a submission that failed, or was turned away, taken up again.</summary>
public sealed class SubmissionRestart(
    SubmissionStore submissions,
    SubmissionResumption resumption,
    ILogger<SubmissionRestart> log
)
{
    /// <summary>
    /// A failed submission goes on from where it had come to, one that was turned away is read again. Should that fail
    /// for the moment, it is under way all the same, and reconciliation takes it up.
    /// </summary>
    /// <param name="submission">As it was found; one that neither failed nor was turned away stays as it is.</param>
    /// <param name="cancellationToken">Ends it; the submission is then under way or as it was.</param>
    /// <returns>What is stored then.</returns>
    public async Task<Submission> RestartAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission.State is not (SubmissionState.Failed or SubmissionState.Rejected))
            return submission;
        var restarted = await submissions.RestartAsync(submission.Blob, cancellationToken);
        log.Restarted(submission.Blob.Container, BlobLabel.Of(submission.Blob.Name));
        await BestEffort.RunAsync(() => resumption.ResumeAsync(restarted, cancellationToken), log, cancellationToken);
        return await submissions.FindAsync(submission.Blob, cancellationToken) ?? restarted;
    }
}

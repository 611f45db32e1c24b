using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Submissions;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// Resumes a submission where it stands: reads it, has it scored, or has its report written; of a published table what
/// its agencies still lack of that.
/// </summary>
public sealed class SubmissionResumption(
    UploadStore uploads,
    SubmissionStore submissions,
    IEnumerable<IIngestion> ingestions,
    SubmissionMessages messages,
    PublishedTableProgress tables
)
{
    /// <param name="submission">As it is stored; one that has come to its end is nothing to do.</param>
    /// <param name="cancellationToken">Ends it; it stays where it stands.</param>
    public async Task ResumeAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission.State == SubmissionState.Received)
            await ReadAsync(submission, cancellationToken);
        else if (submission.ResultsPath is not null)
            await tables.AdvanceAsync(submission, cancellationToken);
        else
            await messages.SendAsync(submission, cancellationToken);
    }

    // An upload may have been replaced or deleted meanwhile: then it has come to its end.
    private async Task ReadAsync(Submission submission, CancellationToken cancellationToken)
    {
        var blob = submission.Blob;
        if (
            await uploads.FindAsync(blob.Container, blob.Name, cancellationToken) is { } current
            && current.ETag == blob.ETag
        )
        {
            var ingestion = ingestions.Single(ingestion => ingestion.Container == blob.Container);
            await ingestion.IngestAsync(blob.Name, cancellationToken);
            return;
        }

        await submissions.WithdrawAsync(blob, cancellationToken);
    }
}

using Ita.Assessment.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Storage.Reports;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Reconciliation;

/// <summary>
/// A marked copy holds respondents' rows and must not outlive its upload: it goes, with its page, when the upload was
/// deleted or replaced, or was accepted after all. So do the values that the submission quotes. The files go before the submission forgets them, so that none is
/// left without a trace.
/// </summary>
public sealed class RejectedCopyCleaning(
    UploadStore uploads,
    SubmissionStore submissions,
    RejectedStore rejected,
    ILogger<RejectedCopyCleaning> log
)
{
    /// <param name="cancellationToken">Ends it between two uploads; repeating it completes it.</param>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        await foreach (var submission in submissions.ListWithRejectedFilesAsync(cancellationToken))
        {
            try
            {
                if (await IsNeededAsync(submission, cancellationToken))
                    continue;
                if (submission.RejectedFiles is { } files)
                    await rejected.DeleteAsync(files, cancellationToken);
                await submissions.ForgetRejectedFilesAsync(submission.Blob, cancellationToken);
                log.MarkedCopyDeleted(BlobLabel.Of(submission.Blob.Name));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // One that cannot be deleted must not keep the others.
                log.MarkedCopyKept(e, BlobLabel.Of(submission.Blob.Name));
            }
        }
    }

    private async Task<bool> IsNeededAsync(Submission submission, CancellationToken cancellationToken)
    {
        // A received one may be about to be rejected, or to be rejected again.
        if (submission.State is not (SubmissionState.Rejected or SubmissionState.Received))
            return false;
        var current = await uploads.FindAsync(submission.Blob.Container, submission.Blob.Name, cancellationToken);
        return current?.ETag == submission.Blob.ETag;
    }
}

using Ita.Pipeline;
using Ita.Storage.Submissions;

namespace Ita.Functions.RestartSubmission;

/// <summary>Has an upload that failed or was turned away read again.</summary>
internal sealed class SubmissionRestart(SubmissionStore submissions, SurveyExportIngestion exports, ILogger<SubmissionRestart> log)
{
    /// <summary>Should reading fail for the moment, the upload is under way all the same, and reconciliation takes it up.</summary>
    public async Task RestartAsync(Submission submission, CancellationToken cancellation)
    {
        await submissions.RestartAsync(submission.Blob, cancellation);
        try
        {
            await exports.IngestAsync(submission.Blob.Name, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(e, "{Blob} was restarted and could not be read; the next reconciliation tries again.", submission.Blob.Name);
        }
    }
}

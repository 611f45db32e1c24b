using Ita.Assessment.Submissions;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline;

/// <summary>What failed for the last time is recorded with its submission, with a reason that a person can act on.</summary>
public sealed class FailureRecording(UploadStore uploads, SubmissionStore submissions, ILogger<FailureRecording> log)
{
    public Task RecordAsync(Failure failure, CancellationToken cancellation) => failure switch
    {
        UploadFailure upload => RecordAsync(upload, cancellation),
        ScoringFailure scoring => RecordAsync(scoring.Message, SubmissionState.Scored, PipelineNotices.ScoringFailed, cancellation),
        ReportFailure report => RecordAsync(report.Message, SubmissionState.Reported, PipelineNotices.ReportFailed, cancellation),
        _ => Unknown(),
    };

    private Task Unknown()
    {
        log.UnknownFailed();
        return Task.CompletedTask;
    }

    private async Task RecordAsync(UploadFailure failure, CancellationToken cancellation)
    {
        if (await uploads.FindAsync(failure.Container, failure.BlobName, cancellation).ConfigureAwait(false) is not { } blob)
        {
            log.FailedAndGone(failure.Container, BlobLabel.Of(failure.BlobName));
            return;
        }

        log.UploadFailed(failure.Container, BlobLabel.Of(failure.BlobName));
        await submissions.FailAsync(blob, PipelineNotices.ReadingFailed(blob.FileName), cancellation).ConfigureAwait(false);
    }

    private async Task RecordAsync(WorkMessage message, SubmissionState missed, Func<string, Notice> reason, CancellationToken cancellation)
    {
        log.StepFailed(message.Agency, message.FiscalYear, missed);
        foreach (var submission in await submissions.ListAsync(message.Agency, message.FiscalYear, cancellation).ConfigureAwait(false))
        {
            if (submission.WaitsFor(missed)) await submissions.FailAsync(submission.Blob, reason(submission.Blob.FileName), cancellation).ConfigureAwait(false);
        }
    }
}

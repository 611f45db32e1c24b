using Ita.Assessment.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Failures;

/// <summary>
/// What failed for the last time is recorded with its submission, with a reason that a person can act on.
/// </summary>
public sealed class FailureRecording(UploadStore uploads, SubmissionStore submissions, ILogger<FailureRecording> log)
{
    public Task RecordAsync(Failure failure, CancellationToken cancellationToken) =>
        failure switch
        {
            UploadFailure upload => RecordAsync(upload, cancellationToken),
            ScoringFailure scoring => RecordAsync(
                scoring.Message,
                SubmissionState.Scored,
                PipelineNotices.ScoringFailed,
                cancellationToken
            ),
            ReportFailure report => RecordAsync(
                report.Message,
                SubmissionState.Reported,
                PipelineNotices.ReportFailed,
                cancellationToken
            ),
            _ => Unknown(),
        };

    private Task Unknown()
    {
        log.UnknownFailed();
        return Task.CompletedTask;
    }

    private async Task RecordAsync(UploadFailure failure, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(failure.Container, failure.BlobName, cancellationToken) is not { } blob)
        {
            log.FailedAndGone(failure.Container, BlobLabel.Of(failure.BlobName));
            return;
        }

        log.UploadFailed(failure.Container, BlobLabel.Of(failure.BlobName));
        await submissions.FailAsync(blob, PipelineNotices.ReadingFailed(blob.FileName), cancellationToken);
    }

    private async Task RecordAsync(
        WorkMessage message,
        SubmissionState missed,
        Func<string, Notice> reason,
        CancellationToken cancellationToken
    )
    {
        log.StepFailed(message.Agency, message.FiscalYear, missed);
        foreach (var submission in await submissions.ListAsync(message.Agency, message.FiscalYear, cancellationToken))
        {
            if (submission.WaitsFor(missed))
                await submissions.FailAsync(submission.Blob, reason(submission.Blob.FileName), cancellationToken);
        }
    }
}

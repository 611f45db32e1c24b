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
        log.LogError("A message that cannot be read was taken off a poison queue.");
        return Task.CompletedTask;
    }

    private async Task RecordAsync(UploadFailure failure, CancellationToken cancellation)
    {
        if (await uploads.FindAsync(failure.Container, failure.BlobName, cancellation).ConfigureAwait(false) is not { } blob)
        {
            log.LogWarning("{Container}/{Blob} failed and is not there any more.", failure.Container, failure.BlobName);
            return;
        }

        log.LogError("{Container}/{Blob} failed for the last time.", failure.Container, failure.BlobName);
        await FailAsync(blob, PipelineNotices.ReadingFailed, cancellation).ConfigureAwait(false);
    }

    private async Task RecordAsync(WorkMessage message, SubmissionState missed, Func<string, Notice> reason, CancellationToken cancellation)
    {
        log.LogError("{Agency}, {Year} will not become {State}: it failed for the last time.", message.Agency, message.FiscalYear, missed);
        foreach (var submission in await submissions.ListAsync(message.Agency, message.FiscalYear, cancellation).ConfigureAwait(false))
        {
            if (submission.WaitsFor(missed)) await FailAsync(submission.Blob, reason, cancellation).ConfigureAwait(false);
        }
    }

    private Task FailAsync(BlobVersion blob, Func<string, Notice> reason, CancellationToken cancellation)
    {
        StepTelemetry.Count("failed", reason(blob.FileName).Code);
        return submissions.ChangeAsync(blob, SubmissionState.Failed, submission => submission with { Problems = [reason(blob.FileName)], MoreProblems = 0 }, cancellation);
    }
}

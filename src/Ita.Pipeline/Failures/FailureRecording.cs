using Ita.Assessment.Submissions;
using Ita.Pipeline.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Tallies;
using Ita.Storage.Uploads;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Failures;

/// <summary>
/// What failed for the last time is recorded with its submission, with a reason that a person can act on: with a
/// published table where one of its agencies failed, until a person starts the table again.
/// </summary>
public sealed class FailureRecording(
    UploadStore uploads,
    SubmissionStore submissions,
    TallyStore tallies,
    UnreadableMessageStore unreadable,
    ILogger<FailureRecording> log
)
{
    /// <summary>Ingesting a blob failed for the last time.</summary>
    /// <param name="message">Of the blobs' poison queue, as text; one that nobody can read is kept.</param>
    /// <param name="cancellationToken">Ends it; repeating it completes it.</param>
    public Task RecordUploadFailureAsync(string message, CancellationToken cancellationToken) =>
        RecordAsync(PoisonMessage.Upload(message), cancellationToken);

    /// <summary>Scoring an agency-year failed for the last time.</summary>
    /// <param name="message">Of the poison queue of <c>score-agency</c>, as text; one that nobody can read is
    /// kept.</param>
    /// <param name="cancellationToken">Ends it; repeating it completes it.</param>
    public Task RecordScoringFailureAsync(string message, CancellationToken cancellationToken) =>
        RecordAsync(PoisonMessage.Scoring(message), cancellationToken);

    /// <summary>Writing a report failed for the last time.</summary>
    /// <param name="message">Of the poison queue of <c>write-report</c>, as text; one that nobody can read is
    /// kept.</param>
    /// <param name="cancellationToken">Ends it; repeating it completes it.</param>
    public Task RecordReportFailureAsync(string message, CancellationToken cancellationToken) =>
        RecordAsync(PoisonMessage.Report(message), cancellationToken);

    public Task RecordAsync(Failure failure, CancellationToken cancellationToken) =>
        failure switch
        {
            UploadFailure upload => RecordAsync(upload, cancellationToken),
            ScoringFailure scoring => RecordAsync(
                scoring.Message,
                SubmissionState.Scored,
                NoticeCode.ScoringFailed,
                cancellationToken
            ),
            ReportFailure report => RecordAsync(
                report.Message,
                SubmissionState.Reported,
                NoticeCode.ReportFailed,
                cancellationToken
            ),
            UnknownFailure unknown => RecordAsync(unknown, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(failure)),
        };

    private async Task RecordAsync(UnknownFailure failure, CancellationToken cancellationToken)
    {
        var kept = await unreadable.KeepAsync(failure.Queue, failure.Text, cancellationToken);
        log.UnknownFailed(failure.Queue, $"{ContainerNames.State}/{kept}");
    }

    private async Task RecordAsync(UploadFailure failure, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(failure.Container, failure.BlobName, cancellationToken) is not { } blob)
        {
            log.FailedAndGone(failure.Container, BlobLabel.Of(failure.BlobName));
            return;
        }

        log.UploadFailed(failure.Container, BlobLabel.Of(failure.BlobName));
        await submissions.FailAsync(
            blob,
            NoticeTexts.ComposeForFile(NoticeCode.ReadingFailed, blob.FileName),
            cancellationToken
        );
    }

    private async Task RecordAsync(
        WorkMessage message,
        SubmissionState missed,
        string reason,
        CancellationToken cancellationToken
    )
    {
        log.StepFailed(message.Agency, message.FiscalYear, missed);
        foreach (var submission in await submissions.ListAsync(message.Agency, message.FiscalYear, cancellationToken))
        {
            if (submission.WaitsFor(missed))
                await submissions.FailAsync(
                    submission.Blob,
                    NoticeTexts.ComposeForFile(reason, submission.Blob.FileName),
                    cancellationToken
                );
        }

        foreach (var table in await PublishedTablesAsync(message, cancellationToken))
        {
            await submissions.FailAsync(
                table,
                NoticeTexts.Compose(reason, new NoticePlace(File: table.FileName, Value: message.Agency.Value)),
                cancellationToken
            );
        }
    }

    // What failed may have failed because these cannot be read; the failure is recorded all the same.
    private async Task<IEnumerable<BlobVersion>> PublishedTablesAsync(
        WorkMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await tallies.GetAsync(message.Agency, message.FiscalYear, cancellationToken)).PublishedTables;
        }
        catch (UnreadableRowException)
        {
            return [];
        }
    }
}

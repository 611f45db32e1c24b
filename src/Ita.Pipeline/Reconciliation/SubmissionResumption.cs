using Ita.Assessment.Submissions;
using Ita.Pipeline.Intake;
using Ita.Storage;
using Ita.Storage.Queues;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;

namespace Ita.Pipeline.Reconciliation;

/// <summary>Takes a submission up where it stands: reads it, has it scored, or has its report written.</summary>
public sealed class SubmissionResumption(
    UploadStore uploads,
    SubmissionStore submissions,
    WorkQueues queues,
    FrameworkIngestion frameworks,
    RegistryIngestion registries,
    SurveyExportIngestion exports,
    FollowUpIngestion followUps
)
{
    /// <param name="submission">As it is stored; one that has come to its end is nothing to do.</param>
    /// <param name="cancellationToken">Ends it; it stays where it stands.</param>
    public async Task ResumeAsync(Submission submission, CancellationToken cancellationToken)
    {
        switch (submission)
        {
            case { State: SubmissionState.Received, Blob.Container: ContainerNames.Frameworks }:
                await ReadAgainAsync(submission, frameworks.IngestAsync, cancellationToken);
                break;
            case { State: SubmissionState.Received, Blob.Container: ContainerNames.Registry }:
                await ReadAgainAsync(submission, registries.IngestAsync, cancellationToken);
                break;
            case { State: SubmissionState.Received, Blob.Container: ContainerNames.Uploads }:
                await ReadAgainAsync(submission, exports.IngestAsync, cancellationToken);
                break;
            case { State: SubmissionState.Received, Blob.Container: ContainerNames.FollowUp }:
                await ReadAgainAsync(submission, followUps.IngestAsync, cancellationToken);
                break;
            case { State: SubmissionState.Accepted, Blob.Container: ContainerNames.FollowUp }:
                await followUps.SendAgainAsync(submission, cancellationToken);
                break;
            case { State: SubmissionState.Accepted }:
                foreach (var (agency, year) in submission.YearsToScore())
                    await queues.ScoreAsync(agency, year, cancellationToken);
                break;
            case { State: SubmissionState.Scored, Agency: { } agency, FiscalYear: { } year }:
                await queues.WriteReportAsync(agency, year, cancellationToken);
                break;
        }
    }

    // An upload may have been replaced or deleted meanwhile: then it has come to its end.
    private async Task ReadAgainAsync(
        Submission submission,
        Func<string, CancellationToken, Task> ingest,
        CancellationToken cancellationToken
    )
    {
        if (
            await uploads.FindAsync(submission.Blob.Container, submission.Blob.Name, cancellationToken) is { } current
            && current.ETag == submission.Blob.ETag
        )
        {
            await ingest(current.Name, cancellationToken);
            return;
        }

        await submissions.WithdrawAsync(submission.Blob, cancellationToken);
    }
}

using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Submissions;

namespace Ita.Pipeline.Intake;

/// <summary>
/// Uploads that were turned away because something had not come yet, and are read again when it has: a registry with
/// their agency, or their year's framework. Which agency a published table waits for is told by a name as often as by a
/// code: whatever registry comes, it is read again.
/// </summary>
public sealed class WaitingUploads(
    SubmissionStore submissions,
    SurveyExportIngestion exports,
    FollowUpIngestion followUps,
    ResultsIngestion results
)
{
    /// <summary>A registry has these agencies.</summary>
    public async Task ReadAgainAsync(IReadOnlySet<AgencyCode> listed, CancellationToken cancellationToken)
    {
        await foreach (var submission in submissions.ListOfUnknownAgenciesAsync(cancellationToken))
        {
            if (submission.ResultsPath is not null && submission.IsRejectedFor(NoticeCode.AgencyUnknown))
                await ReadAgainAsync(submission, cancellationToken);
            if (submission.Agency is not { } agency || !listed.Contains(agency))
                continue;
            if (
                submission.Blob.Container == ContainerNames.Uploads
                && submission.IsRejectedFor(NoticeCode.AgencyUnknown)
            )
                await ReadAgainAsync(submission, cancellationToken);
            else
                await submissions.SetAgencyKnownAsync(submission.Blob, cancellationToken);
        }
    }

    /// <summary>The year has a framework.</summary>
    public async Task ReadAgainAsync(FiscalYear year, CancellationToken cancellationToken)
    {
        await foreach (var submission in submissions.ListInStatesAsync([SubmissionState.Rejected], cancellationToken))
        {
            if (submission.FiscalYear == year && submission.IsRejectedFor(NoticeCode.YearUnsupported))
                await ReadAgainAsync(submission, cancellationToken);
        }
    }

    private async Task ReadAgainAsync(Submission submission, CancellationToken cancellationToken)
    {
        await submissions.RestartAsync(submission.Blob, cancellationToken);
        IIngestion ingestion = submission.Blob.Container switch
        {
            ContainerNames.FollowUp => followUps,
            ContainerNames.Results => results,
            _ => exports,
        };
        await ingestion.IngestAsync(submission.Blob.Name, cancellationToken);
    }
}

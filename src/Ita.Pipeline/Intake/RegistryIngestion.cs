using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Reconciliation;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Workbooks.Registry;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A list of agencies in <c>registry</c> becomes agencies. What came too early for it is put right: uploads that were
/// turned away because nobody knew their agency are read again, results that name an agency otherwise are scored again.
/// </summary>
public sealed class RegistryIngestion(
    UploadStore uploads,
    SubmissionStore submissions,
    AgencyStore agencies,
    SurveyExportIngestion exports,
    ResultRenewal renewal,
    ILogger<RegistryIngestion> log
)
{
    /// <param name="blobName">The path within <c>registry</c>. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public async Task IngestAsync(string blobName, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(ContainerNames.Registry, blobName, cancellationToken) is not { } blob)
        {
            log.RegistryGone(BlobLabel.Of(blobName));
            return;
        }

        var known = await submissions.ReceiveAsync(blob, cancellationToken);
        if (known.State is not SubmissionState.Received)
            return;
        if (known.IsGivenUp())
        {
            log.RegistryEndsProcess(BlobLabel.Of(blobName));
            await submissions.FailAsync(blob, PipelineNotices.ReadingFailed(blob.FileName), cancellationToken);
            return;
        }

        if (await Workbook.DownloadAsync(uploads, blob, cancellationToken) is not { } workbook)
        {
            await submissions.WithdrawAsync(blob, cancellationToken);
            await IngestAsync(blobName, cancellationToken);
            return;
        }

        var reading = RegistryReader.Read(workbook.File, cancellationToken);
        if (!reading.IsAccepted)
        {
            log.RegistryRejected(
                BlobLabel.Of(blobName),
                string.Join(", ", reading.Problems.Select(problem => problem.Code).Distinct())
            );
            await submissions.ChangeAsync(
                blob,
                SubmissionState.Rejected,
                bad => bad with { Problems = reading.Problems, MoreProblems = reading.MoreProblems },
                cancellationToken
            );
            return;
        }

        await agencies.UpsertAsync(reading.Agencies, blob, cancellationToken);
        var listed = reading.Agencies.Select(agency => agency.Code).ToHashSet();
        await renewal.ScoreRenamedAsync(listed, cancellationToken);
        await ReadAgainAsync(listed, cancellationToken);
        await submissions.ChangeAsync(
            blob,
            SubmissionState.Accepted,
            good => good with { Problems = [], MoreProblems = 0 },
            cancellationToken
        );
        log.RegistryRead(BlobLabel.Of(blobName), reading.Agencies.Length);
    }

    private async Task ReadAgainAsync(HashSet<AgencyCode> listed, CancellationToken cancellationToken)
    {
        await foreach (var submission in submissions.OfUnknownAgenciesAsync(cancellationToken))
        {
            if (submission.Agency is not { } agency || !listed.Contains(agency))
                continue;
            if (submission.Blob.Container == ContainerNames.Uploads)
                await exports.BringUpAsync(submission.Blob, submission.Problems, cancellationToken);
            else
                await submissions.NoteAgencyKnownAsync(submission.Blob, cancellationToken);
        }
    }
}

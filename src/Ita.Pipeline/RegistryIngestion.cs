using Ita.Assessment;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Workbooks;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline;

/// <summary>
/// A list of agencies in <c>registry</c> becomes agencies. What came too early for it is put right: uploads that were turned away
/// because nobody knew their agency are read again, results that name an agency otherwise are scored again.
/// </summary>
public sealed class RegistryIngestion(
    UploadStore uploads,
    SubmissionStore submissions,
    AgencyStore agencies,
    SurveyExportIngestion exports,
    ResultRenewal renewal,
    ILogger<RegistryIngestion> log)
{
    /// <param name="blobName">The path within <c>registry</c>. A blob that is not there any more is nothing to do.</param>
    /// <param name="cancellation">Ends it between two writings; repeating it completes it.</param>
    public async Task IngestAsync(string blobName, CancellationToken cancellation)
    {
        if (await uploads.FindAsync(ContainerNames.Registry, blobName, cancellation).ConfigureAwait(false) is not { } blob)
        {
            log.RegistryGone(BlobLabel.Of(blobName));
            return;
        }

        var known = await submissions.ReceiveAsync(blob, cancellation).ConfigureAwait(false);
        if (known.State is not SubmissionState.Received) return;
        if (known.IsGivenUp())
        {
            log.RegistryEndsProcess(BlobLabel.Of(blobName));
            await submissions.FailAsync(blob, PipelineNotices.ReadingFailed(blob.FileName), cancellation).ConfigureAwait(false);
            return;
        }

        if (await Workbook.DownloadAsync(uploads, blob, cancellation).ConfigureAwait(false) is not { } workbook)
        {
            await submissions.WithdrawAsync(blob, cancellation).ConfigureAwait(false);
            await IngestAsync(blobName, cancellation).ConfigureAwait(false);
            return;
        }

        var reading = RegistryReader.Read(workbook.File, cancellation);
        if (!reading.IsAccepted)
        {
            log.RegistryRejected(BlobLabel.Of(blobName), string.Join(", ", reading.Problems.Select(problem => problem.Code).Distinct()));
            await submissions.ChangeAsync(blob, SubmissionState.Rejected, bad => bad with { Problems = reading.Problems, MoreProblems = reading.MoreProblems }, cancellation).ConfigureAwait(false);
            return;
        }

        await agencies.UpsertAsync(reading.Agencies, blob, cancellation).ConfigureAwait(false);
        var listed = reading.Agencies.Select(agency => agency.Code).ToHashSet();
        await renewal.ScoreRenamedAsync(listed, cancellation).ConfigureAwait(false);
        await ReadAgainAsync(listed, cancellation).ConfigureAwait(false);
        await submissions.ChangeAsync(blob, SubmissionState.Accepted, good => good with { Problems = [], MoreProblems = 0 }, cancellation).ConfigureAwait(false);
        log.RegistryRead(BlobLabel.Of(blobName), reading.Agencies.Length);
    }

    private async Task ReadAgainAsync(HashSet<AgencyCode> listed, CancellationToken cancellation)
    {
        await foreach (var submission in submissions.OfUnknownAgenciesAsync(cancellation).ConfigureAwait(false))
        {
            if (submission.Agency is not { } agency || !listed.Contains(agency)) continue;
            if (submission.Blob.Container == ContainerNames.Uploads) await exports.BringUpAsync(submission.Blob, submission.Problems, cancellation).ConfigureAwait(false);
            else await submissions.NoteAgencyKnownAsync(submission.Blob, cancellation).ConfigureAwait(false);
        }
    }
}

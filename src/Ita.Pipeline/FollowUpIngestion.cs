using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.FollowUps;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Workbooks.FollowUp;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline;

/// <summary>
/// A blob in <c>follow-up</c> becomes what the agency says of its year's measures, or an outcome with its problems. Order of writing:
/// what is said, outcome, messages; a repetition sends the messages again.
/// </summary>
public sealed class FollowUpIngestion(
    UploadStore uploads,
    SubmissionStore submissions,
    AgencyStore agencies,
    FollowUpStore followUps,
    ResultStore results,
    WorkQueues queues,
    FrameworkLibrary frameworks,
    TimeProvider time,
    ILogger<FollowUpIngestion> log)
{
    // Whoever replaces a blob more often while it is read brings about an event for each of its versions.
    private const int MaxVersions = 5;

    /// <param name="blobName">The path within <c>follow-up</c>. A blob that is not there any more is nothing to do.</param>
    /// <param name="cancellation">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellation)
    {
        _ = UploadPath.TryParse(blobName, out var path);
        return StepTelemetry.RunAsync("IngestFollowUp", path?.Agency, path?.FiscalYear, () => IngestTracedAsync(blobName, cancellation));
    }

    private async Task IngestTracedAsync(string blobName, CancellationToken cancellation)
    {
        for (var versions = 0; versions < MaxVersions; versions++)
        {
            if (await SettledUpload.FindAsync(uploads, ContainerNames.FollowUp, blobName, time, cancellation).ConfigureAwait(false) is not { } blob)
            {
                log.LogInformation("The follow-up form {Blob} is not there any more.", blobName);
                return;
            }

            if (await IngestAsync(blob, cancellation).ConfigureAwait(false)) return;
        }

        throw new IOException($"'{blobName}' is replaced faster than it can be read.");
    }

    /// <summary>An accepted form whose reports were not written: their messages may be lost, or there was nothing to report on yet.</summary>
    internal Task SendAgainAsync(Submission accepted, CancellationToken cancellation) =>
        UploadPath.TryParse(accepted.Blob.Name, out var path) ? SendAsync(path, cancellation) : Task.CompletedTask;

    /// <returns>False if this version went away before it was read.</returns>
    private async Task<bool> IngestAsync(BlobVersion blob, CancellationToken cancellation)
    {
        if (!UploadPath.TryParse(blob.Name, out var path))
        {
            await RejectAsync(blob, rejected => rejected with { Problems = [PipelineNotices.PathInvalid(blob.FileName)] }, cancellation).ConfigureAwait(false);
            return true;
        }

        var known = await submissions.ReceiveAsync(blob, cancellation).ConfigureAwait(false);
        switch (known.State)
        {
            case SubmissionState.Rejected or SubmissionState.Reported or SubmissionState.Failed:
                return true;
            case SubmissionState.Received when known.IsGivenUp():
                log.LogError("Reading {Blob} ended the process again and again.", blob.Name);
                await submissions.ChangeAsync(
                    blob, SubmissionState.Failed, bad => bad with { Problems = [PipelineNotices.ReadingFailed(blob.FileName)], MoreProblems = 0 }, cancellation).ConfigureAwait(false);
                return true;
            case SubmissionState.Accepted:
                await SendAsync(path, cancellation).ConfigureAwait(false);
                return true;
        }

        if (await Workbook.DownloadAsync(uploads, blob, cancellation).ConfigureAwait(false) is not { } workbook)
        {
            await RejectAsync(blob, gone => gone with { Problems = [PipelineNotices.Withdrawn(blob.FileName)] }, cancellation).ConfigureAwait(false);
            return false;
        }

        await ReadAsync(blob, path, workbook, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task ReadAsync(BlobVersion blob, UploadPath path, Workbook workbook, CancellationToken cancellation)
    {
        var catalogue = await frameworks.GetAsync(cancellation).ConfigureAwait(false);
        var reading = FollowUpReader.Read(catalogue, path.FiscalYear, path.Agency, workbook.File, cancellation);
        if (!reading.IsAccepted)
        {
            await RejectAsync(blob, bad => bad with { Problems = reading.Problems, MoreProblems = reading.MoreProblems, Ignored = reading.Ignored }, cancellation).ConfigureAwait(false);
            return;
        }

        await followUps.PutAsync(path.Agency, path.FiscalYear, new FollowUpSource(blob, workbook.Sha256), reading.Entries, cancellation).ConfigureAwait(false);
        await submissions.ChangeAsync(
            blob,
            SubmissionState.Accepted,
            good => good with { Sha256 = workbook.Sha256, Problems = [], MoreProblems = 0, Warnings = reading.Warnings, Ignored = reading.Ignored },
            cancellation).ConfigureAwait(false);
        await SendAsync(path, cancellation).ConfigureAwait(false);
    }

    // Where the year has no result yet, its scoring will send the messages. The year's own report comes last: once it is written the
    // form counts as reported, and nothing is sent again.
    private async Task SendAsync(UploadPath path, CancellationToken cancellation)
    {
        var (year, next) = (path.FiscalYear, path.FiscalYear.Next);
        if (await agencies.FindAsync(path.Agency, cancellation).ConfigureAwait(false) is not { } agency) return;
        if (await results.FindRowAsync(agency.ProvinceCode, path.Agency, year, cancellation).ConfigureAwait(false) is null) return;
        if (await results.FindRowAsync(agency.ProvinceCode, path.Agency, next, cancellation).ConfigureAwait(false) is not null) await queues.WriteReportAsync(path.Agency, next, cancellation).ConfigureAwait(false);
        await queues.WriteReportAsync(path.Agency, year, cancellation).ConfigureAwait(false);
    }

    private Task RejectAsync(BlobVersion blob, Func<Submission, Submission> details, CancellationToken cancellation)
    {
        log.LogInformation("The follow-up form {Blob} was rejected.", blob.Name);
        return submissions.ChangeAsync(blob, SubmissionState.Rejected, details, cancellation);
    }
}

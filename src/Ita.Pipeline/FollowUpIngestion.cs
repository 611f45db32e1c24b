using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.FollowUps;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Workbooks.FollowUp;

namespace Ita.Pipeline;

/// <summary>
/// A blob in <c>follow-up</c> becomes what the agency says of its year's measures, or an outcome with its problems. Order of writing:
/// what is said, outcome, messages; a repetition sends the messages again.
/// </summary>
public sealed class FollowUpIngestion(
    WorkbookIntake intake,
    SubmissionStore submissions,
    AgencyStore agencies,
    FollowUpStore followUps,
    ResultStore results,
    WorkQueues queues) : IWorkbookIngestion
{
    /// <param name="blobName">The path within <c>follow-up</c>. A blob that is not there any more is nothing to do.</param>
    /// <param name="cancellation">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellation) => intake.RunAsync("IngestFollowUp", ContainerNames.FollowUp, blobName, this, cancellation);

    /// <summary>An accepted form whose reports were not written: their messages may be lost, or there was nothing to report on yet.</summary>
    internal Task SendAgainAsync(Submission accepted, CancellationToken cancellation) =>
        UploadPath.TryParse(accepted.Blob.Name, out var path) ? SendAsync(path, cancellation) : Task.CompletedTask;

    Task IWorkbookIngestion.SendAgainAsync(UploadPath path, Submission accepted, CancellationToken cancellation) => SendAsync(path, cancellation);

    async Task IWorkbookIngestion.ReadAsync(BlobVersion blob, UploadPath path, Workbook workbook, FrameworkCatalogue catalogue, CancellationToken cancellation)
    {
        var isKnown = await IsKnownAsync(path, cancellation).ConfigureAwait(false);
        await ReadAsync(blob, path, workbook, catalogue, isKnown, cancellation).ConfigureAwait(false);

        // A registry that came while this was read has looked for what it was to bring up before it was there.
        if (!isKnown && await IsKnownAsync(path, cancellation).ConfigureAwait(false)) await submissions.NoteAgencyKnownAsync(blob, cancellation).ConfigureAwait(false);
    }

    private async Task ReadAsync(BlobVersion blob, UploadPath path, Workbook workbook, FrameworkCatalogue catalogue, bool isKnown, CancellationToken cancellation)
    {
        var reading = FollowUpReader.Read(catalogue, path.FiscalYear, path.Agency, workbook.File, cancellation);
        if (!reading.IsAccepted)
        {
            await intake.RejectAsync(blob, reading.Problems, cancellation, bad => bad with { MoreProblems = reading.MoreProblems, Ignored = reading.Ignored, IsOfUnknownAgency = !isKnown }).ConfigureAwait(false);
            return;
        }

        await followUps.PutAsync(path.Agency, path.FiscalYear, new FollowUpSource(blob, workbook.Sha256), reading.Entries, cancellation).ConfigureAwait(false);
        await submissions.ChangeAsync(
            blob,
            SubmissionState.Accepted,
            good => good with { Sha256 = workbook.Sha256, Problems = [], MoreProblems = 0, Warnings = reading.Warnings, Ignored = reading.Ignored, IsOfUnknownAgency = !isKnown },
            cancellation).ConfigureAwait(false);
        StepTelemetry.Count("accepted");
        await SendAsync(path, cancellation).ConfigureAwait(false);
    }

    private async Task<bool> IsKnownAsync(UploadPath path, CancellationToken cancellation) =>
        await agencies.FindAsync(path.Agency, cancellation).ConfigureAwait(false) is not null;

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
}

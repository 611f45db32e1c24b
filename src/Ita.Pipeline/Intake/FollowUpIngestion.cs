using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.FollowUps;
using Ita.Storage.Queues;
using Ita.Storage.Results;
using Ita.Storage.Submissions;
using Ita.Storage.Uploads;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A blob in <c>follow-up</c> becomes what the agency says of its year's measures, or an outcome with its problems.
/// Order of writing: what is said, outcome, messages; a repetition sends the messages again.
/// </summary>
public sealed class FollowUpIngestion(
    WorkbookIntake intake,
    SubmissionStore submissions,
    AgencyStore agencies,
    FollowUpStore followUps,
    ResultStore results,
    WorkQueues queues
) : IWorkbookIngestion
{
    /// <param name="blobName">The path within <c>follow-up</c>. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellationToken) =>
        intake.RunAsync("IngestFollowUp", ContainerNames.FollowUp, blobName, this, cancellationToken);

    /// <summary>
    /// An accepted form whose reports were not written: their messages may be lost, or there was nothing to report on
    /// yet.
    /// </summary>
    internal Task SendAgainAsync(Submission accepted, CancellationToken cancellationToken) =>
        UploadPath.TryParse(accepted.Blob.Name, out var path) ? SendAsync(path, cancellationToken) : Task.CompletedTask;

    Task IWorkbookIngestion.SendAgainAsync(UploadPath path, Submission accepted, CancellationToken cancellationToken) =>
        SendAsync(path, cancellationToken);

    async Task IWorkbookIngestion.ReadAsync(
        BlobVersion blob,
        UploadPath path,
        Workbook workbook,
        FrameworkCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var isKnown = await IsKnownAsync(path, cancellationToken);
        await ReadAsync(blob, path, workbook, catalogue, isKnown, cancellationToken);

        // A registry that came while this was read has looked for what it was to bring up before it was there.
        if (!isKnown && await IsKnownAsync(path, cancellationToken))
            await submissions.NoteAgencyKnownAsync(blob, cancellationToken);
    }

    private async Task ReadAsync(
        BlobVersion blob,
        UploadPath path,
        Workbook workbook,
        FrameworkCatalogue catalogue,
        bool isKnown,
        CancellationToken cancellationToken
    )
    {
        var reading = FollowUpReader.Read(catalogue, path.FiscalYear, path.Agency, workbook.File, cancellationToken);
        if (!reading.IsAccepted)
        {
            await intake.RejectAsync(
                blob,
                reading.Problems,
                cancellationToken,
                bad =>
                    bad with
                    {
                        MoreProblems = reading.MoreProblems,
                        Ignored = reading.Ignored,
                        IsOfUnknownAgency = !isKnown,
                    }
            );
            return;
        }

        await followUps.PutAsync(
            path.Agency,
            path.FiscalYear,
            new FollowUpSource(blob, workbook.Sha256),
            reading.Entries,
            cancellationToken
        );
        await submissions.ChangeAsync(
            blob,
            SubmissionState.Accepted,
            good =>
                good with
                {
                    Sha256 = workbook.Sha256,
                    Problems = [],
                    MoreProblems = 0,
                    Warnings = reading.Warnings,
                    Ignored = reading.Ignored,
                    IsOfUnknownAgency = !isKnown,
                },
            cancellationToken
        );
        StepTelemetry.Count("accepted");
        await SendAsync(path, cancellationToken);
    }

    private async Task<bool> IsKnownAsync(UploadPath path, CancellationToken cancellationToken) =>
        await agencies.FindAsync(path.Agency, cancellationToken) is not null;

    // Where the year has no result yet, its scoring will send the messages. The year's own report comes last: once it
    // is written the form counts as reported, and nothing is sent again.
    private async Task SendAsync(UploadPath path, CancellationToken cancellationToken)
    {
        var (year, next) = (path.FiscalYear, path.FiscalYear.Next);
        if (await agencies.FindAsync(path.Agency, cancellationToken) is not { } agency)
            return;
        if (await results.FindRowAsync(agency.ProvinceCode, path.Agency, year, cancellationToken) is null)
            return;
        if (await results.FindRowAsync(agency.ProvinceCode, path.Agency, next, cancellationToken) is not null)
            await queues.WriteReportAsync(path.Agency, next, cancellationToken);
        await queues.WriteReportAsync(path.Agency, year, cancellationToken);
    }
}

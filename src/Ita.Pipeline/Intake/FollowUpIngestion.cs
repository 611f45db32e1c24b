using Ita.Assessment.Submissions;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.FollowUps;
using Ita.Workbooks.FollowUpForms;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A blob in <c>follow-up</c> becomes what the agency says of its year's measures, or an outcome with its problems.
/// Order of writing: what is said, outcome, messages; a repetition sends the messages again.
/// </summary>
public sealed class FollowUpIngestion(UploadIntake intake, FollowUpStore followUps, SubmissionMessages messages)
    : IIngestion,
        IRestoring
{
    public string Container => ContainerNames.FollowUp;

    /// <param name="blobName">The path within <c>follow-up</c>. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellationToken) =>
        StepTelemetry.RunAsync(
            "IngestFollowUp",
            blobName,
            async () =>
            {
                await foreach (var upload in intake.OpenOfAgencyAsync(Container, blobName, cancellationToken))
                {
                    if (upload.IsAccepted)
                        await messages.SendAsync(upload.Submission, cancellationToken);
                    else
                        await ReadAsync(upload, cancellationToken);
                }
            }
        );

    /// <inheritdoc/>
    public async Task<Restored> RestoreAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (await intake.OpenAgainOfAgencyAsync(submission, cancellationToken) is not { } upload)
            return Restored.Unreadable;
        var (code, year) = (upload.Path.Agency, upload.Path.FiscalYear);
        var reading = FollowUpReader.Read(upload.Catalogue, year, code, upload.File, cancellationToken);
        if (!reading.IsAccepted)
            return Restored.Unreadable;
        var source = new FollowUpSource(upload.Blob, upload.Sha256);
        if (!await followUps.PutAsync(code, year, source, reading.Entries, cancellationToken))
            return Restored.Nothing;
        await messages.WriteReportsAsync(code, year, cancellationToken);
        return Restored.Again;
    }

    private async Task ReadAsync(AgencyUpload upload, CancellationToken cancellationToken)
    {
        var (code, year) = (upload.Path.Agency, upload.Path.FiscalYear);
        var reading = FollowUpReader.Read(upload.Catalogue, year, code, upload.File, cancellationToken);
        if (!reading.IsAccepted)
        {
            await intake.RejectAsync(
                upload.Blob,
                reading.Problems,
                cancellationToken,
                bad =>
                    bad with
                    {
                        MoreProblems = reading.MoreProblems,
                        Ignored = reading.Ignored,
                        IsOfUnknownAgency = upload.IsOfUnknownAgency,
                    }
            );
            return;
        }

        var source = new FollowUpSource(upload.Blob, upload.Sha256);
        await followUps.PutAsync(code, year, source, reading.Entries, cancellationToken);
        var accepted = await intake.AcceptAsync(
            upload.Blob,
            good =>
                good with
                {
                    Sha256 = upload.Sha256,
                    Warnings = reading.Warnings,
                    Ignored = reading.Ignored,
                    IsOfUnknownAgency = upload.IsOfUnknownAgency,
                },
            cancellationToken
        );
        await messages.SendAsync(accepted, cancellationToken);
    }
}

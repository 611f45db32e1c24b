using Ita.Assessment.Submissions;
using Ita.Pipeline.Rescoring;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Workbooks.Registry;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Intake;

/// <summary>
/// A list of agencies in <c>registry</c> becomes agencies. What came too early for it is put right: uploads that were
/// turned away because nobody knew their agency are read again, results that name an agency otherwise are scored again.
/// </summary>
public sealed class RegistryIngestion(
    UploadIntake intake,
    AgencyStore agencies,
    RenamedAgencies renamed,
    WaitingUploads waiting,
    ILogger<RegistryIngestion> log
) : IIngestion, IRestoring
{
    public string Container => ContainerNames.Registry;

    /// <param name="blobName">The path within <c>registry</c>. A blob that is not there any more is nothing to
    /// do.</param>
    /// <param name="cancellationToken">Ends it between two writings; repeating it completes it.</param>
    public Task IngestAsync(string blobName, CancellationToken cancellationToken) =>
        StepTelemetry.RunAsync(
            "IngestRegistry",
            blobName,
            async () =>
            {
                await foreach (var upload in intake.OpenAsync(Container, blobName, cancellationToken))
                {
                    if (!upload.IsAccepted)
                        await ReadAsync(upload, cancellationToken);
                }
            }
        );

    /// <inheritdoc/>
    public async Task<Restored> RestoreAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (
            await intake.OpenAgainAsync(submission, cancellationToken) is not { } upload
            || RegistryReader.Read(upload.File, cancellationToken) is not { IsAccepted: true } reading
        )
            return Restored.Unreadable;
        return await agencies.UpsertAsync(reading.Agencies, upload.Blob, cancellationToken)
            ? Restored.Again
            : Restored.Nothing;
    }

    private async Task ReadAsync(SettledUpload upload, CancellationToken cancellationToken)
    {
        var reading = RegistryReader.Read(upload.File, cancellationToken);
        if (!reading.IsAccepted)
        {
            await intake.RejectAsync(
                upload.Blob,
                reading.Problems,
                cancellationToken,
                bad => bad with { MoreProblems = reading.MoreProblems }
            );
            return;
        }

        await agencies.UpsertAsync(reading.Agencies, upload.Blob, cancellationToken);
        var listed = reading.Agencies.Select(agency => agency.Code).ToHashSet();
        await renamed.ScoreAsync(listed, cancellationToken);
        await waiting.ReadAgainAsync(listed, cancellationToken);
        await intake.AcceptAsync(upload.Blob, good => good, cancellationToken);
        log.RegistryRead(BlobLabel.Of(upload.Blob.Name), reading.Agencies.Length);
    }
}

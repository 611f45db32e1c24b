using Azure.Storage.Blobs;
using Ita.Pipeline.Failures;
using Ita.Pipeline.Intake;
using Ita.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Ita.Functions;

/// <summary>
/// What a new or replaced blob sets in motion, and what becomes of one that could not be read. A blob comes by its
/// address; its content does not pass the host. A name that begins or ends with a slash does not come through the host,
/// which takes the slash off: reconciliation finds it.
/// </summary>
public sealed class UploadFunctions(
    SurveyExportIngestion exports,
    RegistryIngestion registries,
    FollowUpIngestion followUps,
    ResultsIngestion results,
    FrameworkIngestion frameworks,
    FailureRecording failures
)
{
    private const string InAgencyYear = "/{fiscalYear}/{agencyCode}/{fileName}";

    [Function(nameof(IngestSurveyExport))]
    public Task IngestSurveyExport(
        [BlobTrigger(
            ContainerNames.Uploads + InAgencyYear,
            Connection = StorageSettings.Connection,
            Source = BlobTriggerSource.EventGrid
        )]
            BlobClient blob,
        CancellationToken cancellationToken
    ) => exports.IngestAsync(blob.Name, cancellationToken);

    [Function(nameof(IngestRegistry))]
    public Task IngestRegistry(
        [BlobTrigger(
            ContainerNames.Registry + "/{fileName}",
            Connection = StorageSettings.Connection,
            Source = BlobTriggerSource.EventGrid
        )]
            BlobClient blob,
        CancellationToken cancellationToken
    ) => registries.IngestAsync(blob.Name, cancellationToken);

    [Function(nameof(IngestFollowUp))]
    public Task IngestFollowUp(
        [BlobTrigger(
            ContainerNames.FollowUp + InAgencyYear,
            Connection = StorageSettings.Connection,
            Source = BlobTriggerSource.EventGrid
        )]
            BlobClient blob,
        CancellationToken cancellationToken
    ) => followUps.IngestAsync(blob.Name, cancellationToken);

    [Function(nameof(IngestResults))]
    public Task IngestResults(
        [BlobTrigger(
            ContainerNames.Results + "/{fiscalYear}/{fileName}",
            Connection = StorageSettings.Connection,
            Source = BlobTriggerSource.EventGrid
        )]
            BlobClient blob,
        CancellationToken cancellationToken
    ) => results.IngestAsync(blob.Name, cancellationToken);

    [Function(nameof(IngestFramework))]
    public Task IngestFramework(
        [BlobTrigger(
            ContainerNames.Frameworks + "/{fileName}",
            Connection = StorageSettings.Connection,
            Source = BlobTriggerSource.EventGrid
        )]
            BlobClient blob,
        CancellationToken cancellationToken
    ) => frameworks.IngestAsync(blob.Name, cancellationToken);

    [Function(nameof(RecordUploadFailure))]
    public Task RecordUploadFailure(
        [QueueTrigger(QueueNames.BlobTriggerPoison, Connection = StorageSettings.Connection)] string message,
        CancellationToken cancellationToken
    ) => failures.RecordUploadFailureAsync(message, cancellationToken);
}

using Azure.Storage.Blobs;

namespace Ita.Storage.Reports;

/// <summary>
/// The finished reports. The same content is never written again, so that an unchanged result makes no new version of a
/// file.
/// </summary>
public sealed class ReportStore(StorageAccount account)
{
    private readonly BlobContainerClient _container = account.Container(ContainerNames.Reports);

    /// <param name="key">Whose, of which year.</param>
    /// <param name="format">In which form.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="cancellationToken">Ends it; what was there then still is.</param>
    /// <returns>Whether it was written: false if the very content is there already.</returns>
    public Task<bool> WriteAsync(
        ReportKey key,
        ReportFormat format,
        BinaryData content,
        CancellationToken cancellationToken = default
    ) =>
        WrittenFiles.WriteAsync(
            _container.GetBlobClient(key.BlobName(format)),
            content,
            format.ContentType(),
            cancellationToken
        );

    /// <summary>The form beside the report, to be filled in.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<bool> WriteFollowUpFormAsync(
        ReportKey key,
        BinaryData content,
        CancellationToken cancellationToken = default
    ) =>
        WrittenFiles.WriteAsync(
            _container.GetBlobClient(key.FollowUpFormBlobName),
            content,
            ReportFormat.Xlsx.ContentType(),
            cancellationToken
        );

    /// <summary>Null if there is none yet. The caller disposes of it.</summary>
    public Task<ReportFile?> OpenFollowUpFormAsync(ReportKey key, CancellationToken cancellationToken = default) =>
        WrittenFiles.OpenReadAsync(
            _container.GetBlobClient(key.FollowUpFormBlobName),
            ReportFormat.Xlsx.ContentType(),
            cancellationToken
        );

    /// <summary>
    /// Takes an agency-year's report away in every form and its follow-up form; nothing if there is none.
    /// </summary>
    public async Task RemoveAsync(ReportKey key, CancellationToken cancellationToken = default)
    {
        foreach (var name in ReportFormats.All.Select(key.BlobName).Append(key.FollowUpFormBlobName))
        {
            await _container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    public async Task<bool> ExistsAsync(
        ReportKey key,
        ReportFormat format,
        CancellationToken cancellationToken = default
    ) => await _container.GetBlobClient(key.BlobName(format)).ExistsAsync(cancellationToken);

    /// <summary>Null if there is none yet. The caller disposes of it.</summary>
    public Task<ReportFile?> OpenReadAsync(
        ReportKey key,
        ReportFormat format,
        CancellationToken cancellationToken = default
    ) =>
        WrittenFiles.OpenReadAsync(
            _container.GetBlobClient(key.BlobName(format)),
            format.ContentType(),
            cancellationToken
        );
}

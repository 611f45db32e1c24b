using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Ita.Storage.Reports;

/// <summary>
/// The finished reports. The same content is never written again, so that an unchanged result makes no new version of a
/// file.
/// </summary>
public sealed class ReportStore(StorageAccount account)
{
    private readonly BlobContainerClient _container = account.Container(ContainerNames.Reports);

    /// <param name="key">Whose, of which year.</param>
    /// <param name="ending">The document's: <c>.docx</c>, <c>-memo.docx</c>, or the form's.</param>
    /// <param name="contentType">The media type that it is served with.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="cancellationToken">Ends it; what was there then still is.</param>
    /// <returns>Whether it was written: false if the very content is there already.</returns>
    public Task<bool> WriteAsync(
        ReportKey key,
        string ending,
        string contentType,
        BinaryData content,
        CancellationToken cancellationToken = default
    ) =>
        WrittenFiles.WriteAsync(
            _container.GetBlobClient(key.BlobName(ending)),
            content,
            contentType,
            cancellationToken
        );

    /// <summary>
    /// Deletes an agency-year's documents and its follow-up form; nothing if there is none.
    /// </summary>
    public async Task RemoveAsync(ReportKey key, CancellationToken cancellationToken = default)
    {
        var files = _container.GetBlobsAsync(new GetBlobsOptions { Prefix = key.BlobNamePrefix }, cancellationToken);
        await foreach (var file in files)
            await _container.GetBlobClient(file.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Deletes one document; nothing if there is none.</summary>
    /// <param name="key">Whose, of which year.</param>
    /// <param name="ending">The document's: <c>-implementation.docx</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task RemoveAsync(ReportKey key, string ending, CancellationToken cancellationToken = default) =>
        _container.GetBlobClient(key.BlobName(ending)).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Whether each of these documents is there, and the follow-up form too.</summary>
    public async Task<bool> IsCompleteAsync(
        ReportKey key,
        IEnumerable<string> endings,
        CancellationToken cancellationToken = default
    )
    {
        var missing = endings
            .Select(key.BlobName)
            .Append(key.BlobName(ReportKey.FollowUpForm))
            .ToHashSet(StringComparer.Ordinal);
        var files = _container.GetBlobsAsync(new GetBlobsOptions { Prefix = key.BlobNamePrefix }, cancellationToken);
        await foreach (var file in files)
            missing.Remove(file.Name);
        return missing.Count == 0;
    }

    public async Task<bool> ExistsAsync(ReportKey key, string ending, CancellationToken cancellationToken = default) =>
        await _container.GetBlobClient(key.BlobName(ending)).ExistsAsync(cancellationToken);

    /// <summary>Null if there is none yet. The caller disposes of it.</summary>
    public Task<ReportFile?> OpenReadAsync(
        ReportKey key,
        string ending,
        CancellationToken cancellationToken = default
    ) => WrittenFiles.OpenReadAsync(_container.GetBlobClient(key.BlobName(ending)), cancellationToken);
}

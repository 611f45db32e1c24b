using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ita.Assessment.Submissions;

namespace Ita.Storage.Reports;

/// <summary>
/// The pages and marked copies of rejected uploads. A copy holds respondents' rows: it must not outlive its upload.
/// </summary>
public sealed class RejectedStore(StorageAccount account)
{
    private readonly BlobContainerClient _container = account.Container(ContainerNames.Reports);

    /// <summary>The page goes first, so that whoever finds the copy finds it too.</summary>
    /// <param name="files">Where.</param>
    /// <param name="page">The page, UTF-8.</param>
    /// <param name="copy">The copy; null where there is none.</param>
    /// <param name="cancellationToken">Ends it; repeating it completes it.</param>
    public async Task WriteAsync(
        RejectedFiles files,
        BinaryData page,
        BinaryData? copy,
        CancellationToken cancellationToken = default
    )
    {
        await WrittenFiles.WriteAsync(
            _container.GetBlobClient(files.PageName),
            page,
            WrittenFiles.PageType,
            cancellationToken
        );
        if (copy is not null)
            await WrittenFiles.WriteAsync(
                _container.GetBlobClient(files.CopyName),
                copy,
                WrittenFiles.WorkbookType,
                cancellationToken
            );
    }

    /// <summary>Null if it is gone. The caller disposes of it.</summary>
    public Task<ReportFile?> OpenPageAsync(RejectedFiles files, CancellationToken cancellationToken = default) =>
        WrittenFiles.OpenReadAsync(_container.GetBlobClient(files.PageName), cancellationToken);

    /// <summary>Null if it is gone. The caller disposes of it.</summary>
    public Task<ReportFile?> OpenCopyAsync(RejectedFiles files, CancellationToken cancellationToken = default) =>
        WrittenFiles.OpenReadAsync(_container.GetBlobClient(files.CopyName), cancellationToken);

    /// <summary>The copy first; what is not there is no error.</summary>
    public async Task DeleteAsync(RejectedFiles files, CancellationToken cancellationToken = default)
    {
        foreach (var name in new[] { files.CopyName, files.PageName })
        {
            await _container
                .GetBlobClient(name)
                .DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
        }
    }
}

using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Ita.Storage.Reports;

/// <summary>The finished reports. The same content is never written again, so that an unchanged result makes no new version of a file.</summary>
public sealed class ReportStore(StorageAccount account)
{
    private const string Sha256 = "sha256";
    private const string Version = "version";

    private readonly BlobContainerClient _container = account.Container(ContainerNames.Reports);

    /// <param name="key">Whose, of which year.</param>
    /// <param name="format">In which form.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="version">What it was written from; kept beside it, ASCII.</param>
    /// <param name="cancellationToken">Ends it; what was there then still is.</param>
    /// <returns>Whether it was written: false if the very content is there already.</returns>
    public async Task<bool> WriteAsync(ReportKey key, ReportFormat format, BinaryData content, string version, CancellationToken cancellationToken = default)
    {
        var blob = _container.GetBlobClient(key.BlobName(format));
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));
        if (await PropertiesAsync(blob, cancellationToken).ConfigureAwait(false) is { } there && there.Metadata.TryGetValue(Sha256, out var stored) && stored == hash) return false;

        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = format.ContentType() },
            Metadata = new Dictionary<string, string> { [Sha256] = hash, [Version] = version },
        };
        await blob.UploadAsync(content, options, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Takes an agency-year's report away in every form; nothing if there is none.</summary>
    public async Task RemoveAsync(ReportKey key, CancellationToken cancellationToken = default)
    {
        foreach (var format in ReportFormats.All)
        {
            await _container.GetBlobClient(key.BlobName(format)).DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<bool> ExistsAsync(ReportKey key, ReportFormat format, CancellationToken cancellationToken = default) =>
        await _container.GetBlobClient(key.BlobName(format)).ExistsAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Null if there is none yet. The caller disposes of it.</summary>
    public async Task<ReportFile?> OpenReadAsync(ReportKey key, ReportFormat format, CancellationToken cancellationToken = default)
    {
        try
        {
            var download = (await _container.GetBlobClient(key.BlobName(format)).DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
            return new ReportFile(download.Content, download.Details.ContentLength, format.ContentType(), download.Details.ETag, download.Details.LastModified);
        }
        catch (RequestFailedException exception) when (exception is { Status: 404, ErrorCode: "BlobNotFound" })
        {
            return null;
        }
    }

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException exception) when (exception is { Status: 404, ErrorCode: "BlobNotFound" })
        {
            return null;
        }
    }
}

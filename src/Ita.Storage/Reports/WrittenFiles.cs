using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Ita.Storage.Reports;

/// <summary>
/// Files that the software writes itself: the same content is never written again, so that it makes no new version.
/// </summary>
internal static class WrittenFiles
{
    public const string PageType = "text/html; charset=utf-8";

    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Sha256 = "sha256";

    /// <param name="blob">Where.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="contentType">As it is served.</param>
    /// <param name="cancellationToken">Ends it; what was there then still is.</param>
    /// <returns>Whether it was written: false if the very content is there already.</returns>
    public static async Task<bool> WriteAsync(
        BlobClient blob,
        BinaryData content,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));
        if (
            await PropertiesAsync(blob, cancellationToken) is { } there
            && there.Metadata.TryGetValue(Sha256, out var stored)
            && stored == hash
        )
            return false;

        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Metadata = new Dictionary<string, string> { [Sha256] = hash },
        };
        await blob.UploadAsync(content, options, cancellationToken);
        return true;
    }

    /// <summary>Null if there is none. The caller disposes of it.</summary>
    public static async Task<ReportFile?> OpenReadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var download = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            return new ReportFile(
                download.Content,
                download.Details.ContentLength,
                download.Details.ContentType,
                download.Details.ETag,
                download.Details.LastModified
            );
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
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception is { Status: 404, ErrorCode: "BlobNotFound" })
        {
            return null;
        }
    }
}

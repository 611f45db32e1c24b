using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Ita.Assessment.Submissions;

namespace Ita.Storage.Uploads;

/// <summary>The containers that people and programs put files into: uploads, registry, follow-up, frameworks.</summary>
public sealed class UploadStore(StorageAccount account)
{
    private const string Sha256 = "sha256";
    private const int BlockSize = 1024 * 1024;

    /// <summary>What lies in a container, by name, ordinal, without reading it.</summary>
    /// <param name="container">One of <see cref="ContainerNames"/>.</param>
    /// <param name="prefix">Of the names, e.g. <c>2566/</c>; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public async IAsyncEnumerable<BlobVersion> ListAsync(
        string container,
        string? prefix = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (
            var blob in account
                .Container(container)
                .GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken)
        )
        {
            yield return VersionOf(container, blob);
        }
    }

    /// <summary>
    /// A container's first level: its folders, each with its closing slash, and the blobs that lie in none.
    /// </summary>
    public async Task<(IReadOnlyList<string> Folders, IReadOnlyList<BlobVersion> Blobs)> ListTopAsync(
        string container,
        CancellationToken cancellationToken = default
    )
    {
        var (folders, blobs) = (new List<string>(), new List<BlobVersion>());
        await foreach (
            var item in account
                .Container(container)
                .GetBlobsByHierarchyAsync(new GetBlobsByHierarchyOptions { Delimiter = "/" }, cancellationToken)
        )
        {
            if (item.IsPrefix)
                folders.Add(item.Prefix);
            else
                blobs.Add(VersionOf(container, item.Blob));
        }

        return (folders, blobs);
    }

    /// <summary>The version that lies there now; null if there is none.</summary>
    public async Task<BlobVersion?> FindAsync(
        string container,
        string name,
        CancellationToken cancellationToken = default
    ) =>
        await PropertiesAsync(container, name, cancellationToken) is { } properties
            ? VersionOf(container, name, properties)
            : null;

    /// <summary>
    /// The content of exactly this version, in memory; look at <see cref="BlobVersion.Size"/> first. Null if the blob
    /// has been replaced or deleted since: whatever came in its place is another version with an event of its own.
    /// </summary>
    public async Task<MemoryStream?> ReadAsync(BlobVersion blob, CancellationToken cancellationToken = default)
    {
        var content = new MemoryStream();
        try
        {
            var options = new BlobDownloadToOptions
            {
                Conditions = new BlobRequestConditions { IfMatch = new ETag(blob.ETag) },
            };
            await account
                .Container(blob.Container)
                .GetBlobClient(blob.Name)
                .DownloadToAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException exception)
            when (exception is { Status: 412 } or { Status: 404, ErrorCode: "BlobNotFound" })
        {
            return null;
        }

        content.Position = 0;
        return content;
    }

    /// <summary>
    /// Puts a file into a container, in the place of one of its name; nothing if the very content lies there already.
    /// </summary>
    /// <param name="container">One of <see cref="ContainerNames"/>.</param>
    /// <param name="name">The path within.</param>
    /// <param name="content">Read twice, from its beginning: it must be able to seek.</param>
    /// <param name="cancellationToken">Ends it; what was there then still is.</param>
    public async Task<PutResult> PutAsync(
        string container,
        string name,
        Stream content,
        CancellationToken cancellationToken = default
    )
    {
        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        var there = await PropertiesAsync(container, name, cancellationToken);
        if (there is not null && there.Metadata.TryGetValue(Sha256, out var stored) && stored == hash)
            return new PutResult(VersionOf(container, name, there), Written: false);

        content.Position = 0;
        var options = new BlobUploadOptions { Metadata = new Dictionary<string, string> { [Sha256] = hash } };
        var written = await account
            .Container(container)
            .GetBlobClient(name)
            .UploadAsync(content, options, cancellationToken);
        var blob = new BlobVersion
        {
            Container = container,
            Name = name,
            ETag = written.Value.ETag.ToString(),
            LastModified = written.Value.LastModified,
            Size = content.Length,
        };
        return new PutResult(blob, Written: true);
    }

    /// <summary>
    /// Puts what arrives into a container, in the place of one of its name, block by block as it comes: nothing of it
    /// is kept in memory but one block, and nothing of it is there before all of it is.
    /// </summary>
    /// <param name="container">One of <see cref="ContainerNames"/>.</param>
    /// <param name="name">The path within.</param>
    /// <param name="content">Read once, from where it stands. If reading throws, what was there before still
    /// is.</param>
    /// <param name="cancellationToken">Ends it; what was there then still is.</param>
    public async Task<BlobVersion> ReceiveAsync(
        string container,
        string name,
        Stream content,
        CancellationToken cancellationToken = default
    )
    {
        var options = new BlobUploadOptions
        {
            TransferOptions = new StorageTransferOptions
            {
                InitialTransferSize = BlockSize,
                MaximumTransferSize = BlockSize,
                MaximumConcurrency = 1,
            },
        };
        using var counted = new CountingStream(content);
        var written = await account
            .Container(container)
            .GetBlobClient(name)
            .UploadAsync(counted, options, cancellationToken);
        return new BlobVersion
        {
            Container = container,
            Name = name,
            ETag = written.Value.ETag.ToString(),
            LastModified = written.Value.LastModified,
            Size = counted.Count,
        };
    }

    private async Task<BlobProperties?> PropertiesAsync(
        string container,
        string name,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await account
                .Container(container)
                .GetBlobClient(name)
                .GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception is { Status: 404, ErrorCode: "BlobNotFound" })
        {
            return null;
        }
    }

    private static BlobVersion VersionOf(string container, BlobItem blob) =>
        new()
        {
            Container = container,
            Name = blob.Name,
            ETag = blob.Properties.ETag!.Value.ToString(),
            LastModified = blob.Properties.LastModified!.Value,
            Size = blob.Properties.ContentLength ?? 0,
        };

    private static BlobVersion VersionOf(string container, string name, BlobProperties properties) =>
        new()
        {
            Container = container,
            Name = name,
            ETag = properties.ETag.ToString(),
            LastModified = properties.LastModified,
            Size = properties.ContentLength,
        };
}

/// <summary>What became of putting a file into a container.</summary>
/// <param name="Blob">The version that lies there now.</param>
/// <param name="Written">False if the very content lay there already.</param>
public sealed record PutResult(BlobVersion Blob, bool Written);

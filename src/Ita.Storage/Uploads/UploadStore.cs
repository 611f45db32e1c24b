using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ita.Assessment.Submissions;

namespace Ita.Storage.Uploads;

/// <summary>
/// The containers that people and programs put files into: uploads, registry, follow-up, frameworks. By the name that it
/// is listed by a blob is found and read, whatever characters are in it. What programs leave beside those files
/// (<see cref="SystemFile"/>) is neither listed nor found.
/// </summary>
public sealed class UploadStore(StorageAccount account)
{
    private const string Sha256 = "sha256";
    private const string SentAs = "sentas";
    private const int BlockSize = 1024 * 1024;

    // All blocks of a blob have ids of one length, whoever began to write it: the storage client's is 48.
    private const int BlockIdBytes = 48;

    /// <summary>
    /// Whether a blob can be read by its name. Where a segment is <c>.</c> or <c>..</c> every client takes it out of the
    /// address, which then leads to another blob: such a one is only seen in the list.
    /// </summary>
    public static bool HasAddress(string name) => !BlobVersion.LeadsElsewhere(name);

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
            if (!IsSystemFile(blob.Name))
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
            else if (!IsSystemFile(item.Blob.Name))
                blobs.Add(VersionOf(container, item.Blob));
        }

        return (folders, blobs);
    }

    /// <summary>The version that lies there now; null if there is none.</summary>
    public async Task<BlobVersion?> FindAsync(
        string container,
        string name,
        CancellationToken cancellationToken = default
    )
    {
        if (IsSystemFile(name))
            return null;
        if (!HasAddress(name))
            return await ListAsync(container, name, cancellationToken)
                .FirstOrDefaultAsync(blob => blob.Name == name, cancellationToken);
        return await PropertiesAsync(container, name, cancellationToken) is { } properties
            ? VersionOf(container, name, properties)
            : null;
    }

    /// <summary>
    /// The version that lies where a sent file is to lie, and whether whoever sent that one called it the same; null if
    /// there is none. What came by another way is called what its name says.
    /// </summary>
    /// <param name="container">One of <see cref="ContainerNames"/>.</param>
    /// <param name="name">The path within.</param>
    /// <param name="sentAs">What the sender calls the file that is to lie there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<(BlobVersion Blob, bool IsSameFile)?> FindSentAsync(
        string container,
        string name,
        string sentAs,
        CancellationToken cancellationToken = default
    )
    {
        if (await PropertiesAsync(container, name, cancellationToken) is not { } properties)
            return null;
        var blob = VersionOf(container, name, properties);
        var isSame = properties.Metadata.TryGetValue(SentAs, out var before)
            ? before == HashOf(sentAs)
            : blob.FileName == sentAs;
        return (blob, isSame);
    }

    /// <summary>
    /// The content of exactly this version, in memory; look at <see cref="BlobVersion.Size"/> first. Null if the blob
    /// has been replaced or deleted since: whatever came in its place is another version with an event of its own.
    /// </summary>
    public async Task<MemoryStream?> ReadAsync(BlobVersion blob, CancellationToken cancellationToken = default)
    {
        if (!HasAddress(blob.Name))
            return null;
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
    /// Puts what arrives into a container, block by block as it comes: nothing of it is kept in memory but one block,
    /// and nothing of it is there before all of it is.
    /// </summary>
    /// <param name="container">One of <see cref="ContainerNames"/>.</param>
    /// <param name="name">The path within.</param>
    /// <param name="content">Read once, from where it stands; again from there for another place. If reading throws, what was there before still
    /// is.</param>
    /// <param name="sentAs">What the sender calls it; kept as a hash where the name says otherwise.</param>
    /// <param name="replaced">The version that it takes the place of; null where nothing lies there.</param>
    /// <param name="cancellationToken">Ends it; what was there then still is.</param>
    /// <returns>Null if something else has come to lie there meanwhile, which stays.</returns>
    public async Task<BlobVersion?> ReceiveAsync(
        string container,
        string name,
        Stream content,
        string sentAs,
        BlobVersion? replaced,
        CancellationToken cancellationToken = default
    )
    {
        var blob = account.Container(container).GetBlockBlobClient(name);
        var options = new CommitBlockListOptions
        {
            Conditions = replaced is null
                ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                : new BlobRequestConditions { IfMatch = new ETag(replaced.ETag) },
            Metadata =
                BlobVersion.FileNameOf(name) == sentAs
                    ? null
                    : new Dictionary<string, string> { [SentAs] = HashOf(sentAs) },
        };
        try
        {
            var (blocks, size) = await StageAsync(blob, content, cancellationToken);
            var written = (await blob.CommitBlockListAsync(blocks, options, cancellationToken)).Value;
            return new BlobVersion
            {
                Container = container,
                Name = name,
                ETag = written.ETag.ToString(),
                LastModified = written.LastModified,
                Size = size,
            };
        }
        catch (RequestFailedException exception) when (IsTaken(exception))
        {
            return null;
        }
    }

    // Under ids of their own: of two files that are sent under one name at a time, none gets blocks of the other.
    private static async Task<(IReadOnlyList<string> Blocks, long Size)> StageAsync(
        BlockBlobClient blob,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        var (blocks, size, buffer) = (new List<string>(), 0L, new byte[BlockSize]);
        while (
            await content.ReadAtLeastAsync(buffer, BlockSize, throwOnEndOfStream: false, cancellationToken)
                is > 0
                    and var length
        )
        {
            var id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(BlockIdBytes));
            using var block = new MemoryStream(buffer, 0, length, writable: false);
            await blob.StageBlockAsync(id, block, cancellationToken: cancellationToken);
            blocks.Add(id);
            size += length;
        }

        return (blocks, size);
    }

    // Whoever was first has also thrown away the other's blocks.
    private static bool IsTaken(RequestFailedException exception) =>
        exception.Status == 412
        || exception.ErrorCode == BlobErrorCode.BlobAlreadyExists
        || exception.ErrorCode == BlobErrorCode.InvalidBlockList
        || exception.ErrorCode == BlobErrorCode.BlobNotFound;

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

    private static bool IsSystemFile(string name) => SystemFile.Is(BlobVersion.FileNameOf(name));

    private static string HashOf(string sentAs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sentAs)));

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

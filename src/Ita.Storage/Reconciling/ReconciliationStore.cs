using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ita.Storage.Entities;

namespace Ita.Storage.Reconciling;

/// <summary>
/// The bookmarks, one small blob, and whose turn it is to reconcile: who holds the blob's lease. A process that dies
/// with it keeps the others waiting for <see cref="Lease"/> at most.
/// </summary>
/// <param name="account">Where the blob is.</param>
/// <param name="time">The clock of the renewals.</param>
public sealed class ReconciliationStore(StorageAccount account, TimeProvider time)
{
    private const string BlobName = "reconciliation.json";

    private readonly BlobClient _blob = account.Container(ContainerNames.State).GetBlobClient(BlobName);

    /// <summary>For how long a turn is taken at a time; renewed while it lasts.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(30);

    /// <returns>Null if somebody else is at it. To be disposed of at the end of the turn.</returns>
    public async Task<ReconciliationTurn?> TryTakeTurnAsync(CancellationToken cancellationToken = default)
    {
        var lease = _blob.GetBlobLeaseClient();
        try
        {
            await AcquireAsync(lease, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return null;
        }

        var content = (await _blob.DownloadContentAsync(cancellationToken)).Value.Content;
        return new ReconciliationTurn(_blob, lease, StoredJson.Read<Bookmarks>(content), time, cancellationToken);
    }

    private async Task AcquireAsync(BlobLeaseClient lease, CancellationToken cancellationToken)
    {
        try
        {
            await lease.AcquireAsync(Lease, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            await CreateAsync(cancellationToken);
            await lease.AcquireAsync(Lease, cancellationToken: cancellationToken);
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            var onlyNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await _blob.UploadAsync(
                BinaryData.FromBytes(StoredJson.Write(new Bookmarks())),
                onlyNew,
                cancellationToken
            );
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Somebody else has made it meanwhile.
        }
    }
}

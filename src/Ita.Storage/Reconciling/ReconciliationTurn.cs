using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ita.Storage.Entities;

namespace Ita.Storage.Reconciling;

/// <summary>A round of reconciliation that nobody else runs at the same time.</summary>
public sealed class ReconciliationTurn : IAsyncDisposable
{
    // A store that does not answer must not hold up the app's end.
    private static readonly TimeSpan s_releaseLimit = TimeSpan.FromSeconds(3);

    private readonly BlobClient _blob;
    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _ended;
    private readonly Task _renewing;

    internal ReconciliationTurn(
        BlobClient blob,
        BlobLeaseClient lease,
        Bookmarks bookmarks,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        _blob = blob;
        _lease = lease;
        Bookmarks = bookmarks;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _renewing = RenewAsync(time);
    }

    /// <summary>As they were left.</summary>
    public Bookmarks Bookmarks { get; }

    /// <summary>Cancelled when the turn is lost, or the round is to end.</summary>
    public CancellationToken CancellationToken => _ended.Token;

    /// <exception cref="RequestFailedException">The turn was lost; nothing was saved.</exception>
    public Task SaveAsync(Bookmarks bookmarks)
    {
        var whileMine = new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = _lease.LeaseId } };
        return _blob.UploadAsync(BinaryData.FromBytes(StoredJson.Write(bookmarks)), whileMine, CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
        try
        {
            using var limit = new CancellationTokenSource(s_releaseLimit);
            await _lease.ReleaseAsync(cancellationToken: limit.Token);
        }
        catch (Exception exception)
            when (exception is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // Lost, or the store is out of reach: it ends by itself.
        }
    }

    private async Task RenewAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(ReconciliationStore.Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
                await _lease.RenewAsync(cancellationToken: _ended.Token);
        }
        catch (OperationCanceledException)
        {
            // The round is at its end.
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            await _ended.CancelAsync();
        }
    }
}

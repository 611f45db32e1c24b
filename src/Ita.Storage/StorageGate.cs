using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Specialized;

namespace Ita.Storage;

/// <summary>
/// Makes containers, queues and tables where they are not there, before the first step or page that needs them. Not at
/// the app's start: a store that is down then would end the app, and three quick ends end the host.
/// </summary>
public sealed class StorageGate(StorageAccount account)
{
    private const string Probe = "health";

    // More than a page of a file system: where a disk is full, the rest of a file's last page may still be written.
    private const int ProbeBytes = 8 * 1024;

    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _isOpen;

    /// <summary>
    /// Writes a little of each kind: a store that is full, or that the app may only read, answers everything else as
    /// ever. The block belongs to no blob, so that nothing is listed and no version is kept.
    /// </summary>
    /// <exception cref="RequestFailedException">It cannot be written to.</exception>
    public async Task TryWritingAsync(CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(new byte[ProbeBytes]);
        await account
            .Container(ContainerNames.State)
            .GetBlockBlobClient(Probe)
            .StageBlockAsync(
                Convert.ToBase64String(Encoding.ASCII.GetBytes(Probe)),
                content,
                cancellationToken: cancellationToken
            );
        await account
            .Table(TableNames.Pending)
            .UpsertEntityAsync(new TableEntity(Probe, Probe), TableUpdateMode.Replace, cancellationToken);
    }

    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
            return;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_isOpen)
                return;
            await account.EnsureCreatedAsync(cancellationToken);
            _isOpen = true;
        }
        finally
        {
            _turn.Release();
        }
    }
}

using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Ita.Storage.Entities;

namespace Ita.Storage.Pending;

/// <summary>
/// What is under way, and nothing else: reconciliation reads these few rows instead of everything there is. A row is
/// written before what it stands for and removed after that has come to its end; one too many is harmless, one too few
/// is found by a thorough round.
/// </summary>
internal sealed class PendingIndex(StorageAccount account)
{
    private readonly TableClient _table = account.Table(TableNames.Pending);

    public Task AddAsync(string partition, string row, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(partition, row), TableUpdateMode.Replace, cancellationToken);

    /// <param name="partition">Of what kind.</param>
    /// <param name="row">Which.</param>
    /// <param name="etag">As it was read, where one that was written again since must stay.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RemoveAsync(string partition, string row, ETag etag, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(partition, row, etag, cancellationToken);
        }
        catch (RequestFailedException exception) when (Conflicts.Is(exception))
        {
            // Gone already, or under way again.
        }
    }

    public async IAsyncEnumerable<TableEntity> ListAsync(
        string partition,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (
            var entity in _table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
                cancellationToken: cancellationToken
            )
        )
        {
            yield return entity;
        }
    }
}

using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Ita.Storage.Entities;

internal static class TableReading
{
    /// <returns>Null if there is none.</returns>
    /// <exception cref="RequestFailedException">404: the table itself is not there.</exception>
    public static async Task<TableEntity?> FindAsync(
        this TableClient table,
        string partition,
        string row,
        CancellationToken cancellationToken
    )
    {
        var response = await table.GetEntityIfExistsAsync<TableEntity>(
            partition,
            row,
            cancellationToken: cancellationToken
        );
        if (response.HasValue)
            return response.Value;

        // A table that is not there is a fault of the installation, not an entity that is not there.
        var failure = new RequestFailedException(response.GetRawResponse());
        return failure.ErrorCode == TableErrorCode.TableNotFound ? throw failure : null;
    }

    /// <summary>A whole partition in the order of its rows.</summary>
    public static async Task<List<TableEntity>> ListPartitionAsync(
        this TableClient table,
        string partition,
        CancellationToken cancellationToken,
        IEnumerable<string>? select = null
    )
    {
        var entities = new List<TableEntity>();
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
                select: select,
                cancellationToken: cancellationToken
            )
        )
        {
            entities.Add(entity);
        }

        return entities;
    }

    /// <summary>A property as text; null where there is none, or something else than text.</summary>
    public static string? TextOf(this TableEntity entity, string name) =>
        entity.TryGetValue(name, out var value) ? value as string : null;

    /// <summary>Adds where nothing was read, replaces the version that was read otherwise.</summary>
    public static TableTransactionAction Put(this TableEntity entity, TableEntity? read) =>
        read is null
            ? new TableTransactionAction(TableTransactionActionType.Add, entity)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, read.ETag);
}

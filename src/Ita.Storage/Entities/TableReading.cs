using Azure.Data.Tables;

namespace Ita.Storage.Entities;

internal static class TableReading
{
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
        return response.HasValue ? response.Value : null;
    }

    /// <summary>A whole partition in the order of its rows.</summary>
    public static async Task<List<TableEntity>> PartitionAsync(
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

    /// <summary>Adds where nothing was read, replaces the version that was read otherwise.</summary>
    public static TableTransactionAction Put(this TableEntity entity, TableEntity? read) =>
        read is null
            ? new TableTransactionAction(TableTransactionActionType.Add, entity)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, read.ETag);
}

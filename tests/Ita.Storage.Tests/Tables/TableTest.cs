using Azure.Data.Tables;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Tables;

/// <summary>A test with a table of its own on Azurite.</summary>
public abstract class TableTest(StorageFixture storage) : IAsyncLifetime
{
    protected StorageFixture Storage { get; } = storage;

    protected TableServiceClient Service { get; } = new(storage.ConnectionString);

    protected TableClient Table { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Table = Service.GetTableClient($"T{Guid.NewGuid():N}");
        await Table.CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Table.DeleteAsync();
        GC.SuppressFinalize(this);
    }

    protected static TableEntity Entity(string partition, string row, object? value = null) =>
        new(partition, row) { ["Value"] = value };

    /// <summary>The names of an entity's own properties: without its keys and what the service adds.</summary>
    protected static IEnumerable<string> Properties(TableEntity entity) =>
        entity.Keys.Except(["PartitionKey", "RowKey", "Timestamp", "odata.etag"]);

    protected async Task<List<TableEntity>> AllAsync(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null
    )
    {
        var all = new List<TableEntity>();
        await foreach (var entity in Table.QueryAsync<TableEntity>(filter, maxPerPage, select))
            all.Add(entity);
        return all;
    }
}

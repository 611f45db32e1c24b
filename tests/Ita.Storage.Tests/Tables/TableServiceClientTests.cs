using Azure;
using Azure.Data.Tables;
using Ita.Storage.Entities;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Tables;

public sealed class TableServiceClientTests(StorageFixture storage) : TableTest(storage)
{
    [Fact]
    public async Task A_table_is_made_once_and_making_it_again_changes_nothing()
    {
        await Table.AddEntityAsync(Entity("p", "r", "kept"));

        await Service.CreateTableIfNotExistsAsync(Table.Name);

        Assert.Equal("kept", (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Value"));
        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => Table.CreateAsync());
        Assert.Equal((409, "TableAlreadyExists"), (exception.Status, exception.ErrorCode));
    }

    [Fact]
    public async Task A_deleted_table_is_gone_and_deleting_it_again_is_no_error()
    {
        var table = Service.GetTableClient($"T{Guid.NewGuid():N}");
        await table.CreateAsync();

        Assert.Equal(204, (await Service.DeleteTableAsync(table.Name)).Status);
        Assert.Equal(404, (await Service.DeleteTableAsync(table.Name)).Status);
    }

    [Fact]
    public async Task The_account_lists_its_tables()
    {
        var names = new List<string>();
        await foreach (var table in Service.QueryAsync())
            names.Add(table.Name);

        Assert.Contains(Table.Name, names);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_an_error_and_not_a_missing_entity()
    {
        var exception = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Service.GetTableClient("NeverMade").FindAsync("p", "r", TestContext.Current.CancellationToken)
        );

        Assert.Equal((404, "TableNotFound"), (exception.Status, exception.ErrorCode));
        Assert.Null(await Table.FindAsync("p", "r", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_key_is_403()
    {
        var stranger = new TableServiceClient(
            Service.Uri,
            new TableSharedKeyCredential(Service.AccountName, "d3Jvbmc=")
        );

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() =>
            stranger.GetTableClient(Table.Name).AddEntityAsync(Entity("p", "r"))
        );

        Assert.Equal(403, exception.Status);
    }
}

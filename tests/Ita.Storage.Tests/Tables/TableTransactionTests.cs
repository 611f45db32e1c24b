using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Tables;

public sealed class TableTransactionTests(StorageFixture storage) : TableTest(storage)
{
    [Fact]
    public async Task Every_kind_of_action_is_done_and_answered_in_order()
    {
        await Table.UpsertEntityAsync(new TableEntity("p", "merged") { ["A"] = 1, ["B"] = 1 });
        await Table.UpsertEntityAsync(new TableEntity("p", "replaced") { ["A"] = 1, ["B"] = 1 });
        await Table.UpsertEntityAsync(Entity("p", "deleted"));
        var versions = (await AllAsync()).ToDictionary(entity => entity.RowKey, entity => entity.ETag);

        var responses = (
            await Table.SubmitTransactionAsync([
                new(TableTransactionActionType.Add, Entity("p", "added", "ก 'ข' {ค} --changeset\r\nHTTP/1.1 500 no")),
                new(
                    TableTransactionActionType.UpdateMerge,
                    new TableEntity("p", "merged") { ["B"] = 2 },
                    versions["merged"]
                ),
                new(
                    TableTransactionActionType.UpdateReplace,
                    new TableEntity("p", "replaced") { ["B"] = 2 },
                    versions["replaced"]
                ),
                new(TableTransactionActionType.Delete, new TableEntity("p", "deleted"), versions["deleted"]),
                new(TableTransactionActionType.UpsertReplace, Entity("p", "upserted", 5)),
            ])
        ).Value;

        Assert.All(responses, response => Assert.Equal(204, response.Status));
        var after = (await AllAsync()).ToDictionary(entity => entity.RowKey);
        Assert.Equal(["added", "merged", "replaced", "upserted"], after.Keys.Order());
        Assert.Equal("ก 'ข' {ค} --changeset\r\nHTTP/1.1 500 no", after["added"].GetString("Value"));
        Assert.Equal((1, 2), (after["merged"].GetInt32("A"), after["merged"].GetInt32("B")));
        Assert.Equal(["B"], Properties(after["replaced"]));
        foreach (var (row, index) in new[] { ("added", 0), ("merged", 1), ("replaced", 2), ("upserted", 4) })
        {
            Assert.Equal(after[row].ETag, responses[index].Headers.ETag);
        }
    }

    [Fact]
    public async Task A_failing_action_is_named_and_nothing_of_the_transaction_is_done()
    {
        await Table.AddEntityAsync(Entity("p", "r2", "there before"));

        var exception = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync(
                Enumerable
                    .Range(0, 5)
                    .Select(i => new TableTransactionAction(
                        TableTransactionActionType.Add,
                        Entity("p", $"r{i}", "new")
                    ))
            )
        );

        Assert.Equal(
            (409, "EntityAlreadyExists", 2),
            (exception.Status, exception.ErrorCode, exception.FailedTransactionActionIndex)
        );
        Assert.Equal(["there before"], (await AllAsync()).Select(entity => entity.GetString("Value")));
    }

    [Fact]
    public async Task A_version_that_has_gone_on_fails_the_transaction_with_412()
    {
        var first = await Table.AddEntityAsync(Entity("p", "pointer", 1));
        await Table.UpsertEntityAsync(Entity("p", "pointer", 2));

        var exception = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync([
                new(TableTransactionActionType.UpsertReplace, Entity("p", "detail", 3)),
                new(TableTransactionActionType.UpdateReplace, Entity("p", "pointer", 3), first.Headers.ETag!.Value),
            ])
        );

        Assert.Equal((412, 1), (exception.Status, exception.FailedTransactionActionIndex));
        Assert.Equal([2], (await AllAsync()).Select(entity => entity.GetInt32("Value")));
    }

    [Fact]
    public async Task An_update_of_nothing_fails_the_transaction_with_404()
    {
        var exception = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync([
                new(TableTransactionActionType.UpsertReplace, Entity("p", "detail")),
                new(TableTransactionActionType.UpdateReplace, Entity("p", "none"), ETag.All),
            ])
        );

        Assert.Equal(404, exception.Status);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task A_hundred_entities_of_thai_text_go_in_one_transaction()
    {
        var text = new string('ก', 5_000);

        await Table.SubmitTransactionAsync(
            Enumerable
                .Range(0, 100)
                .Select(i => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace,
                    Entity("p", i.ToString("D3", CultureInfo.InvariantCulture), text)
                ))
        );

        var all = await AllAsync();
        Assert.Equal(100, all.Count);
        Assert.All(all, entity => Assert.Equal(text, entity.GetString("Value")));
    }
}

using Azure;
using Azure.Data.Tables;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Tables;

public sealed class TableClientTests(StorageFixture storage) : TableTest(storage)
{
    public static TheoryData<object> Values =>
        [
            "เทศบาลตำบลบึงเจริญ 'ก' \"ข\" % + & \\ / {} \u2028 \t ๒๕๖๖ 😀",
            "",
            0,
            int.MinValue,
            int.MaxValue,
            5L,
            long.MinValue,
            long.MaxValue,
            5d,
            -0.1d,
            88.930000000000007,
            double.MaxValue,
            double.Epsilon,
            true,
            false,
            new DateTimeOffset(2566 - 543, 9, 30, 23, 59, 59, TimeSpan.FromHours(7)).AddTicks(1234567),
            Guid.Parse("0b4a1c5e-7c43-4d2b-9b68-3f5a8c1e2d90"),
            new byte[] { 0, 1, 2, 254, 255 },
            Array.Empty<byte>(),
        ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Every_type_comes_back_as_it_went(object value)
    {
        await Table.AddEntityAsync(Entity("p", "r", value));

        var read = await Table.GetEntityAsync<TableEntity>("p", "r");
        var queried = await AllAsync();

        Assert.Equal(value, read.Value["Value"]);
        Assert.Equal(value.GetType(), read.Value["Value"]!.GetType());
        Assert.Equal(value, queried.Single()["Value"]);
        Assert.Equal(read.Value.ETag, queried.Single().ETag);
        Assert.NotNull(read.Value.Timestamp);
    }

    [Theory]
    [InlineData("310801_2566", "summary:IIT")]
    [InlineData("it's ''quoted''", "'")]
    [InlineData("เทศบาล ตำบล", "ปี ๒๕๖๖")]
    [InlineData("100%", "%27%2525")]
    [InlineData("a+b&c=d;e,f", "(x) [y] {z} @ ! * ~ |")]
    [InlineData("", "only a row key")]
    [InlineData(" ", "  spaces  ")]
    public async Task Keys_hold_quotes_thai_and_percent_signs(string partitionKey, string rowKey)
    {
        await Table.AddEntityAsync(Entity(partitionKey, rowKey, 1));
        var read = (await Table.GetEntityAsync<TableEntity>(partitionKey, rowKey)).Value;
        Assert.Equal((partitionKey, rowKey), (read.PartitionKey, read.RowKey));

        read["Value"] = 2;
        await Table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);
        await Table.SubmitTransactionAsync([
            new(TableTransactionActionType.UpsertMerge, new TableEntity(partitionKey, rowKey) { ["Other"] = 3 }),
        ]);
        var found = await AllAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey eq {rowKey}")
        );
        Assert.Equal((2, 3), (found.Single().GetInt32("Value"), found.Single().GetInt32("Other")));

        Assert.Equal(204, (await Table.DeleteEntityAsync(partitionKey, rowKey)).Status);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task An_entity_that_is_not_there_is_a_404_or_no_value_as_asked_for()
    {
        var exception = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.GetEntityAsync<TableEntity>("p", "none")
        );
        Assert.Equal((404, "ResourceNotFound"), (exception.Status, exception.ErrorCode));

        var response = await Table.GetEntityIfExistsAsync<TableEntity>("p", "none");
        Assert.False(response.HasValue);
        Assert.Equal(404, response.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => response.Value);
    }

    [Fact]
    public async Task Adding_what_is_there_is_a_409()
    {
        await Table.AddEntityAsync(Entity("p", "r", "first"));

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.AddEntityAsync(Entity("p", "r", "second"))
        );

        Assert.Equal((409, "EntityAlreadyExists"), (exception.Status, exception.ErrorCode));
        Assert.Equal("first", (await AllAsync()).Single().GetString("Value"));
    }

    [Fact]
    public async Task An_upsert_merges_or_replaces()
    {
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 });
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 });
        var merged = (await AllAsync()).Single();
        Assert.Equal((1, 2), (merged.GetInt32("A"), merged.GetInt32("B")));

        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 3, ["C"] = null }, TableUpdateMode.Replace);
        var replaced = (await AllAsync()).Single();
        Assert.Equal(["B"], Properties(replaced));
    }

    [Fact]
    public async Task Of_two_updates_of_one_version_the_second_is_a_412()
    {
        var added = await Table.AddEntityAsync(Entity("p", "r", 0));
        var version = added.Headers.ETag!.Value;

        var updated = await Table.UpdateEntityAsync(Entity("p", "r", 1), version, TableUpdateMode.Replace);
        var exception = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.UpdateEntityAsync(Entity("p", "r", 2), version, TableUpdateMode.Replace)
        );
        Assert.Equal((412, "UpdateConditionNotSatisfied"), (exception.Status, exception.ErrorCode));

        await Table.UpdateEntityAsync(Entity("p", "r", 3), updated.Headers.ETag!.Value, TableUpdateMode.Merge);
        await Table.UpdateEntityAsync(Entity("p", "r", 4), ETag.All, TableUpdateMode.Merge);
        Assert.Equal(4, (await AllAsync()).Single().GetInt32("Value"));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.UpdateEntityAsync(Entity("p", "r", 5), default));
    }

    [Fact]
    public async Task An_update_of_what_is_not_there_is_a_404()
    {
        var exception = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.UpdateEntityAsync(Entity("p", "none"), ETag.All)
        );

        Assert.Equal(404, exception.Status);
    }

    [Fact]
    public async Task A_delete_of_another_version_is_a_412_and_of_nothing_no_error()
    {
        var first = await Table.AddEntityAsync(Entity("p", "r", 0));
        var second = await Table.UpsertEntityAsync(Entity("p", "r", 1));

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table.DeleteEntityAsync("p", "r", first.Headers.ETag!.Value)
        );
        Assert.Equal(412, exception.Status);

        Assert.Equal(204, (await Table.DeleteEntityAsync("p", "r", second.Headers.ETag!.Value)).Status);
        Assert.Equal(404, (await Table.DeleteEntityAsync("p", "r")).Status);
    }
}

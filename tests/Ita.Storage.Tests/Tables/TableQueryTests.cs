using System.Globalization;
using Azure.Data.Tables;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Tables;

public sealed class TableQueryTests(StorageFixture storage) : TableTest(storage)
{
    [Fact]
    public async Task More_than_a_page_is_read_to_the_end_in_order()
    {
        const int count = 1234;
        await FillAsync(count, "ส่วน 'ก'");

        var all = await AllAsync();
        var pages = new List<int>();
        await foreach (var page in Table.QueryAsync<TableEntity>().AsPages())
            pages.Add(page.Values.Count);

        Assert.Equal(Enumerable.Range(0, count).Select(Row), all.Select(entity => entity.RowKey));
        Assert.Equal(count, pages.Sum());
        Assert.True(pages.Count > 1);
    }

    [Fact]
    public async Task Pages_are_as_long_as_asked_for_and_a_later_reader_goes_on_where_one_stopped()
    {
        await FillAsync(250, "p");
        string? continuation = null;
        var first = new List<TableEntity>();
        await foreach (var page in Table.QueryAsync<TableEntity>(maxPerPage: 100).AsPages())
        {
            first.AddRange(page.Values);
            continuation = page.ContinuationToken;
            break;
        }

        var rest = new List<TableEntity>();
        await foreach (var page in Table.QueryAsync<TableEntity>(maxPerPage: 100).AsPages(continuation))
            rest.AddRange(page.Values);

        Assert.Equal(100, first.Count);
        Assert.Equal(Enumerable.Range(0, 250).Select(Row), first.Concat(rest).Select(entity => entity.RowKey));
    }

    [Fact]
    public async Task A_filter_and_a_selection_bring_what_they_name()
    {
        await FillAsync(20, "p");
        await FillAsync(20, "q");

        var found = await AllAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {"q"} and RowKey ge {Row(5)} and Value lt {8}"),
            select: ["RowKey", "Value"]
        );

        Assert.Equal([5, 6, 7], found.Select(entity => entity.GetInt32("Value")!.Value));
        Assert.All(found, entity => Assert.False(entity.ContainsKey("Text")));
    }

    [Fact]
    public async Task A_value_with_quotes_is_found_and_does_not_break_out_of_its_filter()
    {
        await Table.AddEntityAsync(Entity("p", "1", "o'clock"));
        await Table.AddEntityAsync(Entity("p", "2", "' or PartitionKey ne '"));
        await Table.AddEntityAsync(Entity("p", "3", "100% ของ & + ๒๕๖๖"));

        foreach (
            var (row, value) in new[] { ("1", "o'clock"), ("2", "' or PartitionKey ne '"), ("3", "100% ของ & + ๒๕๖๖") }
        )
        {
            Assert.Equal(
                [row],
                (await AllAsync(TableClient.CreateQueryFilter($"Value eq {value}"))).Select(entity => entity.RowKey)
            );
        }
    }

    [Fact]
    public async Task Every_type_can_be_asked_for()
    {
        var time = new DateTimeOffset(2023, 9, 30, 16, 59, 59, TimeSpan.Zero).AddTicks(1230000);
        var guid = Guid.Parse("0b4a1c5e-7c43-4d2b-9b68-3f5a8c1e2d90");
        await Table.AddEntityAsync(
            new TableEntity("p", "r")
            {
                ["Long"] = 5_000_000_000L,
                ["Double"] = 1.5,
                ["Bool"] = true,
                ["Time"] = time,
                ["Guid"] = guid,
            }
        );
        await Table.AddEntityAsync(
            new TableEntity("p", "s")
            {
                ["Long"] = 1L,
                ["Double"] = 1.0,
                ["Bool"] = false,
                ["Time"] = time.AddDays(1),
                ["Guid"] = Guid.Empty,
            }
        );

        foreach (
            var filter in new[]
            {
                TableClient.CreateQueryFilter($"Long eq {5_000_000_000L}"),
                TableClient.CreateQueryFilter($"Double eq {1.5}"),
                TableClient.CreateQueryFilter($"Bool eq {true}"),
                TableClient.CreateQueryFilter($"Time eq {time}"),
                TableClient.CreateQueryFilter($"Time le {time.UtcDateTime}"),
                TableClient.CreateQueryFilter($"Guid eq {guid}"),
            }
        )
        {
            Assert.Equal(["r"], (await AllAsync(filter)).Select(entity => entity.RowKey));
        }
    }

    [Fact]
    public async Task A_cancelled_enumeration_ends()
    {
        await FillAsync(200, "p");
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var entity in Table.QueryAsync<TableEntity>(maxPerPage: 100, cancellationToken: cancel.Token)
            )
                await cancel.CancelAsync();
        });
    }

    private static string Row(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    private async Task FillAsync(int count, string partition)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await Table.SubmitTransactionAsync(
                chunk.Select(number => new TableTransactionAction(
                    TableTransactionActionType.Add,
                    new TableEntity(partition, Row(number)) { ["Value"] = number, ["Text"] = "ก" }
                ))
            );
        }
    }
}

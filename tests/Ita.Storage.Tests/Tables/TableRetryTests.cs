using System.Net.Sockets;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Tables;

public sealed class TableRetryTests(StorageFixture storage) : TableTest(storage)
{
    [Fact]
    public async Task A_connection_dropped_before_the_request_arrives_is_tried_again()
    {
        var (table, transport) = Through(
            async (message, attempt, network) =>
            {
                if (attempt < 2)
                    throw new IOException(
                        "Connection reset by peer",
                        new SocketException((int)SocketError.ConnectionReset)
                    );
                await network.ProcessAsync(message);
            }
        );

        await table.AddEntityAsync(Entity("p", "r", "arrived"));

        Assert.Equal(3, transport.Tries);
        Assert.Equal("arrived", (await AllAsync()).Single().GetString("Value"));
    }

    [Fact]
    public async Task A_transaction_whose_answer_is_lost_is_done_once_all_the_same()
    {
        var (table, transport) = Through(
            async (message, attempt, network) =>
            {
                await network.ProcessAsync(message);
                if (attempt == 0)
                    throw new IOException("Connection reset by peer");
            }
        );

        await table.SubmitTransactionAsync([
            new(TableTransactionActionType.UpsertReplace, Entity("p", "detail", 1)),
            new(TableTransactionActionType.UpsertReplace, Entity("p", "pointer", 1)),
        ]);

        Assert.Equal(2, transport.Tries);
        Assert.Equal(2, (await AllAsync()).Count);
    }

    [Fact]
    public async Task An_add_whose_answer_is_lost_ends_in_409_by_its_own_doing()
    {
        var (table, _) = Through(
            async (message, attempt, network) =>
            {
                await network.ProcessAsync(message);
                if (attempt == 0)
                    throw new IOException("Connection reset by peer");
            }
        );

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() =>
            table.AddEntityAsync(Entity("p", "r", "there"))
        );

        Assert.Equal(409, exception.Status);
        Assert.Equal("there", (await AllAsync()).Single().GetString("Value"));
    }

    [Fact]
    public async Task When_every_try_fails_the_caller_learns_it()
    {
        var (table, transport) = Through((_, _, _) => throw new IOException("Connection reset by peer"));

        await Assert.ThrowsAnyAsync<Exception>(() => table.UpsertEntityAsync(Entity("p", "r")));

        Assert.Equal(4, transport.Tries);
    }

    [Fact]
    public async Task Every_try_is_signed_anew()
    {
        var dates = new List<string>();
        var (table, _) = Through(
            async (message, attempt, network) =>
            {
                Assert.True(message.Request.Headers.TryGetValue("Authorization", out _));
                Assert.True(message.Request.Headers.TryGetValue("x-ms-date", out var date));
                dates.Add(date!);
                message.Request.Headers.SetValue("x-ms-date", attempt == 0 ? "Thu, 01 Jan 1970 00:00:00 GMT" : date!);
                if (attempt == 0)
                    throw new IOException("Connection reset by peer");
                await network.ProcessAsync(message);
            }
        );

        await table.AddEntityAsync(Entity("p", "r"));

        Assert.Equal(2, dates.Count);
        Assert.DoesNotContain("Thu, 01 Jan 1970 00:00:00 GMT", dates);
    }

    private (TableClient Table, CannedTransport Transport) Through(
        Func<Azure.Core.HttpMessage, int, HttpPipelineTransport, ValueTask> act
    )
    {
        var transport = new CannedTransport(act);
        var options = new TableClientOptions { Transport = transport };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxRetries = 3;
        return (new TableServiceClient(Storage.ConnectionString, options).GetTableClient(Table.Name), transport);
    }
}

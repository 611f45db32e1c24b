using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Ita.Assessment;
using Ita.Storage.Queues;
using Ita.Testing.Storage;

namespace Ita.Storage.Tests.Queues;

public sealed class WorkQueuesTests(StorageFixture storage)
{
    [Fact]
    public async Task A_message_is_base64_of_the_json_that_the_host_expects()
    {
        var queues = new WorkQueues(storage.Account);

        await queues.ScoreAsync(new AgencyCode("310801"), Some.Year);
        Assert.Equal(1, await queues.CountAsync(QueueNames.ScoreAgency));

        // A client without an encoding sees what lies in the queue.
        var raw = new QueueClient(storage.ConnectionString, QueueNames.ScoreAgency);
        var message = (await raw.ReceiveMessageAsync()).Value;
        Assert.StartsWith(
            """{"agencyCode":"310801","fiscalYear":2566,"sentAt":""",
            Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)),
            StringComparison.Ordinal
        );
        await raw.DeleteMessageAsync(message.MessageId, message.PopReceipt);
    }

    [Fact]
    public void A_message_of_an_older_release_is_read_and_what_travels_with_a_newer_one_is_no_part_of_what_it_asks_for()
    {
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Assert.True(WorkMessage.TryParse("""{"agencyCode":"310801","fiscalYear":2566}""", out var older));
        Assert.True(
            WorkMessage.TryParse(
                """{"agencyCode":"310801","fiscalYear":"2566","""
                    + $$""" "traceparent":"{{trace}}","sentAt":"2026-11-22T06:44:31+00:00","of":"later"}""",
                out var newer
            )
        );

        Assert.Equal((null, null, false), (older.TraceParent, older.SentAt, older.Rescore));
        Assert.Equal(
            (trace, new DateTimeOffset(2026, 11, 22, 6, 44, 31, TimeSpan.Zero)),
            (newer.TraceParent, newer.SentAt)
        );
        Assert.Equal(older, newer);
        Assert.True(WorkMessage.TryParse((newer with { Rescore = true }).ToJson(), out var again));
        Assert.Equal((true, trace, newer.SentAt), (again.Rescore, again.TraceParent, again.SentAt));
        Assert.NotEqual(older, again);
    }

    [Fact]
    public async Task A_delayed_message_waits_unseen()
    {
        var queues = new WorkQueues(storage.Account);

        await queues.SendAsync(
            QueueNames.WriteReport,
            new WorkMessage(new AgencyCode("310801"), Some.Year),
            TimeSpan.FromHours(1)
        );

        Assert.Equal(1, await queues.CountAsync(QueueNames.WriteReport));
        Assert.Null((await storage.Account.Queue(QueueNames.WriteReport).ReceiveMessageAsync()).Value);
        await storage.Account.Queue(QueueNames.WriteReport).ClearMessagesAsync();
    }

    [Fact]
    public void The_message_of_the_recorded_host_request_is_read()
    {
        const string recorded =
            """{"Data":{"request":"\"{\\\"agencyCode\\\":\\\"310801\\\",\\\"fiscalYear\\\":2566}\""}}""";
        using var envelope = JsonDocument.Parse(recorded);
        var text = JsonSerializer.Deserialize<string>(
            envelope.RootElement.GetProperty("Data").GetProperty("request").GetString()!
        );

        Assert.True(WorkMessage.TryParse(text, out var message));

        Assert.Equal(new WorkMessage(new AgencyCode("310801"), Some.Year), message);
        Assert.True(WorkMessage.TryParse(message.ToJson(), out var again));
        Assert.Equal(message, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("310801")]
    [InlineData("[]")]
    [InlineData("""{"agencyCode":"310801"}""")]
    [InlineData("""{"agencyCode":310801,"fiscalYear":2566}""")]
    [InlineData("""{"agencyCode":"31 08","fiscalYear":2566}""")]
    [InlineData("""{"agencyCode":"310801","fiscalYear":2023}""")]
    [InlineData("""{"agencyCode":"310801","fiscalYear":2566""")]
    public void Anything_else_is_no_message(string? text) => Assert.False(WorkMessage.TryParse(text, out _));
}

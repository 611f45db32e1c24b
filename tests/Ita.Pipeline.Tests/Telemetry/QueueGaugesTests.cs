using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Testing.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Ita.Pipeline.Tests.Telemetry;

public sealed class QueueGaugesTests : IAsyncLifetime
{
    private readonly StorageFixture _storage = new();
    private readonly FakeTimeProvider _time = new();

    public ValueTask InitializeAsync() => _storage.InitializeAsync();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task A_message_that_stays_in_front_for_ten_minutes_shows_that_nobody_works()
    {
        using var gauges = new QueueGauges(_storage.Account, _time);
        await gauges.ReadAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));
        await _storage.Account.QueueAsItIs(QueueNames.ScoreAgency).SendMessageAsync("%%% not base64 %%%");
        await gauges.ReadAsync(CancellationToken.None);

        _time.Advance(TimeSpan.FromMinutes(9.9));
        await gauges.ReadAsync(CancellationToken.None);
        Assert.Empty(gauges.Stuck);

        _time.Advance(TimeSpan.FromMinutes(0.1));
        await gauges.ReadAsync(CancellationToken.None);
        Assert.Equal([QueueNames.ScoreAgency], gauges.Stuck);
    }

    [Fact]
    public async Task A_long_queue_that_moves_is_not_stuck()
    {
        using var gauges = new QueueGauges(_storage.Account, _time);
        var queue = _storage.Account.QueueAsItIs(QueueNames.WriteReport);
        for (var i = 0; i < 4; i++)
            await queue.SendMessageAsync($"{i}");

        for (var i = 0; i < 3; i++)
        {
            await gauges.ReadAsync(CancellationToken.None);
            _time.Advance(TimeSpan.FromMinutes(9));
            var taken = (await queue.ReceiveMessagesAsync(1)).Value.Single();
            await queue.DeleteMessageAsync(taken.MessageId, taken.PopReceipt);
        }

        await gauges.ReadAsync(CancellationToken.None);
        Assert.Empty(gauges.Stuck);
    }
}

using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Ita.LocalHost.Driving;
using Ita.Testing;
using Ita.Testing.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ita.LocalHost.Tests.Driving;

public sealed class BlobTriggerListenerTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DrivingSettings s_settings = new()
    {
        PollInterval = TimeSpan.FromMilliseconds(20),
        RetryDelay = TimeSpan.Zero,
        Attempts = 3,
        Parallelism = 4,
    };

    private readonly CancellationTokenSource _stopping = new();
    private readonly BlobContainerClient _container = new(
        azurite.ConnectionString,
        "watch-" + Guid.NewGuid().ToString("N")
    );
    private readonly ConcurrentQueue<string> _delivered = [];
    private readonly ConcurrentQueue<string> _failed = [];

    public async ValueTask InitializeAsync() => await _container.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_blob_is_delivered_once_and_again_when_it_is_replaced()
    {
        await _container.UploadBlobAsync("2566/310801/ผล.xlsx", BinaryData.FromString("one"));
        var running = Run(Deliver);
        await Eventually.BecomesTrue(() => _delivered.Count == 1);

        await _container.UploadBlobAsync("2566/310802/b.xlsx", BinaryData.FromString("two"));
        await Eventually.BecomesTrue(() => _delivered.Count == 2);
        await _container
            .GetBlobClient("2566/310801/ผล.xlsx")
            .UploadAsync(BinaryData.FromString("other"), overwrite: true);
        await Eventually.BecomesTrue(() => _delivered.Count == 3);
        await Stop(running);

        Assert.Equal(["2566/310801/ผล.xlsx", "2566/310802/b.xlsx", "2566/310801/ผล.xlsx"], _delivered);
        Assert.Empty(_failed);
    }

    [Fact]
    public async Task A_blob_that_always_fails_is_reported_after_the_last_attempt_and_let_be()
    {
        await _container.UploadBlobAsync("bad", BinaryData.FromString("x"));
        var running = Run(
            (name, _) =>
            {
                _delivered.Enqueue(name);
                throw new InvalidOperationException("always");
            }
        );

        await Eventually.BecomesTrue(() => !_failed.IsEmpty);
        await _container.UploadBlobAsync("later", BinaryData.FromString("x"));
        await Eventually.BecomesTrue(() => _failed.Contains("later"));
        await Stop(running);

        Assert.Equal(["bad", "bad", "bad", "later", "later", "later"], _delivered);
        Assert.Equal(["bad", "later"], _failed);
    }

    [Fact]
    public async Task A_failure_that_cannot_be_reported_is_reported_later()
    {
        var refusals = 0;
        await _container.UploadBlobAsync("bad", BinaryData.FromString("x"));
        var running = new BlobTriggerListener(
            _container,
            (_, _) => throw new InvalidOperationException("always"),
            (name, _) =>
            {
                if (Interlocked.Increment(ref refusals) == 1)
                    throw new InvalidOperationException("the store is down");
                _failed.Enqueue(name);
                return Task.CompletedTask;
            },
            s_settings,
            TimeProvider.System,
            NullLogger.Instance
        ).RunAsync(_stopping.Token, CancellationToken.None);

        await Eventually.BecomesTrue(() => !_failed.IsEmpty);
        await Stop(running);

        Assert.Equal(["bad"], _failed);
    }

    private Task Deliver(string name, CancellationToken cancellationToken)
    {
        _delivered.Enqueue(name);
        return Task.CompletedTask;
    }

    private Task Run(Func<string, CancellationToken, Task> step) =>
        new BlobTriggerListener(
            _container,
            step,
            (name, _) =>
            {
                _failed.Enqueue(name);
                return Task.CompletedTask;
            },
            s_settings,
            TimeProvider.System,
            NullLogger.Instance
        ).RunAsync(_stopping.Token, CancellationToken.None);

    private async Task Stop(Task running)
    {
        await _stopping.CancelAsync();
        await running;
    }
}

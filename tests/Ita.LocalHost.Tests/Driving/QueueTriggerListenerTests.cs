using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Ita.LocalHost.Driving;
using Ita.Testing;
using Ita.Testing.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ita.LocalHost.Tests.Driving;

public sealed class QueueTriggerListenerTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DrivingSettings s_settings = new()
    {
        PollInterval = TimeSpan.FromMilliseconds(20),
        RetryDelay = TimeSpan.Zero,
        Attempts = 3,
        Parallelism = 4,
    };

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly QueueClient _queue = Client(azurite, "pump-" + Guid.NewGuid().ToString("N"));
    private readonly QueueClient _poison = Client(azurite, "poison-" + Guid.NewGuid().ToString("N"));

    public async ValueTask InitializeAsync()
    {
        await _queue.CreateAsync();
        await _poison.CreateAsync();
    }

    public ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        _abort.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_message_is_delivered_and_taken_off_the_queue()
    {
        var delivered = new ConcurrentBag<string>();
        foreach (var i in Enumerable.Range(0, 20))
            await _queue.SendMessageAsync($"ข้อความ {i}");

        await RunUntil(() => delivered.Count >= 20, s_settings, (text, _) => Add(delivered, text));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"ข้อความ {i}").Order(), delivered.Order());
        Assert.Empty((await _queue.PeekMessagesAsync(1)).Value);
    }

    [Fact]
    public async Task A_message_that_fails_is_delivered_again_and_then_done()
    {
        var attempts = 0;
        await _queue.SendMessageAsync("once more");

        await RunUntil(
            () => Volatile.Read(ref attempts) >= 2,
            s_settings,
            (_, _) =>
                Interlocked.Increment(ref attempts) == 1
                    ? throw new InvalidOperationException("the first time")
                    : Task.CompletedTask
        );

        Assert.Equal(2, attempts);
        Assert.Empty((await _queue.PeekMessagesAsync(1)).Value);
        Assert.Empty((await _poison.PeekMessagesAsync(1)).Value);
    }

    [Fact]
    public async Task A_message_that_always_fails_goes_to_the_poison_queue_as_it_was()
    {
        var attempts = 0;
        await _queue.SendMessageAsync("""{"agencyCode":"310801"}""");

        await RunUntil(
            async () => (await _poison.PeekMessagesAsync(1)).Value.Length > 0,
            s_settings,
            (_, _) =>
            {
                Interlocked.Increment(ref attempts);
                throw new InvalidOperationException("always");
            }
        );

        Assert.Equal(3, attempts);
        Assert.Equal("""{"agencyCode":"310801"}""", (await _poison.PeekMessagesAsync(1)).Value[0].Body.ToString());
        Assert.Empty((await _queue.PeekMessagesAsync(1)).Value);
    }

    [Fact]
    public async Task A_message_whose_attempts_all_ended_the_process_is_not_tried_again_but_poisoned()
    {
        var attempts = 0;
        await _queue.SendMessageAsync("deadly");

        // What a process does that dies in the step: it takes the message and is never heard of again.
        for (var death = 0; death < s_settings.Attempts; death++)
        {
            var message = (await _queue.ReceiveMessagesAsync(1)).Value.Single();
            await _queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, TimeSpan.Zero);
        }

        await RunUntil(
            async () => (await _poison.PeekMessagesAsync(1)).Value.Length > 0,
            s_settings,
            (_, _) =>
            {
                Interlocked.Increment(ref attempts);
                return Task.CompletedTask;
            }
        );

        Assert.Equal(0, attempts);
        Assert.Equal("deadly", (await _poison.PeekMessagesAsync(1)).Value[0].Body.ToString());
    }

    [Fact]
    public async Task A_message_that_nobody_can_decode_is_the_steps_to_refuse_and_holds_nothing_up()
    {
        const string Garbage = "%%% not base64 %%%";
        var delivered = new ConcurrentBag<string>();
        await _queue.SendMessageAsync(Garbage);
        await _queue.SendMessageAsync("next");

        await RunUntil(
            async () => delivered.Contains("next") && (await _poison.PeekMessagesAsync(1)).Value.Length > 0,
            s_settings,
            (text, _) => text == Garbage ? throw new FormatException("always") : Add(delivered, text)
        );

        Assert.Equal(Garbage, (await _poison.PeekMessagesAsync(1)).Value[0].Body.ToString());
        Assert.Empty((await _queue.PeekMessagesAsync(1)).Value);
    }

    [Fact]
    public async Task Whatever_goes_wrong_while_receiving_the_next_message_is_delivered()
    {
        var delivered = new ConcurrentBag<string>();
        var faults = new FaultingTransport(
            new FormatException("undecodable"),
            new InvalidOperationException("a bug"),
            new ObjectDisposedException("something"),
            new NullReferenceException("another bug")
        );
        var queue = new QueueClient(
            azurite.ConnectionString,
            _queue.Name,
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None, Transport = faults }
        );
        await _queue.SendMessageAsync("after all");

        var running = new QueueTriggerListener(
            queue,
            _poison,
            (text, _) => Add(delivered, text),
            s_settings,
            TimeProvider.System,
            NullLogger.Instance
        ).RunAsync(_stopping.Token, _abort.Token);
        await Eventually.BecomesTrue(() => delivered.Contains("after all"));
        await _stopping.CancelAsync();
        await running;

        Assert.Equal(0, faults.Left);
    }

    [Fact]
    public async Task No_more_steps_run_at_once_than_the_settings_allow()
    {
        var (running, most, done) = (0, 0, 0);
        foreach (var i in Enumerable.Range(0, 30))
            await _queue.SendMessageAsync($"{i}");

        await RunUntil(
            () => Volatile.Read(ref done) >= 30,
            s_settings with
            {
                Parallelism = 3,
            },
            async (_, _) =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref running);
                Interlocked.Increment(ref done);
            }
        );

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_step_that_takes_longer_than_the_visibility_is_not_delivered_twice()
    {
        var deliveries = 0;
        var release = new TaskCompletionSource();
        var settings = s_settings with { Visibility = TimeSpan.FromSeconds(2) };
        await _queue.SendMessageAsync("slow");

        var running = Run(
            settings,
            async (_, _) =>
            {
                Interlocked.Increment(ref deliveries);
                await release.Task;
            }
        );
        await Eventually.BecomesTrue(() => deliveries == 1);
        await Task.Delay(TimeSpan.FromSeconds(5));
        release.SetResult();
        await _stopping.CancelAsync();
        await running;

        Assert.Equal(1, deliveries);
        Assert.Empty((await _queue.PeekMessagesAsync(1)).Value);
    }

    [Fact]
    public async Task Stopping_lets_a_step_under_way_end()
    {
        var release = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        await _queue.SendMessageAsync("under way");
        var running = Run(
            s_settings,
            async (_, _) =>
            {
                begun.SetResult();
                await release.Task;
            }
        );
        await begun.Task;

        await _stopping.CancelAsync();
        Assert.False(running.IsCompleted);
        release.SetResult();
        await running;

        Assert.Equal(0, (await _queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task An_aborted_step_is_no_failed_attempt_and_its_message_stays()
    {
        var begun = new TaskCompletionSource();
        await _queue.SendMessageAsync("aborted");
        var running = Run(
            s_settings with
            {
                Attempts = 1,
            },
            async (_, abort) =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, abort);
            }
        );
        await begun.Task;

        await _stopping.CancelAsync();
        await _abort.CancelAsync();
        await running;

        Assert.Equal(1, (await _queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Assert.Empty((await _poison.PeekMessagesAsync(1)).Value);
    }

    private static QueueClient Client(AzuriteFixture azurite, string name) =>
        new(azurite.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }

    private static Task Add(ConcurrentBag<string> bag, string text)
    {
        bag.Add(text);
        return Task.CompletedTask;
    }

    private Task Run(DrivingSettings settings, Func<string, CancellationToken, Task> step) =>
        new QueueTriggerListener(_queue, _poison, step, settings, TimeProvider.System, NullLogger.Instance).RunAsync(
            _stopping.Token,
            _abort.Token
        );

    private Task RunUntil(Func<bool> condition, DrivingSettings settings, Func<string, CancellationToken, Task> step) =>
        RunUntil(() => Task.FromResult(condition()), settings, step);

    private async Task RunUntil(
        Func<Task<bool>> condition,
        DrivingSettings settings,
        Func<string, CancellationToken, Task> step
    )
    {
        var running = Run(settings, step);
        await Eventually.BecomesTrue(condition);
        await _stopping.CancelAsync();
        await running;
    }

    // Fails as told, then lets everything through.
    private sealed class FaultingTransport(params Exception[] faults) : HttpPipelineTransport
    {
        private readonly ConcurrentQueue<Exception> _faults = new(faults);
        private readonly HttpClientTransport _through = new(new HttpClient());

        public int Left => _faults.Count;

        public override Request CreateRequest() => _through.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message) =>
            _faults.TryDequeue(out var fault) ? throw fault : _through.ProcessAsync(message);
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Ita.Testing.FunctionsHost.Rpc;

namespace Ita.Testing.FunctionsHost;

/// <summary>How the storage is watched.</summary>
public sealed record StorageTriggersOptions
{
    public required string ConnectionString { get; init; }

    /// <summary>Between two looks into a queue, and between two lists of a container.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Between two ticks of every timer, whatever its schedule says.</summary>
    public TimeSpan TimerInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a message that was received stays invisible unless the worker answers.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a message whose function failed stays invisible; null for what host.json says.</summary>
    public TimeSpan? VisibilityTimeout { get; init; }

    /// <summary>Invocations at a time.</summary>
    public int Concurrency { get; init; } = 6;

    public Trouble Trouble { get; init; } = Trouble.None;
}

/// <summary>What was delivered so far.</summary>
public sealed record DeliveryFigures(int Invocations, int Failed, int Doubled, int Lost);

/// <summary>
/// Does what the host does between the storage and the worker, by the functions' own bindings: polls the queues, with
/// attempts and poison queues; finds new and replaced blobs; ticks. It outlives its worker: while there is none,
/// nothing is delivered. Thread-safe.
/// </summary>
/// <remarks>
/// Unlike the genuine host it keeps receipts of blobs in memory, by ETag, and delivers a message of a poison queue for
/// as long as its function fails.
/// </remarks>
public sealed class StorageTriggers : IAsyncDisposable
{
    private const string PoisonSuffix = "-poison";

    /// <summary>Where the host puts a message about a blob whose function failed too often.</summary>
    private const string BlobPoison = "webjobs-blobtrigger-poison";

    // As the host writes it: indented, and quotes as they are.
    private static readonly JsonSerializerOptions s_poisonJson = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly StorageTriggersOptions _options;
    private readonly HostSettings _settings;
    private readonly ImmutableArray<WorkerFunction> _functions;
    private readonly BlobServiceClient _blobs;
    private readonly QueueServiceClient _queues;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentDictionary<string, string> _receipts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> _deliveries = new();
    private readonly CancellationTokenSource _stopping = new();
    private volatile TaskCompletionSource<WorkerHost> _worker = new();
    private Task _running = Task.CompletedTask;
    private int _invocations;
    private int _failed;
    private int _doubled;
    private int _lost;

    public StorageTriggers(WorkerHost worker, StorageTriggersOptions options)
    {
        (_options, _settings, _functions) = (options, worker.Settings, worker.Functions);
        _blobs = new BlobServiceClient(options.ConnectionString);
        _queues = new QueueServiceClient(
            options.ConnectionString,
            new QueueClientOptions
            {
                MessageEncoding = _settings.DecodesMessages ? QueueMessageEncoding.Base64 : QueueMessageEncoding.None,
            }
        );
        _places = new SemaphoreSlim(options.Concurrency);
        _worker.SetResult(worker);
    }

    public DeliveryFigures Figures => new(_invocations, _failed, _doubled, _lost);

    /// <summary>Watches until it is disposed of.</summary>
    public void Start() =>
        _running = Task.WhenAll([
            .. Triggered("queueTrigger").Select(PollAsync),
            .. Triggered("timerTrigger").Select(TickAsync),
            ScanUntilStoppedAsync(),
        ]);

    /// <summary>The worker is about to be killed: nothing more is delivered; what is under way fails.</summary>
    public void Suspend() =>
        _worker = new TaskCompletionSource<WorkerHost>(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There is a new worker.</summary>
    public void Resume(WorkerHost worker) => _worker.TrySetResult(worker);

    /// <summary>
    /// Returns when every blob that lies there now has been found, and delivered as often as it will be.
    /// </summary>
    public async Task DeliverBlobsAsync(CancellationToken cancellationToken = default)
    {
        await ScanAsync(cancellationToken);
        while (!_deliveries.IsEmpty)
            await Task.WhenAll(_deliveries.Keys).WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Delivers every message that is visible, and those that come of it, until there is none. Not while it is started.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> DrainAsync(CancellationToken cancellationToken = default)
    {
        var (all, round) = (0, 0);
        do
        {
            round = 0;
            foreach (var function in Triggered("queueTrigger"))
            {
                foreach (var message in await ReceiveAsync(function, cancellationToken))
                {
                    await DeliverAsync(function, message);
                    round++;
                }
            }

            all += round;
        } while (round > 0);
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_deliveries.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        _places.Dispose();
    }

    private IEnumerable<WorkerFunction> Triggered(string type) =>
        _functions.Where(function => function.Trigger.Type == type);

    private async Task ScanUntilStoppedAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await ScanAsync(_stopping.Token);
            }
            catch (Exception e) when (IsOfStorage(e))
            {
                // It will be back.
            }

            await Task.Delay(_options.PollingInterval, _stopping.Token);
        }
    }

    private async Task ScanAsync(CancellationToken cancellationToken)
    {
        foreach (var function in Triggered("blobTrigger"))
        {
            var container = _blobs.GetBlobContainerClient(function.Trigger.Container);
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                var (name, tag) = (blob.Name, $"{blob.Properties.ETag}");
                var receipt = $"{function.Name}/{name}";
                if (function.Trigger.Capture(name) is null)
                    continue;
                if (!_receipts.TryAdd(receipt, tag))
                {
                    if (_receipts[receipt] == tag)
                        continue;
                    _receipts[receipt] = tag;
                }

                Found(function, name, tag);
            }
        }
    }

    // The dice do not know the ETag, which is another in every run.
    private void Found(WorkerFunction function, string name, string tag)
    {
        var (trouble, dice) = (_options.Trouble, _options.Trouble.For($"blob/{function.Name}/{name}"));
        if (dice.Chance(trouble.LostBlobs))
        {
            Interlocked.Increment(ref _lost);
            return;
        }

        Follow(DeliverAsync(function, name, tag, dice.UpTo(trouble.LongestDelay)));
        if (!dice.Chance(trouble.DoubledBlobs))
            return;
        Interlocked.Increment(ref _doubled);
        Follow(DeliverAsync(function, name, tag, dice.UpTo(4 * trouble.LongestDelay)));
    }

    private void Follow(Task delivery)
    {
        _deliveries.TryAdd(delivery, 0);
        delivery.ContinueWith(done => _deliveries.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task DeliverAsync(WorkerFunction function, string name, string tag, TimeSpan delay)
    {
        var dice = _options.Trouble.For($"blob/{function.Name}/{name}/attempts");
        for (var attempt = 1; attempt <= _settings.PoisonBlobThreshold; attempt++)
        {
            await Task.Delay(delay, _stopping.Token);
            if (await InvokeAsync(Invocations.Blob(function, name)))
                return;
            delay = dice.UpTo(_options.Trouble.LongestDelay);
        }

        var poison = new
        {
            Type = "BlobTrigger",
            FunctionId = $"Host.Functions.{function.Name}",
            BlobType = "BlockBlob",
            ContainerName = function.Trigger.Container,
            BlobName = name,
            ETag = tag,
        };
        await SendAsync(BlobPoison, JsonSerializer.Serialize(poison, s_poisonJson));
    }

    // However long the storage is away.
    private async Task SendAsync(string queue, string text)
    {
        while (true)
        {
            try
            {
                await _queues.GetQueueClient(queue).SendMessageAsync(text, _stopping.Token);
                return;
            }
            catch (Exception e) when (IsOfStorage(e))
            {
                await Task.Delay(_options.PollingInterval, _stopping.Token);
            }
        }
    }

    private async Task PollAsync(WorkerFunction function)
    {
        var working = new ConcurrentDictionary<string, Task>(StringComparer.Ordinal);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var messages =
                    working.Count < _settings.QueueBatchSize ? await ReceiveAsync(function, _stopping.Token) : [];
                foreach (var message in messages)
                {
                    working[message.PopReceipt] = Task.Run(async () =>
                    {
                        await DeliverAsync(function, message);
                        working.TryRemove(message.PopReceipt, out _);
                    });
                }

                if (messages.Length == 0)
                    await Task.Delay(_options.PollingInterval, _stopping.Token);
            }
            catch (Exception e) when (IsOfStorage(e))
            {
                await Task.Delay(_options.PollingInterval, _stopping.Token);
            }
        }

        await Task.WhenAll(working.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<QueueMessage[]> ReceiveAsync(WorkerFunction function, CancellationToken cancellationToken)
    {
        var messages = (
            await _queues
                .GetQueueClient(function.Trigger.QueueName)
                .ReceiveMessagesAsync(_settings.QueueBatchSize, _options.LeaseTime, cancellationToken)
        ).Value;
        return _options.Trouble.Shuffles && messages.Length > 0
            ? _options.Trouble.For($"order/{messages[0].MessageId}").Shuffle(messages)
            : messages;
    }

    private async Task DeliverAsync(WorkerFunction function, QueueMessage message)
    {
        var (name, trouble) = (function.Trigger.QueueName, _options.Trouble);
        var dice = trouble.For($"message/{name}/{message.Body}/{message.DequeueCount}");
        var queue = _queues.GetQueueClient(name);
        try
        {
            // One that ended the worker each time is never done: it is over its limit before it is tried.
            var hasPoison = !name.EndsWith(PoisonSuffix, StringComparison.Ordinal);
            var done =
                (!hasPoison || message.DequeueCount <= _settings.MaxDequeueCount)
                && await InvokeAsync(
                    Invocations.Queue(function, message.Body.ToString(), message.DequeueCount, message.MessageId)
                );
            if (!done && hasPoison && message.DequeueCount >= _settings.MaxDequeueCount)
            {
                await _queues
                    .GetQueueClient(name + PoisonSuffix)
                    .SendMessageAsync(message.Body.ToString(), _stopping.Token);
                done = true;
            }

            // Done, and nobody will know: it is delivered once more.
            var again = done && message.DequeueCount == 1 && dice.Chance(trouble.DoubledMessages);
            if (again)
                Interlocked.Increment(ref _doubled);
            if (done && !again)
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, _stopping.Token);
            else
                await queue.UpdateMessageAsync(
                    message.MessageId,
                    message.PopReceipt,
                    visibilityTimeout: trouble.LongestDelay > TimeSpan.Zero
                        ? dice.UpTo(trouble.LongestDelay)
                        : _options.VisibilityTimeout ?? _settings.VisibilityTimeout,
                    cancellationToken: _stopping.Token
                );
        }
        catch (Exception e) when (IsOfStorage(e) || e is OperationCanceledException)
        {
            // Shows up again by itself.
        }
    }

    private async Task TickAsync(WorkerFunction function)
    {
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(_options.TimerInterval, _stopping.Token);
            await InvokeAsync(Invocations.Timer(function));
        }
    }

    private async Task<bool> InvokeAsync(InvocationRequest request)
    {
        await _places.WaitAsync(_stopping.Token);
        var succeeded = false;
        try
        {
            var worker = await _worker.Task.WaitAsync(_stopping.Token);
            succeeded = (await worker.InvokeAsync(request, _stopping.Token)).Succeeded;
        }
        catch (WorkerException)
        {
            // It was killed.
        }
        finally
        {
            _places.Release();
        }

        Interlocked.Increment(ref _invocations);
        if (!succeeded)
            Interlocked.Increment(ref _failed);
        return succeeded;
    }

    private static bool IsOfStorage(Exception exception) => exception is RequestFailedException or AggregateException;
}

using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Azure;
using Azure.Storage.Queues.Models;
using Ita.Cli.Samples;
using Ita.Storage;

namespace Ita.Cli.Soak;

/// <summary>
/// Plays the Functions host, at its worst: events come late, twice, in any order or never; a message that was done is
/// delivered once more; what was under way when the app or the storage died is delivered again.
/// </summary>
internal sealed class UnreliableHost(StorageAccount account, Uri app, int seed, SoakFigures figures) : IAsyncDisposable
{
    private const int Attempts = 5;
    private const int AtATime = 6;
    private static readonly TimeSpan s_visibility = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_timer = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new() { BaseAddress = app, Timeout = TimeSpan.FromMinutes(5) };
    private readonly SemaphoreSlim _places = new(AtATime);
    private readonly ConcurrentQueue<Task> _events = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private volatile TaskCompletionSource _appIsUp = Answering();

    /// <summary>How long an event, or a message that failed, may be kept back.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The app is about to be killed: like the host, calls nobody until it answers again. Calls under way fail.
    /// </summary>
    public void AppEnds() => _appIsUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void AppAnswers() => _appIsUp.TrySetResult();

    public void Start() =>
        _running = Task.WhenAll(
            PumpAsync(QueueNames.ScoreAgency, "ScoreAgency", "request"),
            PumpAsync(QueueNames.WriteReport, "WriteReport", "request"),
            PumpAsync(QueueNames.PoisonOf(QueueNames.ScoreAgency), "RecordScoringFailure", "message"),
            PumpAsync(QueueNames.PoisonOf(QueueNames.WriteReport), "RecordReportFailure", "message"),
            PumpAsync(QueueNames.BlobTriggerPoison, "RecordUploadFailure", "message"),
            TickAsync()
        );

    /// <summary>A blob is there: what becomes of the news of it is up to the dice.</summary>
    public void Announce(string container, string blobName)
    {
        var dice = SeededRandom.For(seed, $"event/{container}/{blobName}");
        if (container == ContainerNames.Uploads && dice.Chance(40))
        {
            figures.Lost();
            return;
        }

        Deliver(container, blobName, dice, dice.Below((int)LongestDelay.TotalMilliseconds));
        if (!dice.Chance(250))
            return;
        figures.Duplicated();
        Deliver(container, blobName, dice, dice.Below(4 * (int)LongestDelay.TotalMilliseconds));
    }

    /// <summary>Returns when every event has been delivered or given up.</summary>
    public async Task AllDeliveredAsync()
    {
        while (_events.TryDequeue(out var delivery))
            await delivery;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        _places.Dispose();
        _http.Dispose();
    }

    private void Deliver(string container, string blobName, SeededRandom dice, int delay)
    {
        var isRegistry = container == ContainerNames.Registry;
        var function = isRegistry ? "IngestRegistry" : "IngestSurveyExport";
        var envelope = isRegistry ? Envelopes.Registry(blobName) : Envelopes.Export(blobName);
        var pauses = Enumerable.Range(0, Attempts).Select(i => i == 0 ? delay : dice.Between(1000, 4000)).ToArray();
        _events.Enqueue(DeliverAsync());

        async Task DeliverAsync()
        {
            foreach (var pause in pauses)
            {
                await Task.Delay(pause, _stopping.Token);
                if (await InvokeAsync(function, envelope))
                    return;
            }

            await account
                .Queue(QueueNames.BlobTriggerPoison)
                .SendMessageAsync(Envelopes.PoisonedBlob(function, container, blobName), _stopping.Token);
        }
    }

    private static TaskCompletionSource Answering()
    {
        var up = new TaskCompletionSource();
        up.SetResult();
        return up;
    }

    private async Task PumpAsync(string queue, string function, string binding)
    {
        var working = new ConcurrentDictionary<string, Task>();
        for (var round = 0; !_stopping.IsCancellationRequested; round++)
        {
            try
            {
                QueueMessage[] messages =
                    working.Count >= AtATime
                        ? []
                        : (
                            await account.Queue(queue).ReceiveMessagesAsync(AtATime, s_visibility, _stopping.Token)
                        ).Value;
                foreach (var message in SeededRandom.For(seed, $"order/{queue}/{round}").Shuffle(messages))
                {
                    working[message.PopReceipt] = Task.Run(async () =>
                    {
                        await DeliverAsync(queue, function, binding, message);
                        working.TryRemove(message.PopReceipt, out _);
                    });
                }

                if (messages.Length == 0)
                    await Task.Delay(200, _stopping.Token);
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                await Task.Delay(500, _stopping.Token);
            }
        }

        await Task.WhenAll(working.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DeliverAsync(string queue, string function, string binding, QueueMessage message)
    {
        var dice = SeededRandom.For(seed, $"message/{queue}/{message.MessageId}/{message.DequeueCount}");
        try
        {
            var isLast = message.DequeueCount > Attempts;
            if (isLast && QueueNames.Work.Contains(queue))
                await account
                    .Queue(QueueNames.PoisonOf(queue))
                    .SendMessageAsync(message.Body.ToString(), _stopping.Token);
            else if (
                !await InvokeAsync(function, Envelopes.Message(binding, message.Body.ToString(), message.DequeueCount))
            )
            {
                await account
                    .Queue(queue)
                    .UpdateMessageAsync(
                        message.MessageId,
                        message.PopReceipt,
                        visibilityTimeout: TimeSpan.FromSeconds(dice.Between(1, 5)),
                        cancellationToken: _stopping.Token
                    );
                return;
            }

            // Done, and nobody will know: it is delivered once more.
            if (message.DequeueCount == 1 && dice.Chance(100))
            {
                figures.Duplicated();
                await account
                    .Queue(queue)
                    .UpdateMessageAsync(
                        message.MessageId,
                        message.PopReceipt,
                        visibilityTimeout: TimeSpan.FromSeconds(dice.Between(0, 10)),
                        cancellationToken: _stopping.Token
                    );
                return;
            }

            await account.Queue(queue).DeleteMessageAsync(message.MessageId, message.PopReceipt, _stopping.Token);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // Shows up again by itself.
        }
    }

    private async Task TickAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(s_timer, _stopping.Token);
            await InvokeAsync("ReconcileUploads", Envelopes.Timer());
        }
    }

    private async Task<bool> InvokeAsync(string function, string envelope)
    {
        await _places.WaitAsync(_stopping.Token);
        try
        {
            await _appIsUp.Task.WaitAsync(_stopping.Token);
            using var request = new HttpRequestMessage(HttpMethod.Post, function)
            {
                Content = new StringContent(envelope, Encoding.UTF8),
            };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
            request.Headers.TransferEncodingChunked = true;
            using var answer = await _http.SendAsync(request, _stopping.Token);
            figures.Invoked(answer.IsSuccessStatusCode);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e)
            when (e is HttpRequestException || (e is OperationCanceledException && !_stopping.IsCancellationRequested))
        {
            figures.Invoked(succeeded: false);
            return false;
        }
        finally
        {
            _places.Release();
        }
    }
}

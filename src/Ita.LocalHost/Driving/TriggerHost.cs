using System.Text.Json;
using Azure.Storage.Blobs;
using Ita.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Ita.LocalHost.Driving;

/// <summary>
/// Drives the functions where there is no Functions host: the same containers, queues and timer, at least once and in
/// any order as it would. Killed at any moment and started again, it comes to the same state.
/// </summary>
internal sealed class TriggerHost(
    IReadOnlyList<TriggeredFunction> functions,
    FunctionInvoker invoker,
    StorageAccount account,
    StorageGate storage,
    DrivingSettings settings,
    TimeProvider time,
    ILogger<TriggerHost> log
) : BackgroundService
{
    private readonly CancellationTokenSource _abort = new();
    private long _workedAt;

    /// <summary>What is under way may end until the app's time for shutting down is over.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using (cancellationToken.Register(_abort.Cancel))
            await base.StopAsync(cancellationToken);
        await _abort.CancelAsync();
    }

    public override void Dispose()
    {
        _abort.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The app starts at once; what it needs may come later.
        await Task.Yield();
        if (await WaitForStorageAsync(stoppingToken))
            await Task.WhenAll(functions.Select(function => ListenAsync(function, stoppingToken)));
    }

    private Task ListenAsync(TriggeredFunction function, CancellationToken stoppingToken) =>
        function.Trigger switch
        {
            BlobTriggerAttribute blobs => ListenToContainer(function, account.Container(blobs.Container()))
                .RunAsync(stoppingToken, _abort.Token),
            QueueTriggerAttribute queue => ListenToQueue(function, queue.QueueName)
                .RunAsync(stoppingToken, _abort.Token),
            TimerTriggerAttribute => FireTimerAsync(function, stoppingToken),
            _ => Task.CompletedTask, // Requests come by themselves.
        };

    private BlobTriggerListener ListenToContainer(TriggeredFunction function, BlobContainerClient container) =>
        new(
            container,
            (name, cancellationToken) => WorkAsync(function, container.GetBlobClient(name), cancellationToken),
            (name, cancellationToken) => SendPoisonAsync(function, container.Name, name, cancellationToken),
            settings,
            time,
            log
        );

    private QueueTriggerListener ListenToQueue(TriggeredFunction function, string queue)
    {
        // The host gives a poison queue's message up after its last attempt; so is it here.
        var isPoison = QueueNames.Poison.Contains(queue);
        return new(
            account.QueueAsItIs(queue),
            isPoison ? null : account.QueueAsItIs(QueueNames.PoisonOf(queue)),
            isPoison
                ? (text, cancellationToken) => invoker.InvokeAsync(function, text, cancellationToken)
                : (text, cancellationToken) => WorkAsync(function, text, cancellationToken),
            settings,
            time,
            log
        );
    }

    private async Task<bool> WaitForStorageAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await storage.EnterAsync(stoppingToken);
                return true;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.StorageDown(e);
                await Pause.ForAsync(settings.RetryDelay, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return false;
    }

    // As the host writes it.
    private Task SendPoisonAsync(
        TriggeredFunction function,
        string container,
        string blob,
        CancellationToken cancellationToken
    ) =>
        account
            .Queue(QueueNames.BlobTriggerPoison)
            .SendMessageAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        FunctionId = function.Name,
                        BlobType = "BlockBlob",
                        ContainerName = container,
                        BlobName = blob,
                    }
                ),
                cancellationToken
            );

    // What failed is no reason for the timer to fire early, which might only put it on its way again.
    private async Task WorkAsync(TriggeredFunction function, object trigger, CancellationToken cancellationToken)
    {
        await invoker.InvokeAsync(function, trigger, cancellationToken);
        Interlocked.Exchange(ref _workedAt, time.GetTimestamp());
    }

    private async Task FireTimerAsync(TriggeredFunction function, CancellationToken stoppingToken)
    {
        var isFirst = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            var begun = time.GetTimestamp();
            try
            {
                await invoker.InvokeAsync(function, new TimerInfo(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.TimerFailed(e, function.Name);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            // A process that was killed in its turn leaves it taken for a while: the second one comes soon.
            var interval = isFirst ? settings.SecondTimer : settings.TimerInterval;
            isFirst = false;
            while (!stoppingToken.IsCancellationRequested && !IsDue(begun, interval))
                await Pause.ForAsync(settings.PollInterval, time, stoppingToken);
        }
    }

    // Besides the schedule, once after every burst of work: what an agency's result changes for others, such as its
    // province's medians, shows up then.
    private bool IsDue(long begun, TimeSpan interval)
    {
        if (time.GetElapsedTime(begun) >= interval)
            return true;
        var worked = Interlocked.Read(ref _workedAt);
        return worked > begun && time.GetElapsedTime(worked) >= settings.QuietTime;
    }
}

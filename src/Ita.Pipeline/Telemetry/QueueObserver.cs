using Ita.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ita.Pipeline.Telemetry;

/// <summary>Asks the queues how long they are, once a minute.</summary>
internal sealed class QueueObserver(QueueGauges queues, StorageGate gate, TimeProvider time, ILogger<QueueObserver> log)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        try
        {
            do
            {
                await ReadAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The app stops.
        }
    }

    private async Task ReadAsync(CancellationToken stoppingToken)
    {
        try
        {
            // At the first start the queues are not there yet.
            await gate.EnterAsync(stoppingToken);
            await queues.ReadAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            log.QueuesUnknown(e.GetType().Name);
        }
    }
}

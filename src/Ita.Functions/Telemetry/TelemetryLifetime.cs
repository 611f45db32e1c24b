using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ita.Functions.Telemetry;

/// <summary>Begins collecting before the first step runs, and sends what is left when the app stops.</summary>
internal sealed class TelemetryLifetime(
    TracerProvider traces,
    MeterProvider figures,
    LoggerProvider lines,
    QueueGauges queues,
    ILogger<TelemetryLifetime> log
) : BackgroundService
{
    private const int PatienceMilliseconds = 5000;
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        traces.ForceFlush(PatienceMilliseconds);
        figures.ForceFlush(PatienceMilliseconds);
        lines.ForceFlush(PatienceMilliseconds);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The app stops.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            await queues.LookAsync(stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            TelemetryLog.QueuesUnknown(log, e.GetType().Name);
        }
    }
}

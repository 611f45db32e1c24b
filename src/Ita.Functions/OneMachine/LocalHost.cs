using Ita.Functions.Host;
using Ita.Pipeline.Failures;
using Ita.Pipeline.Intake;
using Ita.Pipeline.Reconciliation;
using Ita.Pipeline.Reporting;
using Ita.Pipeline.Scoring;
using Ita.Storage;
using Ita.Storage.Queues;

namespace Ita.Functions.OneMachine;

/// <summary>
/// Drives the steps where there is no Functions host: the same containers, queues and timer, at least once and in any
/// order as it would. Killed at any moment and started again, it comes to the same state.
/// </summary>
internal sealed class LocalHost(
    StorageAccount account,
    StorageGate gate,
    SurveyExportIngestion exports,
    RegistryIngestion registries,
    FollowUpIngestion followUps,
    FrameworkIngestion frameworks,
    AgencyScoring scoring,
    ReportWriting reports,
    UploadReconciliation reconciliation,
    FailureRecording failures,
    HostSettings settings,
    TimeProvider time,
    ILogger<LocalHost> log
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
        if (!await EnterAsync(stoppingToken))
            return;
        await Task.WhenAll(
            Watch(ContainerNames.Frameworks, frameworks.IngestAsync).RunAsync(stoppingToken, _abort.Token),
            Watch(ContainerNames.Registry, registries.IngestAsync).RunAsync(stoppingToken, _abort.Token),
            Watch(ContainerNames.Uploads, exports.IngestAsync).RunAsync(stoppingToken, _abort.Token),
            Watch(ContainerNames.FollowUp, followUps.IngestAsync).RunAsync(stoppingToken, _abort.Token),
            Pump(QueueNames.ScoreAgency, scoring.ScoreAsync).RunAsync(stoppingToken, _abort.Token),
            Pump(QueueNames.WriteReport, reports.WriteAsync).RunAsync(stoppingToken, _abort.Token),
            PumpPoison(QueueNames.PoisonOf(QueueNames.ScoreAgency), PoisonMessage.Scoring)
                .RunAsync(stoppingToken, _abort.Token),
            PumpPoison(QueueNames.PoisonOf(QueueNames.WriteReport), PoisonMessage.Report)
                .RunAsync(stoppingToken, _abort.Token),
            PumpPoison(QueueNames.BlobTriggerPoison, PoisonMessage.Upload).RunAsync(stoppingToken, _abort.Token),
            ReconcileAsync(stoppingToken)
        );
    }

    private async Task<bool> EnterAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await gate.EnterAsync(stopping);
                return true;
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                log.StorageDown(e);
                await Pause.ForAsync(settings.RetryDelay, time, stopping);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return false;
    }

    private BlobWatch Watch(string container, Func<string, CancellationToken, Task> step) =>
        new(
            account.Container(container),
            (name, cancellationToken) => WorkAsync(() => step(name, cancellationToken)),
            (name, cancellationToken) => failures.RecordAsync(new UploadFailure(container, name), cancellationToken),
            settings,
            time,
            log
        );

    private QueuePump Pump(string queue, Func<WorkMessage, CancellationToken, Task> step) =>
        new(
            account.Queue(queue),
            account.Queue(QueueNames.PoisonOf(queue)),
            (text, cancellationToken) =>
                WorkMessage.TryParse(text, out var message)
                    ? WorkAsync(() => step(message, cancellationToken))
                    : throw new InvalidDataException("The message holds no agency and year."),
            settings,
            time,
            log
        );

    private QueuePump PumpPoison(string queue, Func<string, Failure> read) =>
        new(
            account.Queue(queue),
            poison: null,
            (text, cancellationToken) => failures.RecordAsync(read(text), cancellationToken),
            settings,
            time,
            log
        );

    // What failed is no reason for an early reconciliation, which might only put it on its way again.
    private async Task WorkAsync(Func<Task> step)
    {
        await step();
        Interlocked.Exchange(ref _workedAt, time.GetTimestamp());
    }

    private async Task ReconcileAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var begun = time.GetTimestamp();
            try
            {
                // A process that was killed in its turn leaves it taken for a while.
                if (await reconciliation.ReconcileAsync(stopping) is null)
                {
                    await Pause.ForAsync(settings.TurnDelay, time, stopping);
                    continue;
                }
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                log.ReconciliationFailed(e);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            while (!stopping.IsCancellationRequested && !IsDue(begun))
                await Pause.ForAsync(settings.PollInterval, time, stopping);
        }
    }

    // Besides the timer, once after every burst of work: what an agency's result changes for others, such as its
    // province's medians, shows up then.
    private bool IsDue(long begun)
    {
        if (time.GetElapsedTime(begun) >= settings.ReconcileInterval)
            return true;
        var worked = Interlocked.Read(ref _workedAt);
        return worked > begun && time.GetElapsedTime(worked) >= settings.QuietTime;
    }
}

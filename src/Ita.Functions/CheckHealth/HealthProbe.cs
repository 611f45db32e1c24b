using System.Collections.Immutable;
using System.Diagnostics;
using Ita.Assessment;
using Ita.Functions.Host;
using Ita.Functions.Telemetry;
using Ita.Pipeline;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;

namespace Ita.Functions.CheckHealth;

/// <summary>Asks everything the app depends on whether it is there.</summary>
internal sealed class HealthProbe(StorageGate gate, StorageAccount account, WorkQueues queues, AgencyStore agencies, FrameworkLibrary frameworks, ILogger<HealthProbe> log)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public async Task<ImmutableArray<Dependency>> AskAsync(CancellationToken cancellation)
    {
        // What the stores are made with tells nothing of its own; each service says for itself whether it is there.
        var made = await AskAsync("storage", gate.EnterAsync, cancellation);
        return
        [
            made,
            .. await Task.WhenAll(
                AskAsync("blobs", async token => await account.Container(ContainerNames.Uploads).GetPropertiesAsync(cancellationToken: token), cancellation),
                AskAsync("queues", async token => await queues.CountAsync(QueueNames.ScoreAgency, token), cancellation),
                AskAsync("tables", async token => await agencies.FindAsync(new AgencyCode("health"), token), cancellation),
                AskAsync("frameworks", async token => await frameworks.GetAsync(token), cancellation)),
        ];
    }

    private async Task<Dependency> AskAsync(string name, Func<CancellationToken, ValueTask> ask, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_patience);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await ask(limit.Token);
            return new Dependency(name, IsThere: true, (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            TelemetryLog.DependencyDown(log, name, e.GetType().Name);
            return new Dependency(name, IsThere: false, (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }
}

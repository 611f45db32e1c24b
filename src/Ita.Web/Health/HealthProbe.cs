using System.Collections.Immutable;
using System.Diagnostics;
using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Storage.Queues;

namespace Ita.Web.Health;

/// <summary>Asks everything the app depends on whether it is there.</summary>
internal sealed class HealthProbe(
    StorageGate gate,
    StorageAccount account,
    WorkQueues queues,
    AgencyStore agencies,
    FrameworkLibrary frameworks,
    QueueGauges gauges,
    ILogger<HealthProbe> log
)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public async Task<ImmutableArray<Dependency>> AskAsync(CancellationToken cancellationToken)
    {
        // What the stores are made with tells nothing of its own; each service says for itself whether it is there.
        var made = await AskAsync("storage", gate.EnterAsync, cancellationToken);
        return
        [
            made,
            .. await Task.WhenAll(
                AskAsync(
                    "blobs",
                    async token =>
                        await account.Container(ContainerNames.Uploads).GetPropertiesAsync(cancellationToken: token),
                    cancellationToken
                ),
                AskAsync(
                    "queues",
                    async token => await queues.CountAsync(QueueNames.ScoreAgency, token),
                    cancellationToken
                ),
                AskAsync(
                    "tables",
                    async token => await agencies.FindAsync(new AgencyCode("health"), token),
                    cancellationToken
                ),
                AskAsync("frameworks", async token => await frameworks.GetAsync(token), cancellationToken)
            ),
            Work(),
        ];
    }

    // Everything answers, and yet nothing happens.
    private Dependency Work()
    {
        var stuck = gauges.Stuck;
        foreach (var queue in stuck)
            HealthLog.WorkStuck(log, queue);
        return new Dependency("work", IsThere: stuck.Count == 0, 0);
    }

    private async Task<Dependency> AskAsync(
        string name,
        Func<CancellationToken, ValueTask> ask,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await ask(limit.Token);
            return new Dependency(name, IsThere: true, (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            HealthLog.DependencyDown(log, name, e.GetType().Name);
            return new Dependency(name, IsThere: false, (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }
}

/// <summary>Something that the app needs.</summary>
/// <param name="Name">What.</param>
/// <param name="IsThere">It answered as it should.</param>
/// <param name="Milliseconds">How long that took.</param>
internal sealed record Dependency(string Name, bool IsThere, long Milliseconds);

internal static partial class HealthLog
{
    [LoggerMessage(EventId = 5002, Level = LogLevel.Error, Message = "{Dependency} does not answer: {Reason}.")]
    public static partial void DependencyDown(ILogger log, string dependency, string reason);

    [LoggerMessage(
        EventId = 5003,
        Level = LogLevel.Error,
        Message = "The message in front of {Queue} has not moved for ten minutes."
    )]
    public static partial void WorkStuck(ILogger log, string queue);
}

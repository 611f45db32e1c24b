using System.Collections.Immutable;
using System.Diagnostics;
using Ita.Assessment;
using Ita.Pipeline.Scoring;
using Ita.Pipeline.Telemetry;
using Ita.Storage;
using Ita.Storage.Agencies;
using Ita.Web.Site;

namespace Ita.Web.Health;

/// <summary>
/// Asks everything the app depends on whether it is there, within a request's time (<see cref="StoragePatience"/>).
/// </summary>
internal sealed class HealthProbe(
    StorageGate gate,
    StorageAccount account,
    AgencyStore agencies,
    FrameworkLibrary frameworks,
    QueueGauges gauges,
    StoragePatience patience,
    TimeProvider time,
    ILogger<HealthProbe> log
)
{
    private const string Writing = "writing";

    // Anybody may ask as often as they like: what was written lately is not written again.
    private readonly TimedCache<string, bool> _written = new(
        time,
        async (_, cancellationToken) =>
        {
            await gate.TryWritingAsync(cancellationToken);
            return true;
        }
    );

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
                    async token => await account.Queue(QueueNames.ScoreAgency).GetPropertiesAsync(token),
                    cancellationToken
                ),
                AskAsync(
                    "tables",
                    async token => await agencies.FindAsync(new AgencyCode("health"), token),
                    cancellationToken
                ),
                AskAsync("frameworks", async token => await frameworks.GetAsync(token), cancellationToken),
                AskAsync(Writing, async token => await _written.GetAsync(Writing, token), cancellationToken)
            ),
            Work(),
        ];
    }

    /// <summary>Rows that could not be read; none where that cannot be told now.</summary>
    public async Task<IReadOnlyList<UnreadableRow>> ListUnreadableAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<UnreadableRow> rows = [];
        await AskAsync(
            "unreadable rows",
            async token => rows = await account.Unreadable.ListAsync(token),
            cancellationToken
        );
        return rows;
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
        // Half of it: what is made comes first, the rest together.
        using var spent = new CancellationTokenSource(patience.Limit / 2, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, spent.Token);
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

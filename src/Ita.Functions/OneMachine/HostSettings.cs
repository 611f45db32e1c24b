namespace Ita.Functions.OneMachine;

/// <summary>
/// How the steps are driven where there is no Functions host; the figures are those that host.json gives the host.
/// </summary>
public sealed record HostSettings
{
    /// <summary>How long nothing is asked after nothing was found.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a message stays hidden; renewed at half of it while its step runs.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a failed message or blob waits for its next attempt.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts before a message goes to the poison queue, or a blob's failure is recorded.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Steps of one kind at the same time.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>Between two reconciliations; the first one is at the start.</summary>
    public TimeSpan ReconcileInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a reconciliation waits where another is under way.</summary>
    public TimeSpan TurnDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Without a step for so long after the last one, a reconciliation comes before its time.</summary>
    public TimeSpan QuietTime { get; init; } = TimeSpan.FromSeconds(3);
}

namespace Ita.LocalHost.Driving;

/// <summary>How the functions are driven; the figures are those that host.json gives the host.</summary>
public sealed record DrivingSettings
{
    /// <summary>How long nothing is asked after nothing was found.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a message stays hidden; renewed at half of it while its function runs.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a failed message or blob waits for its next attempt.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts before a message, or one about a blob, goes to the poison queue.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Calls of one function at the same time.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>
    /// Between two calls of a timer's function, whatever its schedule; the first one is at the start.
    /// </summary>
    public TimeSpan TimerInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Between the first and the second call of a timer's function.</summary>
    public TimeSpan SecondTimer { get; init; } = TimeSpan.FromSeconds(35);

    /// <summary>
    /// Without a call for so long after the last one, the timer's function is called before its time.
    /// </summary>
    public TimeSpan QuietTime { get; init; } = TimeSpan.FromSeconds(3);
}

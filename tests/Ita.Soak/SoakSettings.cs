namespace Ita.Soak;

/// <summary>How much is done to the app, and with which dice.</summary>
public sealed record SoakSettings
{
    /// <summary>The published app.</summary>
    public required string App { get; init; }

    /// <summary>Where the logs of both runs and the storage's data are put.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Each with a year and the year before.</summary>
    public int Agencies { get; init; } = 200;

    /// <summary>How often the worker is ended with SIGKILL, each time with work under way.</summary>
    public int Kills { get; init; } = 50;

    /// <summary>How often the storage is stopped and started.</summary>
    public int StorageRestarts { get; init; } = 5;

    /// <summary>
    /// How often the storage is ended with SIGKILL: what it was told in its last seconds it has forgotten.
    /// </summary>
    public int StorageKills { get; init; } = 2;

    /// <summary>How often messages that nobody can read are put into the queues.</summary>
    public int Garbage { get; init; } = 2;

    /// <summary>How often every message of every queue is thrown away.</summary>
    public int QueueClears { get; init; } = 1;

    /// <summary>The same seed draws the same workbooks, delays, losses and moments.</summary>
    public int Seed { get; init; } = 2566;

    /// <summary>The longest time between two kills.</summary>
    public TimeSpan LongestLife { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The soak gives up when it has not come to rest for so long after the last fault.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(45);
}

/// <summary>The soak could not be brought to its end.</summary>
public sealed class SoakException(string message) : Exception(message);

using System.Globalization;

namespace Ita.Cli.Soak;

/// <summary>What was done and what was seen.</summary>
public sealed class SoakFigures
{
    private int _invocations;
    private int _failed;
    private int _duplicates;
    private int _lost;
    private int _thrownAway;

    public int Uploads { get; set; }

    public int Replaced { get; set; }

    public int Kills { get; set; }

    public int StorageRestarts { get; set; }

    public int QueueClears { get; set; }

    public int Invocations => _invocations;

    /// <summary>Invocations that were answered with anything but success, or not at all.</summary>
    public int Failed => _failed;

    public int Duplicates => _duplicates;

    public int LostEvents => _lost;

    public int ThrownAway => _thrownAway;

    public void Invoked(bool succeeded)
    {
        Interlocked.Increment(ref _invocations);
        if (!succeeded)
            Interlocked.Increment(ref _failed);
    }

    public void Duplicated() => Interlocked.Increment(ref _duplicates);

    public void Lost() => Interlocked.Increment(ref _lost);

    public void ThrewAway(int messages) => Interlocked.Add(ref _thrownAway, messages);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Uploads} uploads ({Replaced} replaced on the way), {Kills} kills, {StorageRestarts} restarts of "
                + $"the storage, queues cleared {QueueClears} times ({ThrownAway} messages), {Invocations} "
                + $"invocations ({Failed} failed, {Duplicates} duplicated), {LostEvents} events lost"
        );
}

using System.Globalization;
using Ita.Testing.FunctionsHost;

namespace Ita.Soak;

/// <summary>What was done and what was seen.</summary>
public sealed class SoakFigures
{
    public int Uploads { get; set; }

    public int Replaced { get; set; }

    public int Kills { get; set; }

    public int StorageRestarts { get; set; }

    public int StorageKills { get; set; }

    /// <summary>Files that the storage had taken and forgot when it was killed.</summary>
    public int Forgotten { get; set; }

    /// <summary>Messages that nobody can read.</summary>
    public int Garbage { get; set; }

    public int QueueClears { get; set; }

    /// <summary>Messages that were in the queues when these were cleared.</summary>
    public int ThrownAway { get; set; }

    public DeliveryFigures Deliveries { get; set; } = new(0, 0, 0, 0);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Uploads} uploads ({Replaced} replaced on the way), {Kills} kills, {StorageRestarts} restarts of "
                + $"the storage, {StorageKills} kills of it ({Forgotten} files forgotten), {Garbage} unreadable messages, "
                + $"queues cleared {QueueClears} times ({ThrownAway} messages), "
                + $"{Deliveries.Invocations} invocations ({Deliveries.Failed} failed, {Deliveries.Doubled} doubled), "
                + $"{Deliveries.Lost} events lost"
        );
}

using System.Security.Cryptography;
using System.Text;

namespace Ita.Testing.FunctionsHost;

/// <summary>
/// What goes wrong between the storage and the worker. What becomes of a blob or a message hangs on the seed and its
/// name alone, so that a run can be repeated. Thread-safe.
/// </summary>
public sealed record Trouble
{
    public static Trouble None { get; } = new();

    public int Seed { get; init; }

    /// <summary>Of a thousand new blobs, those that nobody hears of.</summary>
    public int LostBlobs { get; init; }

    /// <summary>Of a thousand new blobs, those that are delivered twice.</summary>
    public int DoubledBlobs { get; init; }

    /// <summary>Of a thousand messages that are done, those that are delivered once more all the same.</summary>
    public int DoubledMessages { get; init; }

    /// <summary>How long a blob, or a message that failed, may be kept back; a second delivery four times as
    /// long.</summary>
    public TimeSpan LongestDelay { get; init; }

    /// <summary>Whether messages that are received together are delivered in any order.</summary>
    public bool Shuffles { get; init; }

    internal Dice For(string what) => new(Seed, what);

    /// <summary>Not for several threads at a time.</summary>
    internal sealed class Dice(int seed, string what)
    {
        private readonly Random _random = new(
            BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{what}")))
        );

        public bool Chance(int ofThousand) => _random.Next(1000) < ofThousand;

        public TimeSpan UpTo(TimeSpan longest) => longest * _random.NextDouble();

        public T[] Shuffle<T>(T[] items)
        {
            T[] shuffled = [.. items];
            _random.Shuffle(shuffled);
            return shuffled;
        }
    }
}

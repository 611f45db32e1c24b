using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ita.Cli.Samples;

/// <summary>
/// Random numbers that are the same for the same seed on every machine and .NET version, which <see cref="Random"/>
/// does not promise (SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
/// </summary>
public sealed class SeededRandom
{
    private ulong _state;

    private SeededRandom(ulong state) => _state = state;

    /// <summary>
    /// A stream of numbers of its own for a purpose: what is drawn for one agency does not shift the others.
    /// </summary>
    /// <param name="seed">The seed of the whole set.</param>
    /// <param name="purpose">What the numbers are for, e.g. agency, year and questionnaire.</param>
    public static SeededRandom For(int seed, FormattableString purpose)
    {
        var text = FormattableString.Invariant($"{seed}/{FormattableString.Invariant(purpose)}");
        return new SeededRandom(BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>From 0 to one less than <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)(Bits() % (ulong)count);
    }

    /// <summary>From <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True so many times in a thousand.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    /// <summary>The same elements in another order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> elements)
    {
        var shuffled = elements.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }

    private ulong Bits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var bits = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}

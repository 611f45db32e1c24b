using System.Globalization;

namespace Ita.Assessment;

/// <summary>
/// Points from 0 to 100 at full precision (<see cref="decimal"/>). Rounded once, for display and for the level, to 2
/// decimals, half up (docs/assessment.md, scores and rounding). Compare what readers see by <see cref="Rounded"/>,
/// never by <see cref="Value"/>.
/// </summary>
public readonly record struct Score : IComparable<Score>
{
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 100.</exception>
    public Score(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100m);
        Value = value;
    }

    /// <summary>Points at full precision.</summary>
    public decimal Value { get; }

    /// <summary>Points as published: 2 decimals, half up.</summary>
    public decimal Rounded => decimal.Round(Value, 2, MidpointRounding.AwayFromZero);

    public int CompareTo(Score other) => Value.CompareTo(other.Value);

    /// <summary>As published, with an invariant point: <c>88.93</c>.</summary>
    public override string ToString() => Rounded.ToString("0.00", CultureInfo.InvariantCulture);
}

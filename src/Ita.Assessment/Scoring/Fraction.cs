using System.Numerics;

namespace Ita.Assessment.Scoring;

/// <summary>
/// An exact ratio of whole numbers, reduced, the denominator positive. Means of means of thirds do not fit a decimal:
/// 28 digits of 84.995 can fall on either side of the rounding, and so of a level. Scores are computed in fractions and
/// become decimals once.
/// </summary>
internal readonly struct Fraction
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominatorLessOne;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            divisor = -divisor;
        _numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    // Stored less one, so that the default value is zero and not zero over zero.
    private BigInteger Denominator => _denominatorLessOne + 1;

    public static Fraction From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = unchecked(
            ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]
        );
        return new Fraction(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static Fraction Mean(IReadOnlyCollection<Fraction> values) =>
        values.Aggregate(default(Fraction), (sum, value) => sum + value) / values.Count;

    public static Fraction operator +(Fraction left, Fraction right) =>
        new(
            (left._numerator * right.Denominator) + (right._numerator * left.Denominator),
            left.Denominator * right.Denominator
        );

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left._numerator * right._numerator, left.Denominator * right.Denominator);

    public static Fraction operator /(Fraction left, BigInteger divisor) =>
        new(left._numerator, left.Denominator * divisor);

    /// <summary>
    /// The nearest decimal with 20 digits after the point, half up: a value that ends within them is exact.
    /// </summary>
    public decimal ToDecimal()
    {
        const int digits = 20;
        var scaled = _numerator * BigInteger.Pow(10, digits) * 2;
        var nearest = BigInteger.DivRem(
            scaled + (_numerator.Sign < 0 ? -Denominator : Denominator),
            Denominator * 2,
            out _
        );
        var whole = BigInteger.DivRem(nearest, BigInteger.Pow(10, digits), out var rest);
        return (decimal)whole + ((decimal)rest / 100_000_000_000_000_000_000m);
    }
}

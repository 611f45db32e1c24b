using Ita.Assessment;

namespace Ita.Web.Provinces;

/// <summary>
/// The middle of some scores and how far they lie apart. Quartiles by linear interpolation between the two scores
/// beside them, as Excel's QUARTILE.INC; the median of an even number is therefore the mean of the two in the middle.
/// Full precision.
/// </summary>
public sealed record Spread(int Count, Score Least, Score LowerQuartile, Score Median, Score UpperQuartile, Score Most)
{
    /// <summary>With fewer, a median would tell one agency the other's figures.</summary>
    public const int FewestAgencies = 5;

    /// <summary>Null of fewer than <see cref="FewestAgencies"/>.</summary>
    public static Spread? Of(IEnumerable<Score> scores)
    {
        var ordered = scores.Order().Select(score => score.Value).ToArray();
        if (ordered.Length < FewestAgencies)
            return null;
        return new Spread(
            ordered.Length,
            new Score(ordered[0]),
            Quartile(ordered, 1),
            Quartile(ordered, 2),
            Quartile(ordered, 3),
            new Score(ordered[^1])
        );
    }

    private static Score Quartile(decimal[] ordered, int quarter)
    {
        var (whole, rest) = Math.DivRem((ordered.Length - 1) * quarter, 4);
        return new Score(
            rest == 0 ? ordered[whole] : ordered[whole] + ((ordered[whole + 1] - ordered[whole]) * rest / 4m)
        );
    }
}

using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Scoring;

namespace Ita.Web.Provinces;

/// <summary>
/// The spreads of a province's complete agencies in a year; what fewer than five agencies have is not there.
/// </summary>
public sealed record ProvinceSpreads
{
    public static ProvinceSpreads None { get; } = new();

    public Spread? Total { get; init; }

    /// <summary>IIT, EIT and OIT.</summary>
    public ImmutableSortedDictionary<Instrument, Spread> Instruments { get; init; } =
        ImmutableSortedDictionary<Instrument, Spread>.Empty;

    public ImmutableSortedDictionary<int, Spread> Indicators { get; init; } =
        ImmutableSortedDictionary<int, Spread>.Empty;

    /// <param name="results">A year's results of a province, complete or not.</param>
    public static ProvinceSpreads Of(IEnumerable<AssessmentResult> results)
    {
        var complete = results.Where(result => result.IsComplete).ToList();
        return new ProvinceSpreads
        {
            Total = Spread.Of(complete.Select(result => result.Total!.Value)),
            Instruments = ByKey(
                complete
                    .SelectMany(result => result.Instruments)
                    .Where(result => !result.Instrument.IsEitPart())
                    .Select(result => (result.Instrument, (Score?)result.Score))
            ),
            Indicators = ByKey(
                complete.SelectMany(result => result.Indicators).Select(indicator => (indicator.Id, indicator.Score))
            ),
        };
    }

    private static ImmutableSortedDictionary<TKey, Spread> ByKey<TKey>(IEnumerable<(TKey Key, Score? Score)> scores)
        where TKey : notnull =>
        scores
            .Where(pair => pair.Score is not null)
            .GroupBy(pair => pair.Key, pair => pair.Score!.Value)
            .Select(group => KeyValuePair.Create(group.Key, Spread.Of(group)))
            .Where(pair => pair.Value is not null)
            .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value!);
}

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

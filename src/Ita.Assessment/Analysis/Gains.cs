using System.Collections.Immutable;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Assessment.Analysis;

/// <summary>Which improvements raise the total most (docs/report.md, beyond the template).</summary>
public static class Gains
{
    /// <summary>
    /// Every item below 100 whose score may be published, largest gain first; equal ones by questionnaire and number.
    /// </summary>
    public static ImmutableArray<Gain> Of(Framework framework, AssessmentResult result) =>
        [
            .. result
                .CountingParts.SelectMany(part =>
                    part.Indicators.SelectMany(indicator => OfIndicator(framework, part, indicator))
                )
                .OrderByDescending(gain => gain.Points)
                .ThenBy(gain => gain.Part)
                .ThenBy(gain => gain.Item),
        ];

    /// <summary>
    /// The fewest items that lift the total to <paramref name="totalMin"/> and every questionnaire to
    /// <paramref name="eachMin"/>. Gains add up, and within a questionnaire the order by gain is the order by what its
    /// own score gains: so the best items of each questionnaire that is too low, then the best of the rest, are the
    /// fewest. Null where the known items do not suffice.
    /// </summary>
    public static ImprovementPath? PathTo(
        Framework framework,
        AssessmentResult result,
        string? goal,
        decimal totalMin,
        decimal? eachMin
    )
    {
        if (result.Total is not { } total)
            return null;
        var left = Of(framework, result).ToList();
        var taken = new List<Gain>();
        foreach (var part in result.CountingParts)
        {
            var weight = framework.Definition(part.Instrument).Weight / 100m;
            var score = part.Score!.Value.Value;
            while (eachMin is { } least && Published(score) < least)
            {
                if (left.FirstOrDefault(gain => gain.Part == part.Instrument) is not { } best)
                    return null;
                Take(best);
                score += best.Points / weight;
            }
        }

        while (Published(Reached()) < totalMin)
        {
            if (left.Count == 0)
                return null;
            Take(left[0]);
        }

        return new ImprovementPath(
            goal,
            [.. taken.OrderByDescending(gain => gain.Points).ThenBy(gain => gain.Part).ThenBy(gain => gain.Item)],
            new Score(Math.Min(Reached(), 100m))
        );

        decimal Reached() => total.Value + taken.Sum(gain => gain.Points);

        void Take(Gain gain)
        {
            taken.Add(gain);
            left.Remove(gain);
        }
    }

    /// <summary>Points of the total as they are published, rounded half up to 2 decimals.</summary>
    public static decimal Rounded(decimal points) => decimal.Round(points, 2, MidpointRounding.AwayFromZero);

    private static decimal Published(decimal points) => new Score(Math.Min(points, 100m)).Rounded;

    private static IEnumerable<Gain> OfIndicator(Framework framework, PartResult part, IndicatorResult indicator)
    {
        var weight = framework.Definition(part.Instrument).Weight / 100m / part.Indicators.Length;
        var items = part.Items.Where(item => indicator.ItemIds.Contains(item.Id)).ToList();
        var groups = framework.Indicator(indicator.Id).SubIndicators is { Length: > 0 } subs
            ? subs.Select(sub => items.Where(item => sub.Items.Any(own => own.Id == item.Id)).ToList()).ToList()
            : [items];
        var scoredGroups = groups
            .Select(group => group.Where(item => item.Score is not null || item.IsWithheld).ToList())
            .Where(group => group.Count > 0)
            .ToList();
        return from @group in scoredGroups
            from item in @group
            let score = item.Score ?? new Score(100m)
            where score.Rounded < 100m
            select new Gain(
                part.Instrument,
                item.Id,
                score,
                (100m - score.Value) * weight / scoredGroups.Count / @group.Count
            );
    }
}

/// <summary>What improving an item would gain.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="Item">The item.</param>
/// <param name="Score">Its score now.</param>
/// <param name="Points">Points the total would rise by if the item reached 100, at full precision.</param>
public sealed record Gain(Instrument Part, ItemId Item, Score Score, decimal Points)
{
    /// <summary>The points as published, rounded half up to 2 decimals.</summary>
    public decimal Published => Gains.Rounded(Points);
}

/// <summary>
/// The smallest set of items that lifts an agency to a level or to the target, if each of them reached 100.
/// </summary>
/// <param name="Goal">The level's code, or null for the target.</param>
/// <param name="Items">The items, largest gain first.</param>
/// <param name="Total">The total that they would give.</param>
public sealed record ImprovementPath(string? Goal, ImmutableArray<Gain> Items, Score Total)
{
    /// <summary>What the items give together, as published, rounded half up to 2 decimals.</summary>
    public decimal Published => Gains.Rounded(Items.Sum(gain => gain.Points));
}

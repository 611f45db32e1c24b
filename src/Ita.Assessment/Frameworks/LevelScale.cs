using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>A scale of levels, best first; the first whose conditions hold is the level.</summary>
public sealed record LevelScale(string Id, ImmutableArray<Level> Levels)
{
    /// <param name="total">The total.</param>
    /// <param name="questionnaires">The scores tested one by one: each questionnaire's, or the combined EIT where only
    /// that is known.</param>
    public Level LevelOf(Score total, IEnumerable<Score> questionnaires)
    {
        var lowest = questionnaires.Select(score => score.Rounded).DefaultIfEmpty(100m).Min();
        return Levels.First(level =>
            total.Rounded >= level.TotalMin && (level.EachInstrumentMin is not { } each || lowest >= each)
        );
    }

    /// <summary>
    /// The best total that still is this level by total alone: 94.99 below a level that starts at 95; 100 for the best.
    /// </summary>
    public decimal TotalMaxOf(Level level)
    {
        var above = Levels
            .Where(other => other.TotalMin > level.TotalMin)
            .Select(other => (decimal?)other.TotalMin)
            .Min();
        return above is { } next ? next - 0.01m : 100m;
    }
}

/// <summary>One level of a scale.</summary>
/// <param name="Code">What is stored and shown: <c>A</c>, or the Thai wording itself.</param>
/// <param name="TotalMin">The least total, of the rounded score.</param>
/// <param name="EachInstrumentMin">The least score of every questionnaire (both EIT parts), rounded; null where the
/// total alone decides.</param>
public sealed record Level(string Code, decimal TotalMin, decimal? EachInstrumentMin);

using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Pipeline.Reporting;

internal static class Medians
{
    /// <summary>The middle score, or the mean of the two in the middle; null of none.</summary>
    public static Score? Of(IEnumerable<Score> scores)
    {
        var ordered = scores.Order().ToList();
        if (ordered.Count == 0)
            return null;
        var middle = ordered.Count / 2;
        return ordered.Count % 2 == 1
            ? ordered[middle]
            : new Score((ordered[middle - 1].Value + ordered[middle].Value) / 2);
    }

    public static ImmutableDictionary<TKey, Score> ToImmutableMedians<TKey>(
        this IEnumerable<IGrouping<TKey, Score>> groups
    )
        where TKey : notnull => groups.ToImmutableDictionary(group => group.Key, group => Of(group)!.Value);
}

using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;

namespace Ita.Functions.Web.Agencies;

/// <summary>What the charts of a page have in common.</summary>
internal static class Chart
{
    /// <summary>Where the axis begins: the ten below the lowest score, 50 at most, so that lines of good agencies do not look flat.</summary>
    public static decimal Lowest(IEnumerable<Score> scores) => Math.Min(50m, decimal.Floor(scores.Select(score => score.Value).DefaultIfEmpty(0m).Min() / 10) * 10);

    /// <summary>The points of every unbroken line: a year without a score leaves a gap.</summary>
    public static IEnumerable<string> Unbroken(ImmutableArray<Score?> scores, Func<int, decimal> x, Func<Score, string> y)
    {
        var line = new List<string>();
        for (var index = 0; index < scores.Length; index++)
        {
            if (scores[index] is { } score)
            {
                line.Add($"{Number(x(index))},{y(score)}");
                continue;
            }

            if (line.Count > 1) yield return string.Join(' ', line);
            line.Clear();
        }

        if (line.Count > 1) yield return string.Join(' ', line);
    }

    public static string Number(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

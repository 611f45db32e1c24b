using System.Collections.Immutable;
using System.Globalization;
using Ita.Assessment;

namespace Ita.Web.Agencies;

/// <summary>What the charts of a page have in common.</summary>
internal static class Chart
{
    /// <summary>
    /// Where the axis begins: at the ten below the lowest score and the target. It ends at 100, and says both.
    /// </summary>
    public static decimal Lowest(IEnumerable<Score> scores, decimal target) =>
        Math.Min(
            90m,
            Math.Max(
                0m,
                decimal.Floor(
                    (Math.Min(scores.Select(score => score.Value).DefaultIfEmpty(target).Min(), target) - 2) / 10
                ) * 10
            )
        );

    /// <summary>The points of every unbroken line: a year without a score leaves a gap.</summary>
    public static IEnumerable<string> Unbroken(
        ImmutableArray<Score?> scores,
        Func<int, decimal> x,
        Func<Score, string> y
    )
    {
        var line = new List<string>();
        for (var index = 0; index < scores.Length; index++)
        {
            if (scores[index] is { } score)
            {
                line.Add($"{Number(x(index))},{y(score)}");
                continue;
            }

            if (line.Count > 1)
                yield return string.Join(' ', line);
            line.Clear();
        }

        if (line.Count > 1)
            yield return string.Join(' ', line);
    }

    public static string Number(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using Ita.Assessment.Comparison;

namespace Ita.Cli.Demo;

/// <summary>What follows from the observed results.</summary>
internal static class DemoFigures
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Null where one of the years has no total.</summary>
    public static Change? Change(ObservedYear? last, ObservedYear? current) =>
        last?.Total is { } before && current?.Total is { } now ? new Change(Points(before), Points(now)) : null;

    /// <summary>One line per result, always in the same order, so that two runs can be compared.</summary>
    public static string ToJson(IEnumerable<ObservedYear> observed) =>
        JsonSerializer.Serialize(
            observed
                .OrderBy(year => year.Of)
                .ToDictionary(
                    year => year.Of.ToString(),
                    year => new
                    {
                        year.Total,
                        year.Level,
                        Missing = year.Missing.Select(part => part.ToString()),
                    }
                ),
            Options
        );

    private static decimal Points(string score) => decimal.Parse(score, CultureInfo.InvariantCulture);
}

using Ita.Assessment;
using Ita.Cli.Samples;

namespace Ita.Cli.Tests.Samples;

/// <summary>
/// The scoring rules of docs/assessment.md once more, in ordinary decimals and straight from the answers: no tallies,
/// no fractions, nothing of the product's scorer.
/// </summary>
internal static class PlainScores
{
    /// <summary>The total, rounded to 2 decimals; null without the OIT.</summary>
    public static decimal? Total(SampleExport export)
    {
        if (export.Disclosure is not { } disclosure)
            return null;
        var byPart = export.Questionnaires.ToDictionary(questionnaire => questionnaire.Instrument, Part);
        var total =
            (0.30m * byPart[Instrument.IIT])
            + (0.15m * byPart[Instrument.EIT1])
            + (0.15m * byPart[Instrument.EIT2])
            + (0.40m * Oit(disclosure));
        return decimal.Round(total, 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>A questionnaire's score: the mean of its indicators, each the mean of its items.</summary>
    public static decimal Part(SampleQuestionnaire questionnaire)
    {
        var columns = questionnaire.Columns.Select(
            (column, index) => (column.Item, Mean: Column(questionnaire, index))
        );
        var items = columns
            .GroupBy(column => column.Item)
            .Select(item => (item.Key.Indicator, Mean: item.Average(column => column.Mean)));
        return items.GroupBy(item => item.Indicator).Average(indicator => indicator.Average(item => item.Mean));
    }

    // Indicator 9 and 10, each the mean of its sub-indicators.
    private static decimal Oit(SampleDisclosure disclosure) =>
        disclosure
            .Items.GroupBy(entry => entry.Item.SubIndicator!)
            .Select(sub =>
                (Indicator: sub.Key.Split('.')[0], Mean: sub.Average(entry => entry.IsPublished ? 100m : 0m))
            )
            .GroupBy(sub => sub.Indicator)
            .Average(indicator => indicator.Average(sub => sub.Mean));

    private static decimal Column(SampleQuestionnaire questionnaire, int index) =>
        questionnaire
            .Respondents.Where(answers => answers[index] is not null)
            .Average(answers => questionnaire.Columns[index].Scale.Choices[answers[index]!.Value].Points);
}

using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;

namespace Ita.Cli.Samples;

/// <summary>
/// Draws answers that come near a plan's total, with the unevenness of real ones: strong and weak items, kind and stern
/// respondents.
/// </summary>
public static class SampleAnswers
{
    /// <summary>One questionnaire's answers.</summary>
    /// <param name="framework">The year's framework.</param>
    /// <param name="questionnaire">IIT, EIT, EIT1 or EIT2.</param>
    /// <param name="perMille">The score aimed at, in thousandths: 850 is 85 points.</param>
    /// <param name="respondents">How many answer.</param>
    /// <param name="random">The numbers to draw from.</param>
    public static SampleQuestionnaire Questionnaire(
        Framework framework,
        Instrument questionnaire,
        int perMille,
        int respondents,
        SeededRandom random
    )
    {
        var columns = SampleColumn.Of(framework, questionnaire).ToImmutableArray();
        var ease = columns
            .ToLookup(column => column.Item.Id)
            .ToDictionary(item => item.Key, _ => ItemEase(perMille, random));
        var rows = Enumerable
            .Range(0, respondents)
            .Select(_ =>
            {
                var kindness = random.Between(-60, 60);
                return columns
                    .Select(
                        (column, index) =>
                            index > 0 && random.Chance(15)
                                ? null
                                : (int?)Choose(
                                    column.Scale,
                                    Math.Clamp(ease[column.Item.Id] + kindness, 0, 1000),
                                    random
                                )
                    )
                    .ToImmutableArray();
            });
        return new SampleQuestionnaire(questionnaire, columns, [.. rows]);
    }

    /// <summary>What is published: as many items as come nearest to the score aimed at.</summary>
    public static SampleDisclosure Disclosure(Framework framework, int perMille, SeededRandom random)
    {
        var items = framework.ItemsOf(Instrument.OIT).ToList();
        var lacking = random
            .Shuffle(items)
            .Take(items.Count * (1000 - perMille) / 1000)
            .Select(item => item.Id)
            .ToHashSet();
        return new SampleDisclosure([.. items.Select(item => (item, !lacking.Contains(item.Id)))]);
    }

    // Ups and downs by item grow with the room there is, so that the best agencies stay the best.
    private static int ItemEase(int perMille, SeededRandom random)
    {
        var room = Math.Min(120, (1000 - perMille) / 2);
        return Math.Clamp(perMille + random.Between(-room, room), 10, 995);
    }

    // As many better steps as draws succeed: the mean over many answers is the score aimed at.
    private static int Choose(AnswerScale scale, int perMille, SeededRandom random)
    {
        var steps = Enumerable.Range(1, scale.Choices.Length - 1).Count(_ => random.Chance(perMille));
        return Enumerable
            .Range(0, scale.Choices.Length)
            .OrderBy(choice => scale.Choices[choice].Points)
            .ElementAt(steps);
    }
}

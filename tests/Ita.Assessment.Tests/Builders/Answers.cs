using System.Collections.Immutable;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Assessment.Tests.Builders;

/// <summary>Tallies made by rule for every item of a questionnaire.</summary>
internal static class Answers
{
    /// <summary>Every (sub-)item answered by <paramref name="counts"/>.</summary>
    public static PartTally Part(
        Framework framework,
        Instrument part,
        Func<ItemId, AnswerScale, int[]> counts,
        int? respondents = null
    ) =>
        new()
        {
            Instrument = part,
            Layout = TallyLayout.Answers,
            Respondents = respondents,
            Items =
            [
                .. framework
                    .ItemsOf(part)
                    .SelectMany(item =>
                        item.HasSubItems
                            ? item.SubItems.Select(sub => new ItemTally
                            {
                                Id = sub.Id,
                                Counts = [.. counts(sub.Id, sub.Scale)],
                            })
                            : [new ItemTally { Id = item.Id, Counts = [.. counts(item.Id, item.Scale!)] }]
                    ),
            ],
        };

    /// <summary>Every questionnaire of the year, by the same rule.</summary>
    public static ImmutableArray<PartTally> Year(
        Framework framework,
        Func<ItemId, AnswerScale, int[]> counts,
        int? respondents = null
    ) =>
        [
            .. framework.Questionnaires.Select(part =>
                Part(framework, part.Instrument, counts, part.Instrument == Instrument.OIT ? null : respondents)
            ),
        ];

    /// <summary>Every respondent gives the choice with the most (or least) points.</summary>
    public static Func<ItemId, AnswerScale, int[]> All(int respondents, bool best) =>
        (_, scale) =>
        {
            var points = scale.Choices.Select(choice => choice.Points).ToList();
            var chosen = points.IndexOf(best ? points.Max() : points.Min());
            return [.. points.Select((_, index) => index == chosen ? respondents : 0)];
        };

    /// <summary>Every item of a questionnaire by its score.</summary>
    public static PartTally Scores(
        Framework framework,
        Instrument part,
        Func<ItemId, decimal> score,
        int? respondents = null
    ) =>
        new()
        {
            Instrument = part,
            Layout = TallyLayout.ItemScores,
            Respondents = respondents,
            Items = [.. framework.ItemsOf(part).Select(item => new ItemTally { Id = item.Id, Score = score(item.Id) })],
        };

    /// <summary>A summary by indicator.</summary>
    public static PartTally Summary(Instrument part, params decimal[] scores)
    {
        var first = part switch
        {
            Instrument.IIT => 1,
            Instrument.EIT => 6,
            _ => 9,
        };
        return new PartTally
        {
            Instrument = part,
            Layout = TallyLayout.IndicatorScores,
            Indicators = [.. scores.Select((score, index) => new IndicatorTally(first + index, score))],
        };
    }
}

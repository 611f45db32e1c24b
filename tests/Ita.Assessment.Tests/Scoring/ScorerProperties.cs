using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Scoring;

/// <summary>What holds for every year and every set of answers.</summary>
public sealed class ScorerProperties
{
    private static readonly Gen<Framework> Frameworks = Gen.Elements(
        FrameworkCatalogue.BuiltIn.Years.Select(year => FrameworkCatalogue.BuiltIn.Find(year)!).ToArray()
    );

    private static readonly Gen<(Framework Framework, PartTally[] Tallies)> Years =
        from framework in Frameworks
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (framework, RandomYear(framework, seed));

    [Fact]
    public void Scores_stay_within_0_and_100_and_the_total_within_its_instruments() =>
        Check(
            Years,
            year =>
            {
                var result = Scorer.Score(year.Framework, year.Tallies);
                var wholes = year
                    .Framework.WholeInstruments.Select(instrument => result.ScoreOf(instrument.Instrument)!.Value.Value)
                    .ToList();
                return result.Total!.Value.Value >= wholes.Min()
                    && result.Total.Value.Value <= wholes.Max()
                    && result.Indicators.All(indicator => indicator.Score is { Value: >= 0 and <= 100 });
            }
        );

    [Fact]
    public void The_order_of_tallies_and_of_items_does_not_matter() =>
        Check(
            from year in Years
            from seed in Gen.Choose(0, 1000)
            select (year, seed),
            given =>
            {
                var random = new Random(given.seed);
                var shuffled = given
                    .year.Tallies.Select(tally => tally with { Items = [.. tally.Items.OrderBy(_ => random.Next())] })
                    .OrderBy(_ => random.Next());
                return Same(
                    Scorer.Score(given.year.Framework, given.year.Tallies),
                    Scorer.Score(given.year.Framework, shuffled)
                );
            }
        );

    [Fact]
    public void A_better_answer_never_lowers_and_at_last_raises_the_total() =>
        Check(
            from year in Years
            from pick in Gen.Choose(0, int.MaxValue - 1)
            select (year, pick),
            given =>
            {
                var better = WithABetterAnswer(given.year.Framework, given.year.Tallies, given.pick);
                if (better is null)
                    return true;
                return Scorer.Score(given.year.Framework, better).Total!.Value.Value
                    > Scorer.Score(given.year.Framework, given.year.Tallies).Total!.Value.Value;
            }
        );

    [Fact]
    public void Doubling_every_answer_changes_nothing() =>
        Check(
            Years,
            year =>
                Same(
                    Scorer.Score(year.Framework, year.Tallies),
                    Scorer.Score(
                        year.Framework,
                        year.Tallies.Select(tally =>
                            tally with
                            {
                                Items =
                                [
                                    .. tally.Items.Select(item =>
                                        item with
                                        {
                                            Counts = [.. item.Counts.Select(count => count * 2)],
                                        }
                                    ),
                                ],
                            }
                        )
                    )
                )
        );

    [Fact]
    public void Item_scores_entered_as_such_give_what_the_answers_gave() =>
        Check(
            Years,
            year =>
            {
                var fromAnswers = Scorer.Score(year.Framework, year.Tallies);
                var entered = fromAnswers.Parts.Select(part => new PartTally
                {
                    Instrument = part.Instrument,
                    Layout = TallyLayout.ItemScores,
                    Items =
                    [
                        .. part.Items.Select(item => new ItemTally { Id = item.Id, Score = item.Score!.Value.Value }),
                    ],
                });
                return Math.Abs(
                        Scorer.Score(year.Framework, entered).Total!.Value.Value - fromAnswers.Total!.Value.Value
                    ) < 0.000000001m;
            }
        );

    private static void Check<T>(Gen<T> gen, Func<T, bool> property) =>
        FsCheck.Check.One(Draws.Config(60), Prop.ForAll(gen.ToArbitrary(), property));

    private static bool Same(AssessmentResult left, AssessmentResult right) =>
        left.Total == right.Total
        && left.Levels.SequenceEqual(right.Levels)
        && left.Instruments.SequenceEqual(right.Instruments)
        && left.Indicators.Select(indicator => (indicator.Id, indicator.Score))
            .SequenceEqual(right.Indicators.Select(indicator => (indicator.Id, indicator.Score)))
        && left.Parts.SelectMany(part => part.Items)
            .Select(item => (item.Id, item.Score))
            .SequenceEqual(right.Parts.SelectMany(part => part.Items).Select(item => (item.Id, item.Score)));

    private static PartTally[] RandomYear(Framework framework, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Answers.Year(
                framework,
                (_, scale) =>
                {
                    var counts = scale.Choices.Select(_ => random.Next(0, 12)).ToArray();
                    counts[random.Next(counts.Length)]++;
                    return counts;
                }
            ),
        ];
    }

    private static PartTally[]? WithABetterAnswer(Framework framework, PartTally[] tallies, int pick)
    {
        var random = new Random(pick);
        var part = random.Next(tallies.Length);
        var item = random.Next(tallies[part].Items.Length);
        var tally = tallies[part].Items[item];
        var choices = (framework.FindSubItem(tally.Id)?.Scale ?? framework.FindItem(tally.Id)!.Scale!).Choices;
        var from = Enumerable
            .Range(0, choices.Length)
            .FirstOrDefault(
                index => tally.Counts[index] > 0 && choices.Any(choice => choice.Points > choices[index].Points),
                -1
            );
        if (from < 0)
            return null;
        var to = Enumerable.Range(0, choices.Length).First(index => choices[index].Points > choices[from].Points);
        var moved = tally.Counts.SetItem(from, tally.Counts[from] - 1).SetItem(to, tally.Counts[to] + 1);
        return
        [
            .. tallies.Select(
                (other, index) =>
                    index == part
                        ? other with
                        {
                            Items = other.Items.SetItem(item, tally with { Counts = moved }),
                        }
                        : other
            ),
        ];
    }
}

using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Scoring;

public sealed class DisclosureTests
{
    [Fact]
    public void Below_five_respondents_only_the_instrument_is_shown()
    {
        var shown = Disclosure.Apply(Scored(respondents: 4));
        Assert.All(
            shown.Part(Instrument.IIT)!.Items,
            item => Assert.True(item.Score is null && item.IsWithheld && item.SubItems.IsEmpty)
        );
        Assert.All(
            shown.Indicators.Where(indicator => indicator.Id <= 8),
            indicator => Assert.True(indicator.Score is null && indicator.IsWithheld)
        );
        Assert.NotNull(shown.ScoreOf(Instrument.IIT));
        Assert.NotNull(shown.Total);
        Assert.NotNull(shown.ScoreOfIndicator(9));
    }

    [Fact]
    public void Five_respondents_are_enough() =>
        Assert.DoesNotContain(
            Disclosure.Apply(Scored(respondents: 5)).Parts.SelectMany(part => part.Items),
            item => item.IsWithheld
        );

    [Fact]
    public void One_small_eit_part_takes_the_combined_indicators_with_it_or_they_would_give_it_away()
    {
        var framework = BuengCharoen.Framework2566;
        var result = Disclosure.Apply(
            Scorer.Score(
                framework,
                [
                    Answers.Part(framework, Instrument.EIT1, Answers.All(3, best: true), 3),
                    Answers.Part(framework, Instrument.EIT2, Answers.All(50, best: false), 50),
                ]
            )
        );
        Assert.Null(result.ScoreOfIndicator(6));
        Assert.NotNull(result.Part(Instrument.EIT2)!.Indicators[0].Score);
    }

    [Fact]
    public void One_item_of_few_answers_takes_a_second_with_it_or_subtraction_would_give_it_away()
    {
        var framework = BuengCharoen.Framework2566;
        var tally = Answers.Part(
            framework,
            Instrument.IIT,
            (id, scale) => Answers.All(id.ToString() == "i7" ? 4 : 40, best: false)(id, scale),
            40
        );
        var shown = Disclosure.Apply(Scorer.Score(framework, [tally])).Part(Instrument.IIT)!;
        Assert.Equal(["i7", "i8"], shown.Items.Where(item => item.IsWithheld).Select(item => item.Id.ToString()));
    }

    [Fact]
    public void An_indicator_of_one_item_of_few_answers_goes_with_it_and_a_second_indicator_too()
    {
        var framework = BuengCharoen.Framework2566;
        var tally = Answers.Part(
            framework,
            Instrument.IIT,
            (id, scale) =>
                Answers.All(
                    id.Number is > 6 ? 40
                        : id.Number == 1 ? 4
                        : 0,
                    best: false
                )(id, scale),
            40
        );
        var shown = Disclosure.Apply(Scorer.Score(framework, [tally])).Part(Instrument.IIT)!;
        Assert.Equal(
            [1, 2],
            shown.Indicators.Where(indicator => indicator.IsWithheld).Select(indicator => indicator.Id)
        );
        Assert.Equal(["i1", "i7"], shown.Items.Where(item => item.IsWithheld).Select(item => item.Id.ToString()));
    }

    [Fact]
    public void A_sub_item_of_few_answers_takes_the_others_with_it_and_leaves_the_item()
    {
        var framework = BuengCharoen.Framework2566;
        var item = framework.ItemsOf(Instrument.IIT).First(item => item.HasSubItems);
        var few = item.SubItems[0].Id;
        var tally = Answers.Part(
            framework,
            Instrument.IIT,
            (id, scale) => Answers.All(id == few ? 4 : 40, best: false)(id, scale),
            40
        );
        var shown = Disclosure.Apply(Scorer.Score(framework, [tally])).Part(Instrument.IIT)!.Item(item.Id)!;
        Assert.NotNull(shown.Score);
        Assert.All(shown.SubItems, sub => Assert.Null(sub.Score));
    }

    [Fact]
    public void Nothing_withheld_follows_from_what_is_shown_by_adding_and_subtracting() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Arb.From(
                    from year in Gen.Choose(2563, 2568)
                    from seed in Gen.Choose(0, int.MaxValue - 1)
                    select (year, seed)
                ),
                given => Assert.Empty(Deduction.Withheld(Disclosure.Apply(RandomResult(given.year, given.seed))))
            )
        );

    [Fact]
    public void Applying_it_twice_is_applying_it_once() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Arb.From(
                    from year in Gen.Choose(2563, 2568)
                    from seed in Gen.Choose(0, int.MaxValue - 1)
                    select (year, seed)
                ),
                given =>
                {
                    var once = Disclosure.Apply(RandomResult(given.year, given.seed));
                    Assert.Equal(Withheld(once), Withheld(Disclosure.Apply(once)));
                }
            )
        );

    private static List<string> Withheld(AssessmentResult result) =>
        [
            .. result.Parts.SelectMany(part =>
                part.Items.Where(item => item.IsWithheld).Select(item => $"{part.Instrument} {item.Id}")
            ),
            .. result.Parts.SelectMany(part =>
                part.Indicators.Where(indicator => indicator.IsWithheld)
                    .Select(indicator => $"{part.Instrument} {indicator.Id}")
            ),
            .. result.Indicators.Where(indicator => indicator.IsWithheld).Select(indicator => $"{indicator.Id}"),
        ];

    // Numbers of answers near the limit, many of them none, so that indicators of one item and of none but small ones
    // come up.
    private static AssessmentResult RandomResult(int year, int seed)
    {
        var random = new Random(seed);
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(year))!;
        int[] numbers = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(9)), random.Next(3, 40)];
        var quiet = random.NextDouble();
        return Scorer.Score(
            framework,
            Answers.Year(
                framework,
                (id, scale) =>
                {
                    var counts = new int[scale.Choices.Length];
                    var answered =
                        id.Letter == 'o' ? 1
                        : random.NextDouble() < quiet ? 0
                        : numbers[random.Next(numbers.Length)];
                    for (var answer = 0; answer < answered; answer++)
                        counts[random.Next(counts.Length)]++;
                    return counts;
                },
                random.Next(3, 60)
            )
        );
    }

    private static AssessmentResult Scored(int respondents) =>
        Scorer.Score(
            BuengCharoen.Framework2566,
            Answers.Year(BuengCharoen.Framework2566, Answers.All(respondents, best: false), respondents)
        );
}

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
        var shown = Shown(respondents: 4);
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
    public void How_many_they_are_is_not_told_where_they_are_fewer_than_five()
    {
        var shown = Shown(respondents: 4);
        Assert.Equal([Instrument.IIT, Instrument.EIT1, Instrument.EIT2], shown.FewRespondents);
        Assert.All(shown.Parts, part => Assert.Null(part.Respondents));
        Assert.DoesNotContain(
            shown.Parts.Where(part => part.Instrument != Instrument.OIT).SelectMany(part => part.Items),
            item => item.Answered is > 0 and < 5
        );
        Assert.Empty(Shown(respondents: 5).FewRespondents);
    }

    [Fact]
    public void Above_what_is_withheld_nothing_has_more_decimals_than_are_published()
    {
        var framework = BuengCharoen.Framework2566;
        var exact = Scorer.Score(framework, Answers.Year(framework, Mixed(id => id.ToString() is "i19" ? 4 : 37), 37));
        var shown = Disclosure.Apply(framework, exact);
        Assert.NotEqual(exact.Total!.Value.Rounded, exact.Total.Value.Value);
        Assert.Equal(exact.Total.Value.Rounded, shown.Total!.Value.Value);
        Assert.Equal(exact.ScoreOf(Instrument.IIT)!.Value.Rounded, shown.ScoreOf(Instrument.IIT)!.Value.Value);
        Assert.All(
            shown.Part(Instrument.IIT)!.Items.Where(item => !item.IsWithheld),
            item => Assert.Equal(item.Score!.Value.Rounded, item.Score.Value.Value)
        );
        Assert.Equal(exact.ScoreOf(Instrument.EIT), shown.ScoreOf(Instrument.EIT));
    }

    [Fact]
    public void Five_respondents_are_enough() =>
        Assert.DoesNotContain(Shown(respondents: 5).Parts.SelectMany(part => part.Items), item => item.IsWithheld);

    [Fact]
    public void One_small_eit_part_takes_the_combined_indicators_with_it_or_they_would_give_it_away()
    {
        var framework = BuengCharoen.Framework2566;
        var result = Disclosure.Apply(
            framework,
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
        var tally = Answers.Part(framework, Instrument.IIT, Mixed(id => id.ToString() == "i19" ? 4 : 40), 40);
        var shown = Disclosure.Apply(framework, Scorer.Score(framework, [tally])).Part(Instrument.IIT)!;
        Assert.Equal(["i19", "i20"], shown.Items.Where(item => item.IsWithheld).Select(item => item.Id.ToString()));
    }

    [Fact]
    public void An_indicator_of_one_item_of_few_answers_goes_with_it_and_a_second_indicator_too()
    {
        var framework = BuengCharoen.Framework2566;
        var tally = Answers.Part(
            framework,
            Instrument.IIT,
            Mixed(id =>
                id.Number > 6 ? 40
                : id.Number == 2 ? 4
                : 0
            ),
            40
        );
        var shown = Disclosure.Apply(framework, Scorer.Score(framework, [tally])).Part(Instrument.IIT)!;
        Assert.Equal(
            [1, 2],
            shown.Indicators.Where(indicator => indicator.IsWithheld).Select(indicator => indicator.Id)
        );

        // An item in company, and so many more that the second indicator stays open by five points.
        Assert.Equal(
            ["i2", "i7", "i8", "i9"],
            shown.Items.Where(item => item.IsWithheld).Select(item => item.Id.ToString())
        );
    }

    [Fact]
    public void A_sub_item_of_few_answers_takes_the_others_with_it_and_leaves_the_item()
    {
        var framework = BuengCharoen.Framework2566;
        var item = framework.ItemsOf(Instrument.IIT).First(item => item.HasSubItems);
        var few = item.SubItems[0].Id;
        var tally = Answers.Part(framework, Instrument.IIT, Mixed(id => id == few ? 4 : 40), 40);
        var shown = Disclosure.Apply(framework, Scorer.Score(framework, [tally])).Part(Instrument.IIT)!.Item(item.Id)!;
        Assert.NotNull(shown.Score);
        Assert.All(shown.SubItems, sub => Assert.Null(sub.Score));
    }

    [Fact]
    public void Nothing_withheld_follows_from_what_is_shown_by_adding_and_subtracting() =>
        Check.One(
            Draws.Config(),
            Prop.ForAll(
                Arb.From(
                    from year in Gen.Choose(2563, 2568)
                    from seed in Gen.Choose(0, int.MaxValue - 1)
                    select (year, seed)
                ),
                given => Assert.Empty(Deduction.Withheld(RandomShown(given.year, given.seed)))
            )
        );

    [Fact]
    public void Applying_it_twice_is_applying_it_once() =>
        Check.One(
            Draws.Config(),
            Prop.ForAll(
                Arb.From(
                    from year in Gen.Choose(2563, 2568)
                    from seed in Gen.Choose(0, int.MaxValue - 1)
                    select (year, seed)
                ),
                given =>
                {
                    var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(given.year))!;
                    var once = RandomShown(given.year, given.seed);
                    Assert.Equal(Everything(once), Everything(Disclosure.Apply(framework, once)));
                }
            )
        );

    private static List<string> Everything(AssessmentResult result) =>
        [
            $"{result.Total?.Value} {string.Join(' ', result.FewRespondents)}",
            .. result.Instruments.Select(own => $"{own.Instrument} {own.Score.Value}"),
            .. result.Indicators.Select(own => $"{own.Id} {own.Score?.Value} {own.IsWithheld}"),
            .. result.Parts.Select(part => $"{part.Instrument} {part.Respondents} {part.Score?.Value}"),
            .. result.Parts.SelectMany(part =>
                part.Indicators.Select(own => $"{part.Instrument} {own.Id} {own.Score?.Value} {own.IsWithheld}")
            ),
            .. result.Parts.SelectMany(part =>
                part.Items.Select(item =>
                    $"{part.Instrument} {item.Id} {item.Score?.Value} {item.IsWithheld} {item.Answered} "
                    + string.Join(' ', item.SubItems.Select(sub => $"{sub.Score?.Value} {sub.Answered}"))
                )
            ),
        ];

    // Half of the answers the least and half the best: a mean in the middle, that says nothing of its items.
    private static Func<ItemId, AnswerScale, int[]> Mixed(Func<ItemId, int> answered) =>
        (id, scale) =>
        {
            var counts = new int[scale.Choices.Length];
            for (var answer = 0; answer < answered(id); answer++)
                counts[(answer + id.Number) % counts.Length]++;
            return counts;
        };

    // Numbers of answers near the limit, many of them none, so that indicators of one item and of none but small ones
    // come up.
    private static AssessmentResult RandomShown(int year, int seed)
    {
        var random = new Random(seed);
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(year))!;
        int[] numbers = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(9)), random.Next(3, 40)];
        var quiet = random.NextDouble();
        var result = Scorer.Score(
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
        return Disclosure.Apply(framework, result);
    }

    private static AssessmentResult Shown(int respondents) =>
        Disclosure.Apply(
            BuengCharoen.Framework2566,
            Scorer.Score(
                BuengCharoen.Framework2566,
                Answers.Year(BuengCharoen.Framework2566, Answers.All(respondents, best: false), respondents)
            )
        );
}

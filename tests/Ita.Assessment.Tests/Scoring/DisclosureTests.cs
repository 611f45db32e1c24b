using Ita.Assessment.Scoring;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Scoring;

public sealed class DisclosureTests
{
    [Fact]
    public void Below_five_respondents_only_the_instrument_is_shown()
    {
        var shown = Disclosure.Apply(Scored(respondents: 4));
        Assert.All(shown.Part(Instrument.IIT)!.Items, item => Assert.True(item.Score is null && item.IsWithheld && item.SubItems.IsEmpty));
        Assert.All(shown.Indicators.Where(indicator => indicator.Id <= 8), indicator => Assert.True(indicator.Score is null && indicator.IsWithheld));
        Assert.NotNull(shown.ScoreOf(Instrument.IIT));
        Assert.NotNull(shown.Total);
        Assert.NotNull(shown.ScoreOfIndicator(9));
    }

    [Fact]
    public void Five_respondents_are_enough() => Assert.DoesNotContain(Disclosure.Apply(Scored(respondents: 5)).Parts.SelectMany(part => part.Items), item => item.IsWithheld);

    [Fact]
    public void One_small_eit_part_takes_the_combined_indicators_with_it_or_they_would_give_it_away()
    {
        var framework = BuengCharoen.Framework2566;
        var result = Disclosure.Apply(Scorer.Score(framework,
        [
            Answers.Part(framework, Instrument.EIT1, Answers.All(3, best: true), 3),
            Answers.Part(framework, Instrument.EIT2, Answers.All(50, best: false), 50),
        ]));
        Assert.Null(result.ScoreOfIndicator(6));
        Assert.NotNull(result.Part(Instrument.EIT2)!.Indicators[0].Score);
    }

    [Fact]
    public void One_item_of_few_answers_takes_a_second_with_it_or_subtraction_would_give_it_away()
    {
        var framework = BuengCharoen.Framework2566;
        var tally = Answers.Part(framework, Instrument.IIT, (id, scale) => Answers.All(id.ToString() == "i7" ? 4 : 40, best: false)(id, scale), 40);
        var shown = Disclosure.Apply(Scorer.Score(framework, [tally])).Part(Instrument.IIT)!;
        Assert.Equal(["i7", "i8"], shown.Items.Where(item => item.IsWithheld).Select(item => item.Id.ToString()));
    }

    [Fact]
    public void Applying_it_twice_is_applying_it_once()
    {
        var once = Disclosure.Apply(Scored(respondents: 4));
        var twice = Disclosure.Apply(once);
        Assert.Equal(once.Parts.SelectMany(part => part.Items).Count(item => item.IsWithheld), twice.Parts.SelectMany(part => part.Items).Count(item => item.IsWithheld));
    }

    private static AssessmentResult Scored(int respondents) =>
        Scorer.Score(BuengCharoen.Framework2566, Answers.Year(BuengCharoen.Framework2566, Answers.All(respondents, best: false), respondents));
}

using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Scoring;

public sealed class ScorerTests
{
    private static readonly Framework Framework2566 = BuengCharoen.Framework2566;

    [Fact]
    public void The_worked_example_of_2566_comes_out()
    {
        var result = Scorer.Score(
            Framework2566,
            [
                Answers.Summary(Instrument.IIT, 98.98m, 96.21m, 95.50m, 95.28m, 95.10m),
                Answers.Summary(Instrument.EIT, 85.39m, 73.81m, 76.42m),
                Answers.Summary(Instrument.OIT, 92.50m, 90.00m),
            ]
        );
        Assert.Equal("96.21", result.ScoreOf(Instrument.IIT).ToString());
        Assert.Equal("78.54", result.ScoreOf(Instrument.EIT).ToString());
        Assert.Equal("91.25", result.ScoreOf(Instrument.OIT).ToString());
        Assert.Equal("88.93", result.Total.ToString());
        Assert.Equal("A", result.Level);
    }

    [Fact]
    public void The_worked_example_of_2565_comes_out()
    {
        var result = BuengCharoen.Result2565;
        Assert.Equal("91.80", result.Total.ToString());
        Assert.Equal("A", result.Level);
        Assert.Empty(result.Missing);
    }

    [Fact]
    public void The_oit_is_the_mean_of_sub_indicators_and_not_of_items()
    {
        var without = new HashSet<string> { "o12", "o30", "o43" };
        var result = Scorer.Score(
            Framework2566,
            [Answers.Scores(Framework2566, Instrument.OIT, id => without.Contains(id.ToString()) ? 0 : 100)]
        );
        Assert.Equal("92.50", result.ScoreOfIndicator(9).ToString());
        Assert.Equal("90.00", result.ScoreOfIndicator(10).ToString());
        Assert.Equal(
            ["100.00", "87.50", "100.00", "100.00", "75.00"],
            result.Indicators[0].SubIndicators.Select(sub => sub.Score.ToString())
        );
    }

    [Fact]
    public void An_item_with_sub_items_is_the_mean_of_their_means_whatever_their_numbers_of_answers()
    {
        var tally = Answers.Part(
            Framework2566,
            Instrument.IIT,
            (id, scale) =>
                id.ToString() switch
                {
                    "i1.1" => [0, 0, 0, 1],
                    "i1.2" => [9, 0, 0, 0],
                    _ => Answers.All(1, best: true)(id, scale),
                }
        );
        Assert.Equal(
            "50.00",
            Scorer.Score(Framework2566, [tally]).Part(Instrument.IIT)!.Item(ItemId.Parse("i1"))!.Score.ToString()
        );
    }

    [Fact]
    public void A_sub_item_takes_its_own_direction()
    {
        var tally = Answers.Part(
            Framework2566,
            Instrument.IIT,
            (id, scale) => id.Item.ToString() == "i11" ? [0, 0, 0, 4] : Answers.All(4, best: true)(id, scale)
        );
        var item = Scorer.Score(Framework2566, [tally]).Part(Instrument.IIT)!.Item(ItemId.Parse("i11"))!;
        Assert.Equal(["100.00", "0.00"], item.SubItems.Select(sub => sub.Score.ToString()));
        Assert.Equal("50.00", item.Score.ToString());
    }

    [Fact]
    public void An_item_that_nobody_answered_is_left_out_of_its_indicator()
    {
        var tally = Answers.Part(
            Framework2566,
            Instrument.IIT,
            (id, scale) =>
                id.ToString() switch
                {
                    "i7" => [0, 0, 0, 0],
                    "i9" => [0, 0, 0, 1],
                    _ => Answers.All(1, best: true)(id, scale),
                }
        );
        var result = Scorer.Score(Framework2566, [tally]);
        Assert.Null(result.Part(Instrument.IIT)!.Item(ItemId.Parse("i7"))!.Score);
        Assert.Equal("80.00", result.ScoreOfIndicator(2).ToString());
    }

    [Fact]
    public void The_eit_is_the_mean_of_its_parts()
    {
        var result = Scorer.Score(
            Framework2566,
            [
                Answers.Scores(Framework2566, Instrument.EIT1, _ => 70m, 500),
                Answers.Scores(Framework2566, Instrument.EIT2, _ => 90m, 3),
            ]
        );
        Assert.Equal("80.00", result.ScoreOf(Instrument.EIT).ToString());
        Assert.Equal("80.00", result.ScoreOfIndicator(7).ToString());
        Assert.Equal([Instrument.IIT, Instrument.OIT], result.Missing);
        Assert.Null(result.Total);
        Assert.Null(result.Level);
    }

    [Fact]
    public void With_one_eit_part_missing_there_is_no_eit_yet_and_the_part_is_named()
    {
        var result = Scorer.Score(Framework2566, [Answers.Scores(Framework2566, Instrument.EIT1, _ => 70m)]);
        Assert.Null(result.ScoreOf(Instrument.EIT));
        Assert.Equal("70.00", result.ScoreOf(Instrument.EIT1).ToString());
        Assert.Null(result.ScoreOfIndicator(6));
        Assert.Equal([Instrument.IIT, Instrument.EIT2, Instrument.OIT], result.Missing);
    }

    [Fact]
    public void A_combined_eit_counts_until_both_parts_are_there_in_more_detail()
    {
        var combined = Answers.Summary(Instrument.EIT, 60m, 60m, 60m);
        var part1 = Answers.Scores(Framework2566, Instrument.EIT1, _ => 80m);
        var part2 = Answers.Scores(Framework2566, Instrument.EIT2, _ => 90m);
        Assert.Equal("60.00", Scorer.Score(Framework2566, [combined, part1]).ScoreOf(Instrument.EIT).ToString());
        Assert.DoesNotContain(Instrument.EIT2, Scorer.Score(Framework2566, [combined, part1]).Missing);
        Assert.Equal("85.00", Scorer.Score(Framework2566, [combined, part1, part2]).ScoreOf(Instrument.EIT).ToString());
    }

    [Fact]
    public void A_summary_that_lacks_an_indicator_of_an_instrument_shows_nothing_of_it()
    {
        var result = Scorer.Score(
            Framework2566,
            [Answers.Summary(Instrument.IIT, 90m, 90m, 90m, 90m), Answers.Summary(Instrument.OIT, 80m, 90m)]
        );
        Assert.Null(result.ScoreOfIndicator(1));
        Assert.Contains(Instrument.IIT, result.Missing);
        Assert.Equal("85.00", result.ScoreOf(Instrument.OIT).ToString());
    }

    [Fact]
    public void A_mean_that_ends_exactly_in_half_a_hundredth_is_rounded_up()
    {
        // Three thirds: 84.995 exactly, which decimals of 28 digits miss by one in the last place.
        var tally = Answers.Part(
            Framework2566,
            Instrument.IIT,
            (id, scale) =>
                id.ToString() switch
                {
                    "i3.1" or "i3.2" or "i3.3" => [1, 0, 0, 2],
                    _ => Answers.All(3, best: true)(id, scale),
                }
        );
        var item = Scorer.Score(Framework2566, [tally]).Part(Instrument.IIT)!.Item(ItemId.Parse("i3"))!;
        Assert.Equal(66.66666666666666666667m, item.Score!.Value.Value);
        var thirds = Scorer.Score(
            Framework2566,
            [Answers.Summary(Instrument.IIT, 84.995m, 84.995m, 84.995m, 84.995m, 84.995m)]
        );
        Assert.Equal(84.995m, thirds.ScoreOf(Instrument.IIT)!.Value.Value);
        Assert.Equal(85.00m, thirds.ScoreOf(Instrument.IIT)!.Value.Rounded);
    }

    [Fact]
    public void A_year_without_parts_has_one_eit()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2564))!;
        var result = Scorer.Score(framework, Answers.Year(framework, Answers.All(10, best: true)));
        Assert.Equal("100.00", result.Total.ToString());
        Assert.Equal(
            [Instrument.IIT, Instrument.EIT, Instrument.OIT],
            result.Instruments.Select(instrument => instrument.Instrument)
        );
    }

    [Fact]
    public void An_instrument_twice_is_a_programming_error() =>
        Assert.Throws<ArgumentException>(() =>
            Scorer.Score(Framework2566, [Answers.Summary(Instrument.OIT, 1, 1), Answers.Summary(Instrument.OIT, 1, 1)])
        );

    [Fact]
    public void An_item_of_another_instrument_is_a_programming_error()
    {
        var tally = new PartTally
        {
            Instrument = Instrument.OIT,
            Layout = TallyLayout.ItemScores,
            Items = [new ItemTally { Id = ItemId.Parse("i1"), Score = 1 }],
        };
        Assert.Throws<ArgumentException>(() => Scorer.Score(Framework2566, [tally]));
    }
}

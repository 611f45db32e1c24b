using Ita.Assessment.Analysis;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Analysis;

public sealed class AgencyAnalysisTests
{
    private static readonly Framework Framework2566 = BuengCharoen.Framework2566;

    [Fact]
    public void The_sample_reaches_the_target_with_both_eit_parts_below_it()
    {
        var analysis = Sample();
        Assert.True(analysis.TargetReached);
        Assert.Equal([Instrument.EIT1, Instrument.EIT2], analysis.BelowTarget);
        Assert.Null(analysis.ToTarget);
    }

    [Theory]
    [InlineData(Instrument.IIT)]
    [InlineData(Instrument.EIT1)]
    [InlineData(Instrument.EIT2)]
    public void The_lowest_items_are_the_expected_ones(Instrument part)
    {
        var expected = BuengCharoen
            .Expected.GetProperty("lowest")
            .GetProperty(part.ToString())
            .EnumerateArray()
            .Select(item => item.GetString()!);
        var analysis = part == Instrument.IIT ? Sample().Iit! : Sample().Eit!;
        var lowest = analysis.Lowest.Single(list => list.Part == part);
        Assert.Equal(part == Instrument.IIT ? 5 : 3, lowest.Items.Length);
        Assert.Equal(expected.Take(lowest.Items.Length), lowest.Items.Select(item => item.Item.ToString()));
    }

    [Fact]
    public void Items_without_points_are_o12_o30_and_o43() =>
        Assert.Equal(["o12", "o30", "o43"], Sample().OitWithoutPoints!.Value.Select(item => item.ToString()));

    [Fact]
    public void Keep_the_highest_and_improve_the_lowest_indicator()
    {
        Assert.Equal([1], Sample().Iit!.Keep.Select(indicator => indicator.Indicator));
        Assert.Equal([5], Sample().Iit!.Improve.Select(indicator => indicator.Indicator));
        Assert.Equal([6], Sample().Eit!.Keep.Select(indicator => indicator.Indicator));
        Assert.Equal([7], Sample().Eit!.Improve.Select(indicator => indicator.Indicator));
        Assert.Equal([1], Sample().Highest.Select(indicator => indicator.Indicator));
    }

    [Fact]
    public void Strengths_and_weaknesses_are_those_of_the_hand_written_report()
    {
        var analysis = Sample();
        Assert.Equal([1, 2, 3, 4, 5], analysis.RisenToStrength!.Value);
        Assert.Empty(analysis.RisenBelowThreshold!.Value);
        Assert.Equal([6, 7, 8, 9, 10], analysis.Fallen!.Value);
    }

    [Fact]
    public void A_higher_threshold_turns_a_strength_into_a_weakness() =>
        Assert.Equal(
            [3, 4, 5],
            AgencyAnalysis.Of(Framework2566, BuengCharoen.Result2566, Comparison(), 96m).RisenBelowThreshold!.Value
        );

    [Fact]
    public void Without_last_year_nothing_is_said_of_rising_or_falling()
    {
        var analysis = AgencyAnalysis.Of(Framework2566, BuengCharoen.Result2566, comparison: null);
        Assert.Null(analysis.RisenToStrength);
        Assert.Null(analysis.RisenBelowThreshold);
        Assert.Null(analysis.Fallen);
    }

    [Fact]
    public void With_everything_at_100_nothing_is_left_to_improve()
    {
        var result = Scorer.Score(Framework2566, Answers.Year(Framework2566, Answers.All(40, best: true), 40));
        var analysis = AgencyAnalysis.Of(Framework2566, result, null);
        Assert.Empty(analysis.Gains);
        Assert.Empty(analysis.Iit!.Improve);
        Assert.All(
            analysis.Iit!.Lowest.Concat(analysis.Eit!.Lowest),
            list => Assert.True(list.Items.IsEmpty && list.AreKnown)
        );
        Assert.Equal(10, analysis.Highest.Length);
        Assert.Null(analysis.ToNextLevel);
        Assert.Empty(analysis.OitWithoutPoints!.Value);
    }

    [Fact]
    public void Gains_add_up_to_what_is_missing_to_100() =>
        Assert.Equal(100m - BuengCharoen.Result2566.Total!.Value.Value, Sample().Gains.Sum(gain => gain.Points), 10);

    [Fact]
    public void An_oit_item_pays_by_the_size_of_its_sub_indicator()
    {
        var gains = Sample().Gains.ToDictionary(gain => (gain.Part, gain.Item.ToString()), gain => gain.Points);
        Assert.Equal(0.5m, gains[(Instrument.OIT, "o12")]);
        Assert.Equal(1m, gains[(Instrument.OIT, "o30")]);
        Assert.Equal(2m, gains[(Instrument.OIT, "o43")]);
    }

    [Fact]
    public void The_path_to_the_next_level_is_the_smallest_that_really_leads_there()
    {
        var path = Sample().ToNextLevel!;
        Assert.Equal("AA", path.Goal);
        Assert.True(path.Total.Rounded >= 95m);
        var oneLess = BuengCharoen.Result2566.Total!.Value.Value + path.Items.SkipLast(1).Sum(gain => gain.Points);
        Assert.True(new Score(oneLess).Rounded < 95m);
        var reached = BuengCharoen.Tallies2566.Select(tally =>
            tally with
            {
                Items =
                [
                    .. tally.Items.Select(item =>
                        path.Items.Any(gain => gain.Part == tally.Instrument && gain.Item == item.Id)
                            ? item with
                            {
                                Score = 100m,
                            }
                            : item
                    ),
                ],
            }
        );
        Assert.Equal(path.Total.Value, Scorer.Score(Framework2566, reached).Total!.Value.Value, 10);
    }

    [Fact]
    public void A_path_on_the_pass_scale_lifts_every_instrument_that_is_too_low()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2567))!;
        var result = Scorer.Score(
            framework,
            [
                Answers.Scores(framework, Instrument.IIT, _ => 99m),
                Answers.Scores(framework, Instrument.EIT1, id => id.Number == 1 ? 10m : 90m),
                Answers.Scores(framework, Instrument.EIT2, _ => 99m),
                Answers.Scores(framework, Instrument.OIT, _ => 100m),
            ]
        );
        Assert.Equal("ผ่าน", result.Level);
        var path = AgencyAnalysis.Of(framework, result, null).ToNextLevel!;
        Assert.Equal("ผ่านดี", path.Goal);
        Assert.Equal([(Instrument.EIT1, "e1")], path.Items.Select(gain => (gain.Part, gain.Item.ToString())));
    }

    [Fact]
    public void Below_the_target_there_is_a_path_to_it()
    {
        var result = Scorer.Score(Framework2566, Answers.Year(Framework2566, Answers.All(40, best: false), 40));
        var path = AgencyAnalysis.Of(Framework2566, result, null).ToTarget!;
        Assert.Null(path.Goal);
        Assert.True(path.Total.Rounded >= 85m);
    }

    [Fact]
    public void Withheld_items_are_neither_named_nor_priced()
    {
        var result = Disclosure.Apply(
            Framework2566,
            Scorer.Score(Framework2566, Answers.Year(Framework2566, Answers.All(4, best: false), 4))
        );
        var analysis = AgencyAnalysis.Of(Framework2566, result, null);
        Assert.All(analysis.Gains, gain => Assert.Equal(Instrument.OIT, gain.Part));
        Assert.All(
            analysis.Iit!.Lowest.Concat(analysis.Eit!.Lowest),
            list => Assert.True(list.Items.IsEmpty && !list.AreKnown)
        );
    }

    [Fact]
    public void A_summary_has_no_items_to_name()
    {
        var analysis = AgencyAnalysis.Of(BuengCharoen.Framework2565, BuengCharoen.Result2565, null);
        Assert.Null(analysis.OitWithoutPoints);
        Assert.All(analysis.Iit!.Lowest, list => Assert.False(list.AreKnown));
        Assert.Null(analysis.ToNextLevel);
    }

    private static YearComparison Comparison() =>
        YearComparison.Of(BuengCharoen.Framework2565, BuengCharoen.Result2565, Framework2566, BuengCharoen.Result2566);

    private static AgencyAnalysis Sample() => AgencyAnalysis.Of(Framework2566, BuengCharoen.Result2566, Comparison());
}

using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Comparison;

public sealed class YearComparisonTests
{
    [Fact]
    public void The_change_of_the_sample_is_what_the_hand_written_report_got_wrong()
    {
        var comparison = Compare();
        Assert.Equal(-2.87m, comparison.Total!.Value.Points);
        Assert.Equal(-3.13m, comparison.Total!.Value.Percent);
        Assert.Equal(Direction.Fallen, comparison.Total!.Value.Direction);
        Assert.Equal("A", comparison.LastLevel);
        Assert.False(comparison.LevelScaleChanged);
    }

    [Fact]
    public void Indicators_1_to_5_have_risen_and_6_to_10_have_fallen()
    {
        var directions = Compare().Indicators.ToDictionary(pair => pair.Key, pair => pair.Value.Direction);
        Assert.All(Enumerable.Range(1, 5), id => Assert.Equal(Direction.Risen, directions[id]));
        Assert.All(Enumerable.Range(6, 5), id => Assert.Equal(Direction.Fallen, directions[id]));
    }

    [Fact]
    public void A_year_that_does_not_follow_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            YearComparison.Of(
                BuengCharoen.Framework2566,
                BuengCharoen.Result2566,
                BuengCharoen.Framework2565,
                BuengCharoen.Result2565
            )
        );

    [Fact]
    public void From_2566_to_2567_the_level_scale_changes_and_items_compare_by_concept()
    {
        var next = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2567))!;
        var result = Scorer.Score(next, Answers.Year(next, Answers.All(10, best: true)));
        var comparison = YearComparison.Of(BuengCharoen.Framework2566, BuengCharoen.Result2566, next, result);
        Assert.True(comparison.LevelScaleChanged);
        Assert.Equal(new Change(0m, 100m), comparison.Items[(Instrument.OIT, ItemId.Parse("o25"))]);
        Assert.DoesNotContain((Instrument.IIT, ItemId.Parse("i1")), comparison.Items.Keys);
    }

    [Theory]
    [InlineData("91.80", "88.93", "-2.87", "-3.13")]
    [InlineData("88.93", "91.80", "2.87", "3.23")]
    [InlineData("50.00", "50.00", "0.00", "0.00")]
    [InlineData("0.00", "10.00", "10.00", null)]
    public void Change_is_of_published_figures_and_percent_of_last_year(
        string last,
        string now,
        string points,
        string? percent
    )
    {
        var change = new Change(Number(last), Number(now));
        Assert.Equal(Number(points), change.Points);
        Assert.Equal(percent is null ? null : Number(percent), change.Percent);
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static YearComparison Compare() =>
        YearComparison.Of(
            BuengCharoen.Framework2565,
            BuengCharoen.Result2565,
            BuengCharoen.Framework2566,
            BuengCharoen.Result2566
        );
}

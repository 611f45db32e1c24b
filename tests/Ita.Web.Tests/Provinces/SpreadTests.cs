using Ita.Assessment;
using Ita.Web.Provinces;

namespace Ita.Web.Tests.Provinces;

public sealed class SpreadTests
{
    [Fact]
    public void Quartiles_are_those_of_Excel()
    {
        // =QUARTILE.INC({7,15,36,39,40,41},1) is 20.25, the median 37.5, the third 39.75.
        var spread = Spread.Of(Scores(41, 7, 40, 15, 39, 36))!;

        Assert.Equal(
            (6, 7m, 20.25m, 37.5m, 39.75m, 41m),
            (
                spread.Count,
                spread.Least.Value,
                spread.LowerQuartile.Value,
                spread.Median.Value,
                spread.UpperQuartile.Value,
                spread.Most.Value
            )
        );
    }

    [Fact]
    public void The_median_of_an_odd_number_is_the_one_in_the_middle() =>
        Assert.Equal(88.93m, Spread.Of(Scores(50, 99, 88.93m, 60, 90))!.Median.Value);

    [Fact]
    public void Fewer_than_five_agencies_have_no_median() => Assert.Null(Spread.Of(Scores(80, 81, 82, 83)));

    private static IEnumerable<Score> Scores(params decimal[] points) => points.Select(each => new Score(each));
}

using Ita.Assessment;
using Ita.Pipeline.Reporting;

namespace Ita.Pipeline.Tests;

public sealed class MediansTests
{
    [Fact]
    public void The_median_is_the_middle_score_or_the_mean_of_the_two_in_the_middle()
    {
        Assert.Null(Medians.Of([]));
        Assert.Equal(new Score(80), Medians.Of([new Score(90), new Score(10), new Score(80)]));
        Assert.Equal(new Score(85), Medians.Of([new Score(90), new Score(10), new Score(80), new Score(100)]));
    }
}

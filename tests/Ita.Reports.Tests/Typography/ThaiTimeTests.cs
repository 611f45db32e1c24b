using Ita.Reports.Typography;

namespace Ita.Reports.Tests.Typography;

public class ThaiTimeTests
{
    [Fact]
    public void Thai_clocks_are_seven_hours_ahead_and_years_543() =>
        Assert.Equal(
            new ThaiTime(2567, 1, 1, 0, 30),
            ThaiTime.Of(new DateTimeOffset(2023, 12, 31, 17, 30, 0, TimeSpan.Zero))
        );
}

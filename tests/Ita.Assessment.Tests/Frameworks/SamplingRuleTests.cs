using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Tests.Frameworks;

public sealed class SamplingRuleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(29, 29)]
    [InlineData(30, 30)]
    [InlineData(78, 30)]
    [InlineData(300, 30)]
    [InlineData(301, 31)]
    [InlineData(640, 64)]
    [InlineData(641, 65)]
    [InlineData(4000, 400)]
    [InlineData(4001, 400)]
    [InlineData(1000000, 400)]
    public void Ten_percent_rounded_up_at_least_thirty_and_four_hundred_is_enough(int population, int required) =>
        Assert.Equal(
            required,
            FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!.Sampling[Instrument.IIT].RequiredOf(population)
        );

    [Fact]
    public void Nothing_is_asked_of_eit_part_2_and_oit() =>
        Assert.Equal(
            [Instrument.IIT, Instrument.EIT1],
            FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!.Sampling.Keys.Order()
        );
}

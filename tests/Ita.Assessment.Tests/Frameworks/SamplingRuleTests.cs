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
    public void Only_the_IIT_has_a_rule_in_any_year() =>
        Assert.All(
            FrameworkCatalogue.BuiltIn.Years,
            year => Assert.Equal([Instrument.IIT], FrameworkCatalogue.BuiltIn.Find(year)!.Sampling.Keys)
        );

    [Theory]
    [InlineData(Instrument.IIT, null, 640, 64)]
    [InlineData(Instrument.IIT, 70, 640, 70)]
    [InlineData(Instrument.IIT, 70, null, 70)]
    [InlineData(Instrument.IIT, null, null, null)]
    [InlineData(Instrument.EIT1, null, 640, null)]
    [InlineData(Instrument.EIT1, 82, 640, 82)]
    [InlineData(Instrument.EIT2, 64, null, 64)]
    public void What_is_stated_goes_before_the_rule(Instrument part, int? stated, int? staff, int? required) =>
        Assert.Equal(
            required,
            FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!.RequiredRespondents(part, stated, staff)
        );

    // The sizes of อบต. and เทศบาลตำบล that the guide of the assessment gives; all others are not known.
    [Theory]
    [InlineData(2566, "เทศบาลตำบล", "เทศบาลตำบลบึงเจริญ", "Small 60, Medium 70")]
    [InlineData(2567, null, "เทศบาลตำบลบึงเจริญ", "Small 60, Medium 70")]
    [InlineData(2568, "องค์การบริหารส่วนตำบล", "อบต.บึงเจริญ", "Small 30, Medium 40, Large 50")]
    [InlineData(2566, "เทศบาลเมือง", "เทศบาลเมืองบึงเจริญ", "")]
    [InlineData(2565, "เทศบาลตำบล", "เทศบาลตำบลบึงเจริญ", "")]
    public void Quotas_go_by_the_kind_of_agency_and_its_size(int year, string? kind, string name, string quotas)
    {
        var agency = new Agency
        {
            Code = new AgencyCode("310801"),
            Name = name,
            Kind = kind,
            ProvinceCode = new ProvinceCode("31"),
            Province = "บุรีรัมย์",
        };
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(year))!;
        var known = framework.RespondentQuotas.GetValueOrDefault(Instrument.EIT1)?.Of(agency) ?? [];
        Assert.Equal(quotas, string.Join(", ", known.Select(quota => $"{quota.Size} {quota.Least}")));
    }
}

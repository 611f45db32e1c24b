using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Tests.Frameworks;

public sealed class BuiltInFrameworkTests
{
    public static TheoryData<int> Years => new(2563, 2564, 2565, 2566, 2567, 2568);

    [Fact]
    public void There_are_the_six_complete_years_and_not_2569() =>
        Assert.Equal([2563, 2564, 2565, 2566, 2567, 2568], FrameworkCatalogue.BuiltIn.Years.Select(year => year.Value));

    [Theory]
    [MemberData(nameof(Years))]
    public void Every_item_stands_in_exactly_one_place(int year)
    {
        var framework = Framework(year);
        var items = framework.Indicators.SelectMany(indicator => indicator.Items).ToList();
        Assert.Equal(items.Count, items.Select(item => item.Id).Distinct().Count());
        foreach (var letter in items.GroupBy(item => item.Id.Letter))
        {
            Assert.Equal(Enumerable.Range(1, letter.Count()), letter.Select(item => item.Id.Number));
        }

        Assert.All(
            framework.Indicators.Where(indicator => indicator.Instrument == Instrument.OIT),
            indicator => Assert.NotEmpty(indicator.SubIndicators)
        );
        Assert.All(
            framework.Indicators.Where(indicator => indicator.Instrument != Instrument.OIT),
            indicator => Assert.Empty(indicator.SubIndicators)
        );
    }

    [Theory]
    [InlineData(2563, 30, 15, 43)]
    [InlineData(2564, 30, 15, 43)]
    [InlineData(2565, 30, 15, 43)]
    [InlineData(2566, 30, 15, 43)]
    [InlineData(2567, 15, 9, 35)]
    [InlineData(2568, 15, 9, 28)]
    public void A_year_has_its_number_of_items(int year, int iit, int eit, int oit)
    {
        var framework = Framework(year);
        Assert.Equal(iit, framework.ItemsOf(Instrument.IIT).Count());
        Assert.Equal(eit, framework.ItemsOf(Instrument.EIT).Count());
        Assert.Equal(oit, framework.ItemsOf(Instrument.OIT).Count());
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Weights_add_to_100_over_questionnaires_and_over_whole_instruments(int year)
    {
        var framework = Framework(year);
        Assert.Equal(100m, framework.Questionnaires.Sum(part => part.Weight));
        Assert.Equal([30m, 30m, 40m], framework.WholeInstruments.Select(instrument => instrument.Weight));
    }

    [Theory]
    [InlineData(2563, false)]
    [InlineData(2564, false)]
    [InlineData(2565, true)]
    [InlineData(2566, true)]
    [InlineData(2567, true)]
    public void The_eit_has_parts_from_2565_on(int year, bool parts) =>
        Assert.Equal(parts, Framework(year).HasEitParts);

    [Theory]
    [InlineData(2563, false)]
    [InlineData(2566, false)]
    [InlineData(2567, true)]
    [InlineData(2568, true)]
    public void Only_the_years_that_are_not_sure_are_provisional(int year, bool provisional) =>
        Assert.Equal(provisional, Framework(year).Certainty.IsProvisional);

    [Fact]
    public void The_confidence_of_a_single_item_is_kept()
    {
        var framework = Framework(2566);
        Assert.Equal(Confidence.High, framework.FindItem(ItemId.Parse("e13"))!.Confidence);
        Assert.Equal(Confidence.Low, framework.FindItem(ItemId.Parse("i1"))!.Confidence);
        Assert.Equal("municipal report FY2566", framework.FindItem(ItemId.Parse("e13"))!.Provenance);
    }

    [Fact]
    public void Items_stand_where_the_hand_written_report_misplaced_them()
    {
        var framework = Framework(2566);
        Assert.Equal(8, framework.FindItem(ItemId.Parse("e13"))!.Indicator);
        Assert.Equal("การเปิดโอกาสให้เกิดการมีส่วนร่วม", framework.FindItem(ItemId.Parse("o30"))!.TextTh);
        Assert.Equal("9.5", framework.FindItem(ItemId.Parse("o30"))!.SubIndicator);
    }

    [Theory]
    [InlineData(2565, "o17", 2566, "o18")]
    [InlineData(2566, "o18", 2567, "o13")]
    [InlineData(2567, "o13", 2568, "o10")]
    [InlineData(2565, "o33", 2566, "o30")]
    [InlineData(2566, "o30", 2567, "o25")]
    [InlineData(2567, "o25", 2568, "o20")]
    public void A_concept_follows_an_item_through_its_numbers(int year, string item, int otherYear, string otherItem) =>
        Assert.Equal(
            Framework(year).FindItem(ItemId.Parse(item))!.Concept,
            Framework(otherYear).FindItem(ItemId.Parse(otherItem))!.Concept
        );

    [Theory]
    [MemberData(nameof(Years))]
    public void A_concept_names_one_item_of_a_year(int year)
    {
        var concepts = Framework(year)
            .Indicators.SelectMany(indicator => indicator.Items)
            .Select(item => item.Concept)
            .ToList();
        Assert.Equal(concepts.Count, concepts.Distinct().Count());
    }

    private static Framework Framework(int year) => FrameworkCatalogue.BuiltIn.Find(new FiscalYear(year))!;
}

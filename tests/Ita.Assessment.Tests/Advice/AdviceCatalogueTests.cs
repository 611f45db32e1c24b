using Ita.Assessment.Advice;
using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Tests.Advice;

public class AdviceCatalogueTests
{
    public static TheoryData<int> Years => [.. FrameworkCatalogue.BuiltIn.Years.Select(year => year.Value)];

    [Theory]
    [MemberData(nameof(Years))]
    public void Every_item_of_every_part_has_all_its_words(int year)
    {
        foreach (var (item, part, advice) in AdviceOf(year))
        {
            Assert.True(advice is not null, $"{year} {part} {item.Id} {item.Concept}");
            Assert.All(
                [
                    advice.Finding,
                    advice.Recommendation,
                    advice.Period,
                    advice.Responsible,
                    .. advice.Elements,
                    .. advice.Steps,
                    .. advice.Evidence,
                ],
                text => Assert.False(string.IsNullOrWhiteSpace(text))
            );
            Assert.InRange(advice.Steps.Length, 2, 4);
            Assert.InRange(advice.Evidence.Length, 2, 4);
            if (part == Instrument.OIT)
                Assert.InRange(advice.Elements.Length, 2, 6);
            else
                Assert.Empty(advice.Elements);
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void No_token_is_left_unresolved(int year) =>
        Assert.All(
            AdviceOf(year).SelectMany(found => Texts(found.Advice!)),
            text => Assert.DoesNotMatch(@"[{}]", text)
        );

    [Theory]
    [MemberData(nameof(Years))]
    public void No_two_items_of_a_part_say_the_same(int year)
    {
        foreach (var part in AdviceOf(year).GroupBy(found => found.Part))
        {
            Assert.Equal(part.Count(), part.Select(found => found.Advice!.Finding).Distinct().Count());
            Assert.Equal(part.Count(), part.Select(found => found.Advice!.Recommendation).Distinct().Count());
            Assert.Equal(part.Count(), part.Select(found => string.Join('\n', found.Advice!.Steps)).Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_finding_opens_with_who_says_so_and_a_recommendation_with_the_agency(int year)
    {
        foreach (var (item, part, advice) in AdviceOf(year))
        {
            Assert.StartsWith(
                part switch
                {
                    Instrument.IIT => "มีบุคลากรภายในหน่วยงานบางส่วน",
                    Instrument.EIT => "มีผู้รับบริการหรือผู้มาติดต่อราชการบางราย",
                    Instrument.EIT1 => "มีผู้รับบริการหรือผู้มาติดต่อราชการที่เข้าตอบด้วยตนเองบางราย",
                    Instrument.EIT2 => "มีผู้รับบริการหรือผู้มาติดต่อราชการที่ผู้ประเมินจัดเก็บข้อมูลบางราย",
                    _ => "เว็บไซต์หลักของหน่วยงานยังไม่",
                },
                advice!.Finding,
                StringComparison.Ordinal
            );
            Assert.StartsWith(
                item.Instrument == Instrument.OIT ? "หน่วยงานต้อง" : "หน่วยงานควร",
                advice.Recommendation,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void What_is_asked_as_wrongdoing_is_never_told_as_a_fact(int year)
    {
        var wrongdoing = AdviceOf(year).Where(found => ScalesOf(found.Item).All(AsksForWrongdoing)).ToArray();
        Assert.NotEmpty(wrongdoing);
        Assert.All(
            wrongdoing,
            found =>
                Assert.Contains("ยังมิได้ผ่านการตรวจสอบข้อเท็จจริง", found.Advice!.Finding, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void What_is_asked_as_something_good_is_not_told_as_wrongdoing(int year)
    {
        var good = AdviceOf(year)
            .Where(found => found.Item.Instrument != Instrument.OIT && !ScalesOf(found.Item).Any(AsksForWrongdoing))
            .ToArray();
        Assert.NotEmpty(good);
        Assert.All(good, found => Assert.DoesNotContain("อาจ", found.Advice!.Finding, StringComparison.Ordinal));
        Assert.All(
            good,
            found => Assert.DoesNotContain("ข้อเท็จจริง", found.Advice!.Finding, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_measure_is_for_the_coming_fiscal_year(int year) =>
        Assert.All(
            AdviceOf(year),
            found => Assert.Contains($"พ.ศ. {year + 1}", found.Advice!.Period, StringComparison.Ordinal)
        );

    [Fact]
    public void The_participation_item_of_2566_is_about_participation_and_not_about_the_six_month_report()
    {
        var participation = string.Join('\n', Texts(Oit2566("o30")));

        Assert.Contains("มีส่วนร่วม", participation, StringComparison.Ordinal);
        Assert.DoesNotContain("การกำกับติดตามการดำเนินงาน", participation, StringComparison.Ordinal);
        Assert.Contains("รอบ 6 เดือน", Oit2566("o12").Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("o12", "ข้อ o11")]
    [InlineData("o24", "ข้อ o23")]
    [InlineData("o33", "ข้อ o31")]
    [InlineData("o35", "ข้อ o34")]
    [InlineData("o37", "ข้อ o36")]
    [InlineData("o43", "ข้อ o42")]
    public void An_item_of_2566_names_the_item_it_follows_from_by_its_number(string item, string named) =>
        Assert.Contains(named, Oit2566(item).Recommendation, StringComparison.Ordinal);

    [Fact]
    public void The_numbers_are_those_of_the_item_s_own_year()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2568))!;
        var item = framework.FindItem(ItemId.Parse("o28"))!;

        Assert.Contains(
            "ข้อ o27",
            AdviceCatalogue.Find(framework, item, Instrument.OIT)!.Recommendation,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_parts_of_the_eit_differ_where_their_respondents_situation_does()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!;
        var item = framework.FindItem(ItemId.Parse("e13"))!;
        var public1 = AdviceCatalogue.Find(framework, item, Instrument.EIT1)!;
        var survey2 = AdviceCatalogue.Find(framework, item, Instrument.EIT2)!;

        Assert.NotEqual(public1.Finding, survey2.Finding);
        Assert.NotEqual(public1.Recommendation, survey2.Recommendation);
        Assert.Equal(public1.Steps, survey2.Steps);
    }

    [Fact]
    public void A_concept_without_words_has_none()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!;
        var item = framework.FindItem(ItemId.Parse("i1"))! with { Concept = "no-such-concept" };

        Assert.Null(AdviceCatalogue.Find(framework, item, Instrument.IIT));
    }

    [Fact]
    public void An_item_is_not_asked_for_in_another_questionnaire()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!;

        Assert.Throws<ArgumentException>(() =>
            AdviceCatalogue.Find(framework, framework.FindItem(ItemId.Parse("i1"))!, Instrument.EIT1)
        );
    }

    internal static IEnumerable<(Item Item, Instrument Part, ItemAdvice? Advice)> AdviceOf(int year)
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(year))!;
        return framework.Questionnaires.SelectMany(
            part => framework.ItemsOf(part.Instrument),
            (part, item) => (item, part.Instrument, AdviceCatalogue.Find(framework, item, part.Instrument))
        );
    }

    internal static IEnumerable<string> Texts(ItemAdvice advice) =>
        [
            advice.Finding,
            advice.Recommendation,
            .. advice.Elements,
            .. advice.Steps,
            .. advice.Evidence,
            advice.Period,
            advice.Responsible,
        ];

    private static ItemAdvice Oit2566(string item) =>
        AdviceOf(2566).Single(found => found.Item.Id.ToString() == item).Advice!;

    private static IEnumerable<AnswerScale> ScalesOf(Item item) =>
        item.Scale is { } scale ? [scale] : item.SubItems.Select(sub => sub.Scale);

    // The best answer is that it does not happen: ไม่มี, ไม่เคย, น้อยที่สุดหรือไม่มีเลย gives the 100 points.
    private static bool AsksForWrongdoing(AnswerScale scale)
    {
        var best = scale.Choices.Single(choice => choice.Points == 100).LabelTh;
        return best.StartsWith("ไม่", StringComparison.Ordinal)
            || best.StartsWith("น้อยที่สุด", StringComparison.Ordinal);
    }
}

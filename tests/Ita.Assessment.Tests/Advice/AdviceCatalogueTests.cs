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
        foreach (var (item, part, _, advice) in AdviceOf(year))
        {
            Assert.True(advice is not null, $"{year} {part} {item.Id} {item.Concept}");
            Assert.All(
                [
                    advice.Finding,
                    advice.Recommendation,
                    advice.Period,
                    advice.Name,
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
        foreach (var part in AdviceOf(year).GroupBy(found => (found.Part, found.Score)))
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
        foreach (var (item, part, _, advice) in AdviceOf(year))
        {
            Assert.StartsWith(
                part switch
                {
                    Instrument.IIT => "บุคลากรภายในหน่วยงาน",
                    Instrument.EIT => "ผู้รับบริการหรือผู้มาติดต่อราชการ",
                    Instrument.EIT1 => "ผู้รับบริการหรือผู้มาติดต่อราชการที่เข้าตอบด้วยตนเอง",
                    Instrument.EIT2 => "ผู้รับบริการหรือผู้มาติดต่อราชการที่ผู้ประเมินสอบถามโดยตรง",
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
    public void Every_finding_of_every_band_says_how_many_say_so(int year)
    {
        foreach (var (_, part, score, advice) in AdviceOf(year).Where(found => found.Part != Instrument.OIT))
        {
            var words = ScoreBands.Of(score) switch
            {
                ScoreBand.Low => new[] { "ส่วนใหญ่", "ยังขาด" },
                ScoreBand.Middle => ["จำนวนหนึ่ง", "ยังไม่", "เท่าที่ควร"],
                _ => [part == Instrument.IIT ? "บางส่วน" : "บางราย", "ยิ่งขึ้น"],
            };
            Assert.All(words, word => Assert.Contains(word, advice!.Finding, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_yes_or_no_item_and_no_other_says_the_share_that_answered_unfavourably(int year)
    {
        foreach (var (item, _, score, advice) in AdviceOf(year).Where(found => found.Part != Instrument.OIT))
        {
            var share = (100m - score.Rounded).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(
                ScalesOf(item).All(scale => scale.Choices.Length == 2),
                advice!.Finding.Contains($"ร้อยละ {share}", StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void What_is_asked_as_wrongdoing_is_told_as_an_answer_or_an_opinion(int year)
    {
        var wrongdoing = AdviceOf(year).Where(found => ScalesOf(found.Item).All(AsksForWrongdoing)).ToArray();
        Assert.NotEmpty(wrongdoing);
        Assert.All(
            wrongdoing,
            found => Assert.Matches("ตอบ(ว่า|ในทาง)|มีความเห็นว่า|เห็นว่า|ความเห็น", found.Advice!.Finding)
        );
    }

    // e1 to e9 of 2567 and 2568: only the indicator and the choices are known.
    [Theory]
    [InlineData(2567)]
    [InlineData(2568)]
    public void What_an_item_of_unknown_wording_asks_is_not_inferred_from_its_choices(int year)
    {
        var unknown = AdviceOf(year).Where(found => found.Item.TextTh.Length == 0).ToArray();
        Assert.NotEmpty(unknown);
        Assert.All(unknown, found => Assert.DoesNotMatch("เคย|เรียกรับ|สินบน", found.Advice!.Finding));
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
    }

    [Fact]
    public void No_finding_and_no_name_speaks_as_software_does()
    {
        var texts = FrameworkCatalogue
            .BuiltIn.Years.SelectMany(year => AdviceOf(year.Value))
            .SelectMany(found => Texts(found.Advice!))
            .Distinct();
        Assert.All(
            texts,
            text =>
                Assert.DoesNotMatch("ทั้งนี้ สรุปประเด็น|ถ้อยคำ|ยังมิได้ผ่านการตรวจสอบ|นำเข้า|คอนเทนเนอร์|ระบบจะ", text)
        );
    }

    [Fact]
    public void Every_concept_has_a_measure_with_a_name_of_its_own()
    {
        var names = FrameworkCatalogue
            .BuiltIn.Years.SelectMany(year => AdviceOf(year.Value))
            .Select(found => (found.Item.Concept, found.Advice!.Name))
            .Distinct()
            .ToList();

        Assert.Distinct(names.Select(own => own.Concept));
        Assert.Distinct(names.Select(own => own.Name));
        Assert.All(names, own => Assert.StartsWith("มาตรการ", own.Name, StringComparison.Ordinal));
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
            AdviceCatalogue.Find(framework, item, Instrument.OIT, new Score(0))!.Recommendation,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_parts_of_the_eit_differ_where_their_respondents_situation_does()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!;
        var item = framework.FindItem(ItemId.Parse("e13"))!;
        var public1 = AdviceCatalogue.Find(framework, item, Instrument.EIT1, new Score(60))!;
        var survey2 = AdviceCatalogue.Find(framework, item, Instrument.EIT2, new Score(60))!;

        Assert.NotEqual(public1.Finding, survey2.Finding);
        Assert.NotEqual(public1.Recommendation, survey2.Recommendation);
        Assert.Equal(public1.Steps, survey2.Steps);
    }

    [Fact]
    public void A_concept_without_words_has_none()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!;
        var item = framework.FindItem(ItemId.Parse("i1"))! with { Concept = "no-such-concept" };

        Assert.Null(AdviceCatalogue.Find(framework, item, Instrument.IIT, new Score(60)));
    }

    [Fact]
    public void An_item_is_not_asked_for_in_another_questionnaire()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!;

        Assert.Throws<ArgumentException>(() =>
            AdviceCatalogue.Find(framework, framework.FindItem(ItemId.Parse("i1"))!, Instrument.EIT1, new Score(60))
        );
    }

    /// <summary>The advice for every item of every part, of surveys at a score of each band.</summary>
    internal static IEnumerable<(Item Item, Instrument Part, Score Score, ItemAdvice? Advice)> AdviceOf(int year)
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(year))!;
        return from part in framework.Questionnaires
            from item in framework.ItemsOf(part.Instrument)
            from points in part.Instrument == Instrument.OIT ? new[] { 0m } : [12.5m, 61.25m, 91.75m]
            let score = new Score(points)
            select (item, part.Instrument, score, AdviceCatalogue.Find(framework, item, part.Instrument, score));
    }

    internal static IEnumerable<string> Texts(ItemAdvice advice) =>
        [
            advice.Name,
            advice.Finding,
            advice.Recommendation,
            .. advice.Elements,
            .. advice.Steps,
            .. advice.Evidence,
            advice.Period,
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

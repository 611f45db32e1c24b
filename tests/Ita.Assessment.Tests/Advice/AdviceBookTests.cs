using System.Collections.Immutable;
using Ita.Assessment.Advice;
using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Tests.Advice;

public class AdviceBookTests
{
    private static readonly Framework Framework2566 = FrameworkCatalogue.BuiltIn.Find(new FiscalYear(2566))!;

    private static readonly FrameworkCatalogue Only2566 = new([Framework2566]);

    private static readonly ImmutableArray<AdviceEntry> Complete =
    [
        .. Framework2566
            .WholeInstruments.SelectMany(whole => Framework2566.ItemsOf(whole.Instrument))
            .Select(item => Entry(item.Concept, item.Instrument)),
    ];

    [Fact]
    public void A_book_of_all_concepts_answers_for_each() =>
        Assert.Equal(
            Framework2566.Indicators.Sum(indicator => indicator.Items.Length),
            new AdviceBook([Complete], Only2566).Entries.Count()
        );

    [Fact]
    public void A_concept_without_words_is_refused() => Refused("has no words", Complete.RemoveAt(7));

    [Fact]
    public void A_concept_that_is_there_twice_is_refused_even_in_two_files()
    {
        Refused("there twice", Complete, [Complete[0]]);
        Refused("there twice", Complete.Add(Complete[0]));
    }

    [Fact]
    public void A_concept_of_no_framework_is_refused() =>
        Refused("No framework has a concept 'left-over'", Complete.Add(Entry("left-over", Instrument.IIT)));

    [Fact]
    public void Elements_belong_to_the_oit_and_to_all_of_it()
    {
        Refused("elements", With("structure", entry => entry with { Words = entry.Words with { Elements = [] } }));
        Refused(
            "elements",
            With("online-service", entry => entry with { Words = entry.Words with { Elements = ["ก"] } })
        );
    }

    [Fact]
    public void Parts_belong_to_the_eit() =>
        Refused(
            "parts",
            With(
                "structure",
                entry =>
                    entry with
                    {
                        Parts = entry.Parts.Add(Instrument.EIT1, new PartAdvice(new Findings("ก", "ข", "ค"), null)),
                    }
            )
        );

    [Fact]
    public void Tokens_are_resolved_for_the_year_the_part_and_the_framework_s_own_numbers()
    {
        var book = new AdviceBook(
            [
                With(
                    "feedback-channel",
                    entry =>
                        entry with
                        {
                            Words = entry.Words with
                            {
                                Findings = new Findings(
                                    "ก",
                                    "{respondents} {fiscalYear} {nextFiscalYear} {item:e-service}",
                                    "{unfavourableShare}"
                                ),
                            },
                        }
                ),
            ],
            Only2566
        );
        var item = Framework2566.FindItem(ItemId.Parse("e8"))!;

        Assert.Equal(
            "ผู้รับบริการหรือผู้มาติดต่อราชการที่เข้าตอบด้วยตนเอง 2566 2567 o18",
            book.Find(Framework2566, item, Instrument.EIT1, new Score(60))!.Finding
        );
        Assert.Equal(
            "ผู้รับบริการหรือผู้มาติดต่อราชการที่ผู้ประเมินสอบถามโดยตรง 2566 2567 o18",
            book.Find(Framework2566, item, Instrument.EIT2, new Score(60))!.Finding
        );
        Assert.Equal(
            "ผู้รับบริการหรือผู้มาติดต่อราชการ 2566 2567 o18",
            book.Find(Framework2566, item, Instrument.EIT, new Score(60))!.Finding
        );
    }

    [Theory]
    [InlineData("49.994", "ก1")]
    [InlineData("49.995", "ก2")]
    [InlineData("84.994", "ก2")]
    [InlineData("84.995", "ก3")]
    public void The_words_of_a_finding_follow_the_published_score(string score, string words)
    {
        var book = new AdviceBook([Complete], Only2566);
        var item = Framework2566.FindItem(ItemId.Parse("e1"))!;
        var points = decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(words, book.Find(Framework2566, item, Instrument.EIT1, new Score(points))!.Finding);
    }

    [Fact]
    public void The_share_that_said_no_is_what_the_published_score_lacks()
    {
        var book = new AdviceBook(
            [
                With(
                    "feedback-channel",
                    entry =>
                        entry with
                        {
                            Words = entry.Words with { Findings = new Findings("{unfavourableShare}", "ข", "ค") },
                        }
                ),
            ],
            Only2566
        );
        var item = Framework2566.FindItem(ItemId.Parse("e8"))!;

        Assert.Equal("73.44", book.Find(Framework2566, item, Instrument.EIT2, new Score(26.5625m))!.Finding);
    }

    [Fact]
    public void Only_an_oit_item_has_the_same_words_whatever_its_score() =>
        Refused(
            "one finding",
            With("online-service", entry => entry with { Words = entry.Words with { Findings = Findings.Always("ก") } })
        );

    [Fact]
    public void Words_that_point_to_an_item_the_framework_lacks_are_none()
    {
        var book = new AdviceBook(
            [
                With(
                    "e-service",
                    entry => entry with { Words = entry.Words with { Elements = ["ข้อ {item:opinion-channel}"] } }
                ),
            ],
            Only2566
        );

        Assert.Null(
            book.Find(Framework2566, Framework2566.FindItem(ItemId.Parse("o18"))!, Instrument.OIT, new Score(0))
        );
    }

    private static ImmutableArray<AdviceEntry> With(string concept, Func<AdviceEntry, AdviceEntry> change) =>
        [.. Complete.Select(entry => entry.Concept == concept ? change(entry) : entry)];

    private static void Refused(string reason, params ImmutableArray<AdviceEntry>[] files) =>
        Assert.Contains(
            reason,
            Assert.Throws<AdviceException>(() => new AdviceBook(files, Only2566)).Message,
            StringComparison.Ordinal
        );

    private static AdviceEntry Entry(string concept, Instrument instrument) =>
        new(
            concept,
            new AdviceWords
            {
                Name = "ซ",
                Duty = Duty.Administration,
                Findings = instrument == Instrument.OIT ? Findings.Always("ก") : new Findings("ก1", "ก2", "ก3"),
                Recommendation = "ข",
                Elements = instrument == Instrument.OIT ? ["ค"] : [],
                Steps = ["ง"],
                Evidence = ["จ"],
                Period = "ฉ",
            },
            ImmutableDictionary<Instrument, PartAdvice>.Empty
        );
}

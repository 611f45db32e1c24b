using System.Globalization;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Tests.Builders;

namespace Ita.Assessment.Tests.Scoring;

/// <summary>
/// What a reader who goes through all answers finds of what is withheld. <c>ITA_OFFICES=2000</c> draws more offices, and
/// then goes through the largest groups too.
/// </summary>
public sealed class PossibleScoresTests
{
    private const int Offices = 240;
    private const int MostBits = 200_000;
    private const int MostBitsOfAll = 2_000_000;

    [Fact]
    public void No_withheld_score_of_a_small_office_is_found_or_narrowed_by_going_through_all_answers()
    {
        var asked = Environment.GetEnvironmentVariable("ITA_OFFICES");
        var offices = asked is null ? Draws.AtMost(Offices) : int.Parse(asked, CultureInfo.InvariantCulture);
        var (read, withheld) = (0, 0);
        for (var seed = 0; seed < offices; seed++)
        {
            var office = SmallOffice.Draw(seed);
            var (findings, _) = Reader.Read(
                office.Framework,
                office.Tallies,
                office.Shown,
                asked is null ? MostBits : MostBitsOfAll
            );

            // Where only the questionnaire's own score is left there is nothing more to withhold.
            Assert.Empty(
                findings
                    .Where(finding => finding is { IsNarrowed: true, IsLast: false })
                    .Select(finding => $"{seed}: {finding}")
            );
            read += findings.Count(finding => !finding.IsLast);
            withheld += office.Shown.Parts.Sum(part => part.Items.Count(item => item.IsWithheld));
        }

        Assert.InRange(read, offices * 2, withheld * 2);
    }

    [Fact]
    public void The_item_that_was_found_in_a_published_report_is_not_found_any_more()
    {
        var (framework, tally) = OfficeOfFive();
        var exact = Scorer.Score(framework, [tally]);

        // As it was published: the item that three answered and one in company withheld, all else shown.
        var before = exact with
        {
            Parts = [WithWithheld(exact.Part(Instrument.IIT)!, "i7", "i10")],
        };
        Assert.Equal("54.68", before.Part(Instrument.IIT)!.Indicators[1].Score.ToString());
        var found = Assert.Single(Findings(before), finding => finding.Name == "IIT i10");
        Assert.Equal(1, found.Possible);

        var now = Disclosure.Apply(framework, exact);
        Assert.True(now.Part(Instrument.IIT)!.Item(ItemId.Parse("i10"))!.IsWithheld);
        Assert.All(Findings(now), finding => Assert.False(finding.IsNarrowed, finding.ToString()));
        Assert.Contains(Findings(now), finding => finding is { Name: "IIT i10", Possible: >= 3, Spread: >= 5 });

        List<Reader.Finding> Findings(AssessmentResult published) =>
            Reader.Read(framework, [tally], published, MostBitsOfAll).Findings;
    }

    [Fact]
    public void Sub_items_of_a_published_item_stay_open_under_it_or_the_item_goes_too()
    {
        var framework = BuengCharoen.Framework2566;
        var few = framework.ItemsOf(Instrument.IIT).First(item => item.HasSubItems).SubItems[0].Id;
        foreach (var respondents in Enumerable.Range(5, 12))
        {
            var tally = Answers.Part(
                framework,
                Instrument.IIT,
                (id, scale) =>
                {
                    var counts = new int[scale.Choices.Length];
                    for (var answer = 0; answer < (id == few ? 3 : respondents); answer++)
                        counts[(answer + id.Number + id.SubItem) % counts.Length]++;
                    return counts;
                },
                respondents
            );
            var shown = Disclosure.Apply(framework, Scorer.Score(framework, [tally]));
            var item = shown.Part(Instrument.IIT)!.Item(few.Item)!;
            Assert.True(item.IsWithheld || item.HidesSubItems);
            Assert.DoesNotContain(
                Reader.Read(framework, [tally], shown, MostBits).Findings,
                finding => finding is { IsNarrowed: true, IsLast: false }
            );
        }
    }

    [Fact]
    public void Where_all_give_the_best_answer_only_the_questionnaires_score_is_left()
    {
        var framework = BuengCharoen.Framework2566;
        var tally = Answers.Part(
            framework,
            Instrument.IIT,
            (id, scale) => Answers.All(id.ToString() == "i7" ? 3 : 30, best: true)(id, scale),
            30
        );
        var shown = Disclosure.Apply(framework, Scorer.Score(framework, [tally])).Part(Instrument.IIT)!;
        Assert.Equal(100m, shown.Score!.Value.Value);
        Assert.All(shown.Items, item => Assert.True(item.IsWithheld));
        Assert.All(shown.Indicators, indicator => Assert.True(indicator.IsWithheld));
    }

    private static PartResult WithWithheld(PartResult part, params string[] items) =>
        part with
        {
            Items =
            [
                .. part.Items.Select(item =>
                    items.Contains(item.Id.ToString()) ? item with { Score = null, IsWithheld = true } : item
                ),
            ],
        };

    // How often each choice was taken, in the framework's order; i10 was answered by three of five.
    private static (Framework Framework, PartTally Tally) OfficeOfFive()
    {
        const string counts =
            "i1.1:2102 i1.2:3002 i2:1103 i3.1:0212 i3.2:1211 i3.3:2102 i4.1:32 i4.2:32 i4.3:14 i5.1:23 i5.2:32 i5.3:41 "
            + "i6.1:23 i6.2:32 i6.3:14 i7:2120 i8.1:1220 i8.2:2210 i9:3200 i10:2100 i11.1:2300 i11.2:0203 i12.1:2012 "
            + "i12.2:1112 i12.3:0122 i13:1202 i14:2210 i15:2201 i16:1022 i17:0122 i18.1:3101 i18.2:1202 i18.3:0122 "
            + "i19:0122 i20:2102 i21:1031 i22:1220 i23:2111 i24:1400 i25:0212 i26.1:23 i26.2:41 i27:3011 i28.1:1211 "
            + "i28.2:2300 i28.3:3011 i29:2012 i30.1:3011 i30.2:1031 i30.3:1112 i30.4:0212";
        var byItem = counts
            .Split(' ')
            .Select(item => item.Split(':'))
            .ToDictionary(item => ItemId.Parse(item[0]), item => item[1].Select(digit => digit - '0').ToArray());
        var framework = BuengCharoen.Framework2566;
        return (framework, Answers.Part(framework, Instrument.IIT, (id, _) => byItem[id], 5));
    }
}

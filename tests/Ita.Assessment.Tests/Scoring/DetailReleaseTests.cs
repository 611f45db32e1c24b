using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ita.Assessment.Scoring;

namespace Ita.Assessment.Tests.Scoring;

/// <summary>Outside the agency no two versions of a questionnaire are told in detail but by its word.</summary>
public sealed class DetailReleaseTests
{
    private static readonly FiscalYear s_year = new(2568);

    [Fact]
    public void A_fiscal_year_ends_at_midnight_in_Thailand() =>
        Assert.Equal(new DateTimeOffset(2025, 9, 30, 17, 0, 0, TimeSpan.Zero), s_year.End);

    // Events in any order: 0-5 another version of a questionnaire arrives, 6 the agency gives its word, 7 a month goes
    // by. Whoever is outside looks after each.
    [Fact]
    public void Whoever_looks_all_the_time_sees_a_second_version_only_after_a_word_for_it() =>
        Prop.ForAll(
                Gen.Choose(0, 7).ListOf().ToArbitrary(),
                events =>
                {
                    var (release, now) = (DetailRelease.None, s_year.End.AddMonths(-3));
                    var seen = new Dictionary<Instrument, HashSet<string>>();
                    var declared = new HashSet<(Instrument, string)>();
                    foreach (var happened in events)
                    {
                        if (happened == 7)
                            now = now.AddMonths(1);
                        else if (happened == 6)
                            release = release.Release();
                        else
                            release = release.Replace(
                                release.Answers.SetItem(
                                    happened % 2 == 0 ? Instrument.IIT : Instrument.EIT1,
                                    $"v{happened}"
                                ),
                                s_year,
                                now
                            );
                        if (happened == 6)
                            declared.UnionWith(release.Answers.Select(part => (part.Key, part.Value)));
                        var closed = release.Closed(s_year, now).ToHashSet();
                        foreach (var (part, version) in release.Answers.Where(part => !closed.Contains(part.Key)))
                        {
                            if (!seen.TryGetValue(part, out var versions))
                                seen[part] = versions = [];
                            if (
                                versions.Count > 0
                                && !versions.Contains(version)
                                && !declared.Contains((part, version))
                            )
                                return false;
                            versions.Add(version);
                        }
                    }

                    return true;
                }
            )
            .Check(Draws.Config());

    [Fact]
    public void Before_the_year_has_ended_nothing_is_told_without_a_word_and_all_of_it_with_one()
    {
        var now = s_year.End.AddTicks(-1);
        var release = DetailRelease.None.Replace(Answers("a", "b"), s_year, now);

        Assert.Equal([Instrument.IIT, Instrument.EIT1], release.Closed(s_year, now));
        Assert.Empty(release.Release().Closed(s_year, now));
        Assert.Empty(release.Closed(s_year, s_year.End));
    }

    [Fact]
    public void What_comes_first_after_the_year_is_told_and_a_part_that_comes_later_beside_it()
    {
        var iit = DetailRelease.None.Replace(Answers("a", null), s_year, s_year.End);
        var both = iit.Replace(Answers("a", "b"), s_year, s_year.End);
        var corrected = both.Replace(Answers("c", "b"), s_year, s_year.End);

        Assert.Empty(iit.Closed(s_year, s_year.End));
        Assert.Empty(both.Closed(s_year, s_year.End));
        Assert.Equal([Instrument.IIT], corrected.Closed(s_year, s_year.End));
        Assert.Empty(corrected.Replace(Answers("a", "b"), s_year, s_year.End).Closed(s_year, s_year.End));
    }

    [Fact]
    public void The_same_figures_are_the_same_answers_and_one_answer_more_is_another()
    {
        var office = SmallOffice.Draw(1, respondents: 9);
        var again = SmallOffice.Draw(1, respondents: 9);
        var first = office.Tallies.First(tally => tally.Instrument == Instrument.IIT);
        var counts = first.Items[0].Counts;
        var more = first with
        {
            Items = first.Items.SetItem(0, first.Items[0] with { Counts = counts.SetItem(0, counts[0] + 1) }),
        };

        Assert.Equal(DetailRelease.AnswersOf(office.Tallies), DetailRelease.AnswersOf(again.Tallies));
        Assert.NotEqual(DetailRelease.AnswersOf([first]), DetailRelease.AnswersOf([more]));
        Assert.DoesNotContain(Instrument.OIT, DetailRelease.AnswersOf(office.Tallies).Keys);
    }

    [Fact]
    public void A_closed_questionnaire_has_its_own_score_and_no_other_and_the_OIT_all_of_its()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var office = SmallOffice.Draw(seed, respondents: 12);
            var shown = office.Shown;
            var questionnaires = shown.Parts.Select(part => part.Instrument).Where(part => part != Instrument.OIT);

            var told = Disclosure.Close(office.Framework, shown, [.. questionnaires]);

            Assert.Equal(shown.Total, told.Total);
            Assert.Equal(shown.Instruments, told.Instruments);
            Assert.All(
                told.Indicators,
                indicator =>
                    Assert.Equal(indicator.Id <= 8 ? null : shown.ScoreOfIndicator(indicator.Id), indicator.Score)
            );
            Assert.All(
                told.Parts.Where(part => part.Instrument != Instrument.OIT).SelectMany(part => part.Items),
                item => Assert.True(item is { Score: null, Answered: null, SubItems.IsEmpty: true })
            );
            Assert.Equal(shown.Part(Instrument.OIT), told.Part(Instrument.OIT));
        }
    }

    private static ImmutableSortedDictionary<Instrument, string> Answers(string? iit, string? eit) =>
        new[] { (Part: Instrument.IIT, Value: iit), (Part: Instrument.EIT1, Value: eit) }
            .Where(part => part.Value is not null)
            .ToImmutableSortedDictionary(part => part.Part, part => part.Value!);
}

using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Cli.Samples;

namespace Ita.Cli.Tests.Samples;

public sealed class SampleGeneratorTests
{
    private static readonly FiscalYear Year = new(2566);

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var agencies = SampleAgencies.Take(3);

        var first = Bytes(SampleGenerator.Generate(FrameworkCatalogue.BuiltIn, agencies, Year, seed: 7));
        var again = Bytes(SampleGenerator.Generate(FrameworkCatalogue.BuiltIn, agencies, Year, seed: 7));
        var other = Bytes(SampleGenerator.Generate(FrameworkCatalogue.BuiltIn, agencies, Year, seed: 8));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Each_agency_has_both_years()
    {
        var years = SampleSet.All.GroupBy(export => export.Agency.Code).ToList();

        Assert.Equal(24, years.Count);
        Assert.All(years, agency => Assert.Equal([2565, 2566], agency.Select(export => export.FiscalYear.Value)));
    }

    [Fact]
    public void Totals_are_those_that_plain_arithmetic_gives()
    {
        Assert.All(SampleSet.All, export => Assert.Equal(PlainScores.Total(export), Result(export).Total?.Rounded));
    }

    [Fact]
    public void Levels_spread_over_the_whole_scale_with_most_in_the_upper_half()
    {
        var levels = SampleSet.All.Select(export => Result(export).Level).OfType<string>().ToList();

        Assert.Equal(["A", "AA", "B", "C", "D", "E", "F"], levels.Distinct().Order(StringComparer.Ordinal));
        Assert.True(levels.Count(level => level is "A" or "B" or "C") > levels.Count / 2);
    }

    [Fact]
    public void Some_agencies_rise_and_some_fall()
    {
        var changes = SampleSet
            .All.GroupBy(export => export.Agency.Code)
            .Select(agency => agency.Select(export => Result(export).Total).ToList())
            .Where(totals => totals.All(total => total is not null))
            .Select(totals => totals[1]!.Value.Rounded.CompareTo(totals[0]!.Value.Rounded))
            .ToList();

        Assert.Contains(1, changes);
        Assert.Contains(-1, changes);
    }

    [Fact]
    public void One_agency_year_lacks_its_OIT_and_one_comes_with_a_mistaken_workbook()
    {
        var lacking = Assert.Single(SampleSet.All, export => export.Disclosure is null);
        var mistaken = Assert.Single(SampleSet.All, export => export.Rejected is not null);

        Assert.Equal([Instrument.OIT], Result(lacking).Missing);
        Assert.Equal(
            ("answer-unknown", "IIT", "F11"),
            (mistaken.Rejected!.Code, mistaken.Rejected.Sheet, mistaken.Rejected.Cell)
        );
        Assert.NotEqual(lacking, mistaken);
    }

    [Fact]
    public void Every_accepted_shape_of_workbook_is_there()
    {
        var styles = SampleSet.All.Select(export => export.Style).ToList();

        Assert.Equal(Enum.GetValues<AnswerForm>(), styles.Select(style => style.Answers).Distinct().Order());
        Assert.All<Func<SampleStyle, bool>>(
            [style => style.SeparateWorkbooks, style => style.SubItemsInBrackets, style => style.OitInWords],
            shape => Assert.Equal(2, styles.Select(shape).Distinct().Count())
        );
        Assert.Contains(SampleSet.All, export => export.Files.Length == 4);
        Assert.Contains(SampleSet.All, export => export.Files.Length == 1);
    }

    [Fact]
    public void Everybody_answers_something_and_nobody_takes_a_choice_that_is_not_there()
    {
        Assert.All(
            SampleSet.All.SelectMany(export => export.Questionnaires),
            questionnaire =>
                Assert.All(
                    questionnaire.Respondents,
                    answers =>
                    {
                        Assert.Contains(answers, answer => answer is not null);
                        Assert.All(
                            answers.Select((answer, index) => (answer, index)),
                            pair =>
                                Assert.True(
                                    pair.answer is null
                                        || pair.answer < questionnaire.Columns[pair.index].Scale.Choices.Length
                                )
                        );
                    }
                )
        );
    }

    private static AssessmentResult Result(SampleExport export) =>
        Scorer.Score(FrameworkCatalogue.BuiltIn.Find(export.FiscalYear)!, export.Tallies);

    private static string Bytes(IEnumerable<SampleExport> exports) =>
        string.Join(
            '\n',
            exports
                .SelectMany(export => export.Files)
                .Select(file => $"{file.Name} {Convert.ToBase64String(file.Content)}")
        );
}

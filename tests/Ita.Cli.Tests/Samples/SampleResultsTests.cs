using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Cli.Samples;
using Ita.Testing.Samples;
using Ita.Workbooks;
using Ita.Workbooks.PublishedResults;
using Ita.Workbooks.Registry;

namespace Ita.Cli.Tests.Samples;

public sealed class SampleResultsTests
{
    private static readonly FiscalYear s_year = new(2564);
    private static readonly IReadOnlyList<Agency> s_agencies = ReadRegistry();
    private static readonly SampleResults s_table = SampleResults.Create(
        FrameworkCatalogue.BuiltIn,
        s_agencies,
        s_year
    );

    /// <summary>ITA_ACCEPT_GOLDEN=1 takes over what comes out now, to be reviewed as a change.</summary>
    [Fact]
    public void The_table_among_the_samples_is_the_one_that_is_made()
    {
        if (Environment.GetEnvironmentVariable("ITA_ACCEPT_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(SampleFiles.Results2564)!);
            File.WriteAllBytes(SampleFiles.Results2564, s_table.File.Content);
        }

        Assert.Equal(s_table.File.Name, Path.GetFileName(SampleFiles.Results2564));
        Assert.Equal(s_table.File.Content, File.ReadAllBytes(SampleFiles.Results2564));
    }

    [Fact]
    public void Every_agency_of_the_registry_has_a_row_and_its_figures_are_those_of_plain_arithmetic()
    {
        var framework = FrameworkCatalogue.BuiltIn.Find(s_year)!;

        Assert.Equal(s_agencies.Select(agency => agency.Code), s_table.Results.Select(result => result.Agency.Code));
        Assert.All(
            s_table.Results,
            result =>
            {
                var means = result.Parts.ToDictionary(
                    part => part.Instrument,
                    part => part.Indicators.Sum(indicator => indicator.Score) / part.Indicators.Length
                );
                Assert.All(means.Values, mean => Assert.Equal(0m, mean * 2 % 1));
                Assert.Equal(
                    ((means[Instrument.IIT] * 30) + (means[Instrument.EIT] * 30) + (means[Instrument.OIT] * 40)) / 100,
                    Scorer.Score(framework, result.Parts).Total!.Value.Rounded
                );
            }
        );
        Assert.Superset(
            new HashSet<string> { "A", "B", "C", "D" },
            s_table.Results.Select(result => Scorer.Score(framework, result.Parts).Level!).ToHashSet()
        );
    }

    [Fact]
    public void It_is_read_as_what_it_was_made_of_without_a_warning()
    {
        var reading = PublishedResultsReader.Read(
            FrameworkCatalogue.BuiltIn,
            new PublishedResultsRequest
            {
                FiscalYear = s_year,
                Agencies = s_agencies,
                Province = new ProvinceCode("31"),
            },
            FileOf(s_table.File),
            CancellationToken.None
        );

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Warnings);
        Assert.Equal(
            s_table.Results.SelectMany(result => result.Parts.Select(part => (result.Agency.Code, part))),
            reading.Results.SelectMany(result =>
                result.Parts.OrderBy(part => part.Instrument).Select(part => (result.Agency, part))
            )
        );
    }

    private static IReadOnlyList<Agency> ReadRegistry() =>
        RegistryReader
            .Read(
                FileOf(new SampleFile("agencies.xlsx", File.ReadAllBytes(SampleFiles.Registry))),
                CancellationToken.None
            )
            .Agencies;

    private static WorkbookFile FileOf(SampleFile file) =>
        new(file.Name, file.Content.Length, () => new MemoryStream(file.Content, writable: false));
}

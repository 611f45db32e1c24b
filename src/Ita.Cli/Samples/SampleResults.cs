using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Cli.Samples;

/// <summary>
/// A province's published table of an earlier year (docs/workbooks.md, layout 4), invented. Its figures can be checked
/// by hand: an instrument's score is a multiple of half a point, and its indicators lie evenly around it, two points
/// apart.
/// </summary>
public sealed record SampleResults
{
    public required FiscalYear FiscalYear { get; init; }

    /// <summary>In the order of the rows.</summary>
    public required ImmutableArray<SampleResult> Results { get; init; }

    /// <summary>The same bytes for the same seed.</summary>
    public required SampleFile File { get; init; }

    /// <param name="frameworks">With one of the year.</param>
    /// <param name="agencies">Of one province, in the order of the rows.</param>
    /// <param name="year">Of the table.</param>
    /// <param name="seed">The same seed gives the same figures.</param>
    /// <exception cref="ArgumentException">A year without a framework, or no agency.</exception>
    public static SampleResults Create(
        FrameworkCatalogue frameworks,
        IReadOnlyList<Agency> agencies,
        FiscalYear year,
        int seed = SampleGenerator.Seed
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(agencies.Count);
        var framework =
            frameworks.Find(year) ?? throw new ArgumentException($"There is no framework for {year}.", nameof(year));
        ImmutableArray<SampleResult> results =
        [
            .. agencies.Select(agency => new SampleResult(agency, PartsOf(framework, agency, seed))),
        ];
        var sheet = new SampleSheet("ผลการประเมิน", [.. Rows(framework, agencies[0].Province, results)]);
        return new SampleResults
        {
            FiscalYear = year,
            Results = results,
            File = new SampleFile($"ita-{year}-results.xlsx", SampleWorkbookWriter.Write([sheet])),
        };
    }

    private static ImmutableArray<PartTally> PartsOf(Framework framework, Agency agency, int seed)
    {
        var random = SeededRandom.For(seed, $"published/{framework.FiscalYear.Value}/{agency.Code.Value}");
        var near = random.Between(112, 184);
        return
        [
            .. framework.WholeInstruments.Select(whole =>
            {
                // Staff judge more kindly than the public, as in the years that come with their answers.
                var halves =
                    near
                    + whole.Instrument switch
                    {
                        Instrument.IIT => random.Between(-2, 6),
                        Instrument.EIT => random.Between(-10, 2),
                        _ => random.Between(-12, 8),
                    };
                return PartOf(framework, whole.Instrument, halves / 2m);
            }),
        ];
    }

    private static PartTally PartOf(Framework framework, Instrument instrument, decimal score)
    {
        var indicators = framework.IndicatorsOf(instrument).ToList();
        return new PartTally
        {
            Instrument = instrument,
            Layout = TallyLayout.IndicatorScores,
            Indicators =
            [
                .. indicators.Select(
                    (indicator, index) => new IndicatorTally(indicator.Id, score + indicators.Count - 1 - (2 * index))
                ),
            ],
        };
    }

    private static IEnumerable<SampleCell[]> Rows(
        Framework framework,
        string province,
        IEnumerable<SampleResult> results
    )
    {
        var instruments = framework.WholeInstruments.Select(whole => whole.Instrument).ToList();
        yield return [SampleCell.Of($"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {framework.FiscalYear} จังหวัด{province}")];
        yield return
        [
            SampleCell.Of("รหัสหน่วยงาน"),
            SampleCell.Of("ชื่อหน่วยงาน"),
            SampleCell.Of("อำเภอ"),
            .. framework.Indicators.Select(indicator => SampleCell.Of($"{indicator.Id}. {indicator.NameTh}")),
            .. instruments.Select(instrument => SampleCell.Of(instrument.ToString())),
            SampleCell.Of("คะแนนรวม"),
            SampleCell.Of("ระดับ"),
        ];
        foreach (var (agency, parts) in results)
        {
            var scored = Scorer.Score(framework, parts);
            yield return
            [
                SampleCell.Of(agency.Code.Value),
                SampleCell.Of(agency.Name),
                agency.District is { } district ? SampleCell.Of(district) : default,
                .. parts
                    .SelectMany(part => part.Indicators)
                    .OrderBy(indicator => indicator.Indicator)
                    .Select(indicator => SampleCell.Of(indicator.Score)),
                .. instruments.Select(instrument => SampleCell.Of(scored.ScoreOf(instrument)!.Value.Rounded)),
                SampleCell.Of(scored.Total!.Value.Rounded),
                SampleCell.Of(scored.Level!),
            ];
        }
    }
}

/// <summary>An agency's row of a published table.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Parts">What reading the row must come to.</param>
public sealed record SampleResult(Agency Agency, ImmutableArray<PartTally> Parts);

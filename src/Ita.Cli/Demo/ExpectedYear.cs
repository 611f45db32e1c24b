using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Cli.Samples;

namespace Ita.Cli.Demo;

/// <summary>What the demo must come to for one agency-year.</summary>
public sealed record ExpectedYear
{
    public required AgencyYear Of { get; init; }

    public required Agency Agency { get; init; }

    /// <summary>Null while an instrument is missing.</summary>
    public required string? Total { get; init; }

    public required string? Level { get; init; }

    public ImmutableArray<Instrument> Missing { get; init; } = [];

    /// <summary>
    /// Scored from the answers that were drawn, so that workbooks, storage and queues are on trial, not the scorer (its
    /// own tests are).
    /// </summary>
    public static ExpectedYear From(SampleExport export, FrameworkCatalogue frameworks)
    {
        var result = Scorer.Score(frameworks.Find(export.FiscalYear)!, export.Tallies);
        return new ExpectedYear
        {
            Of = new(export.Agency.Code, export.FiscalYear),
            Agency = export.Agency,
            Total = result.Total?.ToString(),
            Level = result.Level,
            Missing = result.Missing,
        };
    }
}

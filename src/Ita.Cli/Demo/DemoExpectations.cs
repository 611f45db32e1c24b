using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Cli.Samples;

namespace Ita.Cli.Demo;

/// <summary>What the demo must come to for one agency-year.</summary>
public sealed record ExpectedResult
{
    public required AgencyYearId Id { get; init; }

    public required Agency Agency { get; init; }

    /// <summary>Null while an instrument is missing.</summary>
    public required string? Total { get; init; }

    public required string? Level { get; init; }

    public ImmutableArray<Instrument> Missing { get; init; } = [];

    /// <summary>
    /// Scored from the answers that were drawn, so that workbooks, storage and queues are on trial, not the scorer (its
    /// own tests are).
    /// </summary>
    public static ExpectedResult From(SampleExport export, FrameworkCatalogue frameworks)
    {
        var result = Scorer.Score(frameworks.Find(export.FiscalYear)!, export.Tallies);
        return new ExpectedResult
        {
            Id = new(export.Agency.Code, export.FiscalYear),
            Agency = export.Agency,
            Total = result.Total?.ToString(),
            Level = result.Level,
            Missing = result.Missing,
        };
    }

    /// <summary>Scored from the figures that the published table was made of.</summary>
    public static ExpectedResult From(SampleResult published, Framework framework)
    {
        var result = Scorer.Score(framework, published.Parts);
        return new ExpectedResult
        {
            Id = new(published.Agency.Code, framework.FiscalYear),
            Agency = published.Agency,
            Total = result.Total?.ToString(),
            Level = result.Level,
        };
    }
}

/// <summary>An upload that must be rejected, and why.</summary>
/// <param name="Id">The agency-year it is uploaded to.</param>
/// <param name="FileName">The workbook.</param>
/// <param name="Code">The problem's code (docs/workbooks.md).</param>
/// <param name="Place">Where it is: <c>IIT!F11</c>.</param>
public sealed record ExpectedRejection(AgencyYearId Id, string FileName, string Code, string Place);

/// <summary>An agency in a fiscal year.</summary>
public readonly record struct AgencyYearId(AgencyCode Agency, FiscalYear FiscalYear) : IComparable<AgencyYearId>
{
    public int CompareTo(AgencyYearId other)
    {
        var byAgency = Agency.CompareTo(other.Agency);
        return byAgency != 0 ? byAgency : FiscalYear.CompareTo(other.FiscalYear);
    }

    /// <summary>As the names of report files: <c>2566-310801</c>.</summary>
    public override string ToString() => $"{FiscalYear}-{Agency}";
}

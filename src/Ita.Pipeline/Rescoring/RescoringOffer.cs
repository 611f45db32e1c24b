using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Pipeline.Rescoring;

/// <summary>What rescoring a year would touch.</summary>
/// <param name="FiscalYear">The year.</param>
/// <param name="FrameworkVersion">Of the framework in force.</param>
/// <param name="RulesVersion">Of the software's rules.</param>
/// <param name="Results">How many results the year has.</param>
/// <param name="OlderResults">Those that were computed by another framework or by other rules.</param>
public sealed record RescoringOffer(
    FiscalYear FiscalYear,
    string FrameworkVersion,
    string RulesVersion,
    int Results,
    ImmutableArray<OlderResult> OlderResults
)
{
    public int Older => OlderResults.Length;
}

/// <summary>A result that was computed by another framework than the one in force, or by other rules.</summary>
public sealed record OlderResult(
    ProvinceCode Province,
    AgencyCode Agency,
    string FrameworkVersion,
    string RulesVersion
);

using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Pipeline.Rescoring;

/// <summary>What rescoring a year would touch.</summary>
/// <param name="FiscalYear">The year.</param>
/// <param name="FrameworkVersion">Of the framework in force.</param>
/// <param name="RulesVersion">Of the software's rules.</param>
/// <param name="Results">How many results the year has.</param>
/// <param name="OlderResults">Those that were computed by another framework or by other rules.</param>
/// <param name="Unreadable">Agencies whose stored result cannot be read; scoring puts that right.</param>
public sealed record RescoringOffer(
    FiscalYear FiscalYear,
    string FrameworkVersion,
    string RulesVersion,
    int Results,
    ImmutableArray<OlderResult> OlderResults,
    ImmutableArray<UnreadableResult> Unreadable
)
{
    public int Older => OlderResults.Length;

    /// <summary>The provinces with something to score again.</summary>
    public IEnumerable<ProvinceCode> Provinces =>
        OlderResults
            .Select(older => older.Province)
            .Concat(Unreadable.Select(result => result.Province))
            .Distinct()
            .OrderBy(province => province.Value, StringComparer.Ordinal);
}

/// <summary>A result that cannot be read.</summary>
public sealed record UnreadableResult(ProvinceCode Province, AgencyCode Agency);

/// <summary>A result that was computed by another framework than the one in force, or by other rules.</summary>
public sealed record OlderResult(
    ProvinceCode Province,
    AgencyCode Agency,
    string FrameworkVersion,
    string RulesVersion
);

/// <summary>Who orders something, as the audit names them.</summary>
/// <param name="Id">By the sign-in; <c>command-line</c> for whoever works on the storage itself.</param>
/// <param name="Name">What they are called.</param>
public sealed record OrderedBy(string Id, string Name);

using Ita.Assessment;

namespace Ita.Pipeline;

/// <summary>A result that was computed by another framework than the one in force, or by other rules.</summary>
public sealed record OlderResult(
    ProvinceCode Province,
    AgencyCode Agency,
    string FrameworkVersion,
    string RulesVersion
);

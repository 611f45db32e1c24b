using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Functions.Web;

/// <summary>A province on the list of provinces.</summary>
public sealed record ProvinceSummary
{
    public required ProvinceCode Code { get; init; }

    public required string Name { get; init; }

    /// <summary>How many agencies the registry has, provisional ones included.</summary>
    public required int Agencies { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<FiscalYear> Years { get; init; }
}

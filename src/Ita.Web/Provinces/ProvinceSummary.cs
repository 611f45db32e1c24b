using Ita.Assessment;

namespace Ita.Web.Provinces;

/// <summary>A province on the list of provinces, in one year.</summary>
public sealed record ProvinceSummary
{
    public required ProvinceCode Code { get; init; }

    public required string Name { get; init; }

    /// <summary>How many agencies the registry has, provisional ones included.</summary>
    public required int Agencies { get; init; }

    /// <summary>How many have a result, complete or not.</summary>
    public required int Started { get; init; }

    /// <summary>How many have a total.</summary>
    public required int Scored { get; init; }

    /// <summary>How many have a total that reaches the target.</summary>
    public required int OnTarget { get; init; }

    /// <summary>Of the totals, where it may be shown.</summary>
    public Score? Median { get; init; }

    /// <summary>When the oldest of it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}

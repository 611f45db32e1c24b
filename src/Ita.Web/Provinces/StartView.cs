using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Web.Provinces;

/// <summary>Where a visitor starts: the provinces that they may see, and the agencies that are theirs.</summary>
public sealed record StartView
{
    /// <summary>How long a lost upload is spoken of at the start.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>The year shown: the newest that has a result.</summary>
    public required FiscalYear FiscalYear { get; init; }

    /// <summary>The years that have a framework, newest first.</summary>
    public required ImmutableArray<FiscalYear> Years { get; init; }

    public required decimal Target { get; init; }

    /// <summary>By code.</summary>
    public required ImmutableArray<ProvinceSummary> Provinces { get; init; }

    /// <summary>The visitor's own, by code; an administrator's and a province's are on the provinces' pages.</summary>
    public required ImmutableArray<Agency> Agencies { get; init; }

    /// <summary>The visitor sees provinces at all.</summary>
    public required bool SeesProvinces { get; init; }

    /// <summary>
    /// How many uploads and follow-up forms of the last thirty days name no known agency and so stand on no other page;
    /// null for whoever may not see them.
    /// </summary>
    public int? LostUploads { get; init; }

    public required DateTimeOffset ReadAt { get; init; }
}

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

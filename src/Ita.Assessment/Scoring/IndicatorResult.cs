using System.Collections.Immutable;

namespace Ita.Assessment.Scoring;

/// <summary>An indicator's score; its sub-indicators' for the OIT, where items are known.</summary>
public sealed record IndicatorResult
{
    /// <summary>1–10.</summary>
    public required int Id { get; init; }

    /// <summary>Null when not one of its items has a score.</summary>
    public Score? Score { get; init; }

    /// <summary>The score is known but not shown: too few people answered (<see cref="Disclosure"/>).</summary>
    public bool IsWithheld { get; init; }

    public ImmutableArray<SubIndicatorResult> SubIndicators { get; init; } = [];

    /// <summary>
    /// In a part's result: the indicator's items, in order; empty in the whole result and for layout 3.
    /// </summary>
    public ImmutableArray<ItemId> ItemIds { get; init; } = [];
}

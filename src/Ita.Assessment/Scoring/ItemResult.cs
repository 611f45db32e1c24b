using System.Collections.Immutable;

namespace Ita.Assessment.Scoring;

/// <summary>An item's score in one part.</summary>
public sealed record ItemResult
{
    public required ItemId Id { get; init; }

    /// <summary>Null when nobody answered the item; it is then left out of its indicator's mean.</summary>
    public Score? Score { get; init; }

    /// <summary>The score is known but not shown: too few people answered (<see cref="Disclosure"/>).</summary>
    public bool IsWithheld { get; init; }

    /// <summary>How many answered it, where that is known: the largest of its sub-items' numbers.</summary>
    public int? Answered { get; init; }

    /// <summary>The sub-items' scores, where the workbook had them.</summary>
    public ImmutableArray<SubItemResult> SubItems { get; init; } = [];

    public string? Url { get; init; }

    public string? Explanation { get; init; }

    public string? Suggestion { get; init; }
}

using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Reports.Model;

/// <summary>
/// An item that needs attention and the measure to improve it: one row in the tables of sections 9 to 12.
/// </summary>
public sealed record Measure
{
    /// <summary>The questionnaire.</summary>
    public required Instrument Part { get; init; }

    public required ItemId Item { get; init; }

    /// <summary>1–10.</summary>
    public required int Indicator { get; init; }

    public required Score Score { get; init; }

    /// <summary>There is built-in advice for the item's concept; otherwise the texts are neutral ones.</summary>
    public required bool HasAdvice { get; init; }

    public required string Finding { get; init; }

    public required string Recommendation { get; init; }

    /// <summary>OIT: what the published document must contain.</summary>
    public ImmutableArray<string> Elements { get; init; } = [];

    /// <summary>OIT: the assessor's own words, as uploaded.</summary>
    public string? AssessorSuggestion { get; init; }

    public required ImmutableArray<string> Steps { get; init; }

    public required ImmutableArray<string> Evidence { get; init; }

    public required string Period { get; init; }

    public required string Responsible { get; init; }

    /// <summary>From the follow-up form; null before it is filled in.</summary>
    public string? Done { get; init; }

    public string? DoneEvidence { get; init; }

    public string? Suggestion { get; init; }

    /// <summary>The follow-up form reports on it.</summary>
    public bool IsFollowedUp => Done is not null || DoneEvidence is not null || Suggestion is not null;
}

using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Advice;

namespace Ita.Reports.Model;

/// <summary>
/// An item of a questionnaire that needs attention: what sections 5 to 7, 9 and 10 say of it.
/// </summary>
public sealed record ItemFinding
{
    /// <summary>The questionnaire.</summary>
    public required Instrument Part { get; init; }

    public required ItemId Item { get; init; }

    /// <summary>1–10.</summary>
    public required int Indicator { get; init; }

    public required Score Score { get; init; }

    /// <summary>The points that the item is to reach: above its score, or all points.</summary>
    public required decimal Target { get; init; }

    /// <summary>The built-in advice; in neutral words where there is none for the item's concept.</summary>
    public required ItemAdvice Advice { get; init; }

    /// <summary>In the words of the score's band.</summary>
    public string Finding => Advice.Finding;

    public string Recommendation => Advice.Recommendation;

    /// <summary>OIT: what the published document must contain.</summary>
    public ImmutableArray<string> Elements => Advice.Elements;

    /// <summary>OIT: the assessor's own words, as uploaded.</summary>
    public string? AssessorSuggestion { get; init; }
}

/// <summary>
/// A measure for the coming year: one row in the tables of sections 11 and 12. An item that stands in both parts of the
/// EIT is one measure.
/// </summary>
public sealed record Measure
{
    /// <summary>What it answers: one finding, or one for each part of the EIT.</summary>
    public required ImmutableArray<ItemFinding> Findings { get; init; }

    public ItemId Item => Findings[0].Item;

    /// <summary>1–10.</summary>
    public int Indicator => Findings[0].Indicator;

    /// <summary>The questionnaires, in order.</summary>
    public IEnumerable<Instrument> Parts => Findings.Select(finding => finding.Part);

    /// <summary>มาตรการ…; the agency's own where it has worded one.</summary>
    public required string Name { get; init; }

    /// <summary>The item's number in the coming year's assessment; null where it is not known.</summary>
    public ItemId? ComingItem { get; init; }

    public required ImmutableArray<string> Steps { get; init; }

    public required ImmutableArray<string> Evidence { get; init; }

    public required string Period { get; init; }

    /// <summary>One unit of the agency.</summary>
    public required string Responsible { get; init; }

    /// <summary>The agency has worded some of it itself.</summary>
    public required bool IsEdited { get; init; }

    /// <summary>Why the agency does without it; null where it keeps it.</summary>
    public string? DroppedBecause { get; init; }

    /// <summary>From the follow-up form; null before it is filled in.</summary>
    public string? Done { get; init; }

    public string? DoneEvidence { get; init; }

    public string? Suggestion { get; init; }

    /// <summary>The follow-up form reports on it.</summary>
    public bool IsFollowedUp => Done is not null || DoneEvidence is not null || Suggestion is not null;
}

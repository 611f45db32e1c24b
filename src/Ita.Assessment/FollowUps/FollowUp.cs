using System.Collections.Immutable;
using Ita.Assessment.Advice;

namespace Ita.Assessment.FollowUps;

/// <summary>
/// The filled-in follow-up form of an agency-year: the agency's own wording of its measures, and, a year later, what
/// was done about them.
/// </summary>
public sealed record FollowUp(ImmutableArray<FollowUpEntry> Entries)
{
    public FollowUpEntry? Find(Instrument part, ItemId item) =>
        Entries.FirstOrDefault(entry => entry.Part == part && entry.Item == item);
}

/// <summary>
/// One measure of the follow-up form, in plain text (<see cref="Text.PlainText"/>). What the agency left unchanged is
/// null or empty.
/// </summary>
public sealed record FollowUpEntry
{
    public required Instrument Part { get; init; }

    public required ItemId Item { get; init; }

    /// <summary>The agency's own recommendation in place of the built-in one.</summary>
    public string? Recommendation { get; init; }

    /// <summary>The agency's own steps.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>The agency's own list of the evidence that will show that it was done.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    public string? Period { get; init; }

    public string? Responsible { get; init; }

    /// <summary>ผลการดำเนินการ: what was done.</summary>
    public string? Done { get; init; }

    /// <summary>หลักฐาน: the evidence of what was done.</summary>
    public string? DoneEvidence { get; init; }

    /// <summary>ข้อเสนอแนะ for the year after.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The agency worded some of the measure itself.</summary>
    public bool Overrides =>
        Recommendation is not null
        || Steps.Length > 0
        || Evidence.Length > 0
        || Period is not null
        || Responsible is not null;

    /// <summary>It says what was done about the measure.</summary>
    public bool Reports => Done is not null || DoneEvidence is not null || Suggestion is not null;

    /// <summary>The advice, with the agency's own wording in place of the built-in one where there is one.</summary>
    public ItemAdvice ApplyTo(ItemAdvice advice) =>
        advice with
        {
            Recommendation = Recommendation ?? advice.Recommendation,
            Steps = Steps.IsEmpty ? advice.Steps : Steps,
            Evidence = Evidence.IsEmpty ? advice.Evidence : Evidence,
            Period = Period ?? advice.Period,
            Responsible = Responsible ?? advice.Responsible,
        };

    public bool Equals(FollowUpEntry? other) =>
        other is not null
        && Part == other.Part
        && Item == other.Item
        && Recommendation == other.Recommendation
        && Period == other.Period
        && Responsible == other.Responsible
        && Done == other.Done
        && DoneEvidence == other.DoneEvidence
        && Suggestion == other.Suggestion
        && Steps.SequenceEqual(other.Steps)
        && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => HashCode.Combine(Part, Item, Done, Responsible);
}

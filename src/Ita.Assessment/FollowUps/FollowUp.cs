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

    /// <summary>
    /// What is said of a measure that answers an item in several questionnaires: the first word of each kind in the
    /// order of the questionnaires, and everything that was done, evidence and suggestions of all.
    /// </summary>
    /// <returns>Null where nothing is said.</returns>
    public FollowUpEntry? Find(IEnumerable<Instrument> parts, ItemId item)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var said = parts.Select(part => Find(part, item)).OfType<FollowUpEntry>().ToList();
        return said.Count <= 1 ? said.FirstOrDefault() : said.Aggregate((first, next) => first.And(next));
    }
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

    /// <summary>Why the agency does without this measure; null where it keeps it.</summary>
    public string? DroppedBecause { get; init; }

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
        || Responsible is not null
        || DroppedBecause is not null;

    /// <summary>It says what was done about the measure.</summary>
    public bool Reports => Done is not null || DoneEvidence is not null || Suggestion is not null;

    /// <summary>
    /// The advice, with the agency's own wording in place of the built-in one where there is one. What the form calls
    /// the recommendation names the measure; what is recommended to answer the finding stays.
    /// </summary>
    public ItemAdvice ApplyTo(ItemAdvice advice) =>
        advice with
        {
            Name = Recommendation ?? advice.Name,
            Steps = Steps.IsEmpty ? advice.Steps : Steps,
            Evidence = Evidence.IsEmpty ? advice.Evidence : Evidence,
            Period = Period ?? advice.Period,
        };

    internal FollowUpEntry And(FollowUpEntry other) =>
        this with
        {
            Recommendation = Recommendation ?? other.Recommendation,
            Steps = Steps.IsEmpty ? other.Steps : Steps,
            Evidence = Evidence.IsEmpty ? other.Evidence : Evidence,
            Period = Period ?? other.Period,
            Responsible = Responsible ?? other.Responsible,
            DroppedBecause = DroppedBecause ?? other.DroppedBecause,
            Done = Both(Done, other.Done),
            DoneEvidence = Both(DoneEvidence, other.DoneEvidence),
            Suggestion = Both(Suggestion, other.Suggestion),
        };

    private static string? Both(string? first, string? second) =>
        first is null || second is null || first == second ? first ?? second : $"{first}\n{second}";

    public bool Equals(FollowUpEntry? other) =>
        other is not null
        && Part == other.Part
        && Item == other.Item
        && Recommendation == other.Recommendation
        && Period == other.Period
        && Responsible == other.Responsible
        && DroppedBecause == other.DroppedBecause
        && Done == other.Done
        && DoneEvidence == other.DoneEvidence
        && Suggestion == other.Suggestion
        && Steps.SequenceEqual(other.Steps)
        && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => HashCode.Combine(Part, Item, Done, Responsible);
}

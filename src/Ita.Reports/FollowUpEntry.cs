using System.Collections.Immutable;
using Ita.Assessment;

namespace Ita.Reports;

/// <summary>One measure of the follow-up form. What is null or empty was left as it is.</summary>
public sealed record FollowUpEntry
{
    public required Instrument Part { get; init; }

    public required ItemId Item { get; init; }

    /// <summary>The agency's own recommendation in place of the built-in one.</summary>
    public string? Recommendation { get; init; }

    /// <summary>The agency's own steps.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>The agency's own list of what will show that it was done.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    public string? Period { get; init; }

    public string? Responsible { get; init; }

    /// <summary>ผลการดำเนินการ: what was done.</summary>
    public string? Done { get; init; }

    /// <summary>หลักฐาน: what shows it.</summary>
    public string? DoneEvidence { get; init; }

    /// <summary>ข้อเสนอแนะ for the year after.</summary>
    public string? Suggestion { get; init; }
}

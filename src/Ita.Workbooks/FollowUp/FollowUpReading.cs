using System.Collections.Immutable;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Submissions;

namespace Ita.Workbooks.FollowUp;

/// <summary>What a follow-up form says, or why it is turned away; never a part of it.</summary>
public sealed record FollowUpReading
{
    /// <summary>There is no problem.</summary>
    public bool IsAccepted => Problems.IsEmpty;

    /// <summary>
    /// The measures of which something is said, by part and item; empty where the form is turned away.
    /// </summary>
    public ImmutableArray<FollowUpEntry> Entries { get; init; } = [];

    /// <summary>The first hundred problems, in the order of sheets, rows and columns.</summary>
    public ImmutableArray<Notice> Problems { get; init; } = [];

    /// <summary>How many problems there are beyond those.</summary>
    public int MoreProblems { get; init; }

    /// <summary>At most a hundred, in the same order.</summary>
    public ImmutableArray<Notice> Warnings { get; init; } = [];

    public ImmutableArray<IgnoredSheet> Ignored { get; init; } = [];
}

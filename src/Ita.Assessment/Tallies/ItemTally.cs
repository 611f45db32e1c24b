using System.Collections.Immutable;

namespace Ita.Assessment.Tallies;

/// <summary>
/// What a workbook says of one item or sub-item: how often each choice was taken (layout 1) or its score (layout 2).
/// Never a respondent's row. An item with sub-items is there through its sub-items, or, in layout 2, through a score of
/// its own.
/// </summary>
public sealed record ItemTally
{
    public required ItemId Id { get; init; }

    /// <summary>Layout 1: answers per choice, in the order of the framework's choices; empty in layout 2.</summary>
    public ImmutableArray<int> Counts { get; init; } = [];

    /// <summary>Layout 2: points, 0 to 100; null in layout 1.</summary>
    public decimal? Score { get; init; }

    /// <summary>Layout 2: จำนวนผู้ตอบ of this row, if the workbook has it.</summary>
    public int? Respondents { get; init; }

    /// <summary>OIT: where the thing is published.</summary>
    public string? Url { get; init; }

    /// <summary>OIT: คำอธิบาย.</summary>
    public string? Explanation { get; init; }

    /// <summary>OIT: the assessor's ข้อเสนอแนะ.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Layout 1: how many answered.</summary>
    public int Answered => Counts.Sum();

    public bool Equals(ItemTally? other) =>
        other is not null
        && Id == other.Id
        && Counts.SequenceEqual(other.Counts)
        && Score == other.Score
        && Respondents == other.Respondents
        && Url == other.Url
        && Explanation == other.Explanation
        && Suggestion == other.Suggestion;

    public override int GetHashCode() => HashCode.Combine(Id, Score, Answered);
}

using System.Collections.Immutable;

namespace Ita.Assessment.Scoring;

/// <summary>
/// The input of scoring: all that one workbook says of one instrument part, in one layout. In layout 3 the EIT is
/// <see cref="Instrument.EIT"/> in every year, parts or not; in layouts 1 and 2 it is the questionnaire the year's
/// framework has.
/// </summary>
public sealed record PartTally
{
    public required Instrument Instrument { get; init; }

    public required TallyLayout Layout { get; init; }

    /// <summary>
    /// Layout 1: rows with at least one answer. Layout 2: the largest จำนวนผู้ตอบ. Otherwise null, and always for OIT.
    /// </summary>
    public int? Respondents { get; init; }

    /// <summary>จำนวนตัวอย่างขั้นต่ำ, how many respondents are needed, where the upload says so.</summary>
    public int? RequiredRespondents { get; init; }

    /// <summary>Layouts 1 and 2, in item order.</summary>
    public ImmutableArray<ItemTally> Items { get; init; } = [];

    /// <summary>Layout 3, in order.</summary>
    public ImmutableArray<IndicatorTally> Indicators { get; init; } = [];

    public bool Equals(PartTally? other) =>
        other is not null
        && Instrument == other.Instrument
        && Layout == other.Layout
        && Respondents == other.Respondents
        && RequiredRespondents == other.RequiredRespondents
        && Items.SequenceEqual(other.Items)
        && Indicators.SequenceEqual(other.Indicators);

    public override int GetHashCode() =>
        HashCode.Combine(Instrument, Layout, Respondents, Items.Length, Indicators.Length);
}

/// <summary>
/// How a workbook holds a part (docs/workbooks.md, layouts 1 to 3); the lower the number, the more detail.
/// </summary>
public enum TallyLayout
{
    /// <summary>Layout 1: one row per respondent. Items hold counts per choice.</summary>
    Answers = 1,

    /// <summary>Layout 2: one row per item. Items hold scores.</summary>
    ItemScores = 2,

    /// <summary>Layout 3: one row per indicator. No items; EIT comes combined.</summary>
    IndicatorScores = 3,
}

/// <summary>
/// What a workbook says of one item or sub-item: how often each choice was taken (layout 1) or its score (layout 2).
/// Never a respondent's row. An item with sub-items is tallied by its sub-items, or, in layout 2, by a score of its
/// own.
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

    /// <summary>OIT: the address of the published document.</summary>
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

/// <summary>Layout 3: an indicator's score as a summary gives it.</summary>
/// <param name="Indicator">1–10.</param>
/// <param name="Score">Points, 0 to 100.</param>
public sealed record IndicatorTally(int Indicator, decimal Score);

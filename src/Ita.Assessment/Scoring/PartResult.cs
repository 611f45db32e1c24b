using System.Collections.Immutable;
using Ita.Assessment.Tallies;

namespace Ita.Assessment.Scoring;

/// <summary>One questionnaire's result: its items and, per indicator, the mean of them.</summary>
public sealed record PartResult
{
    public required Instrument Instrument { get; init; }

    public required TallyLayout Layout { get; init; }

    public int? Respondents { get; init; }

    /// <summary>Every item of the questionnaire in order; empty for layout 3.</summary>
    public ImmutableArray<ItemResult> Items { get; init; } = [];

    /// <summary>The part's indicators in order.</summary>
    public required ImmutableArray<IndicatorResult> Indicators { get; init; }

    /// <summary>Null when one of its indicators has no score.</summary>
    public Score? Score { get; init; }

    public ItemResult? Item(ItemId id) => Items.FirstOrDefault(item => item.Id == id);
}

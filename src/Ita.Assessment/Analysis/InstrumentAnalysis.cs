using System.Collections.Immutable;

namespace Ita.Assessment.Analysis;

/// <summary>Findings about one instrument (docs/report.md, sections 5 and 6).</summary>
public sealed record InstrumentAnalysis
{
    /// <summary>IIT or EIT.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>The highest indicator, ties all named, where it reaches the target; empty otherwise.</summary>
    public ImmutableArray<IndicatorScore> Keep { get; init; } = [];

    /// <summary>
    /// The lowest indicator, ties all named; empty where every indicator has the same score and that reaches the
    /// target.
    /// </summary>
    public ImmutableArray<IndicatorScore> Improve { get; init; } = [];

    /// <summary>
    /// By questionnaire, in order: its lowest items below 100, lowest first, equal ones by number. IIT five, each EIT
    /// part three.
    /// </summary>
    public ImmutableArray<PartLowestItems> Lowest { get; init; } = [];
}

/// <summary>A questionnaire's lowest items.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="Items">Lowest first; empty where every item has 100.</param>
/// <param name="AreKnown">False where the items are not known (a summary) or withheld (too few respondents).</param>
public sealed record PartLowestItems(Instrument Part, ImmutableArray<ItemScore> Items, bool AreKnown);

/// <summary>An indicator with its score.</summary>
public sealed record IndicatorScore(int Indicator, Score Score);

/// <summary>An item of a questionnaire with its score.</summary>
public sealed record ItemScore(Instrument Part, ItemId Item, Score Score);

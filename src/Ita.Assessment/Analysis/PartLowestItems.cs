using System.Collections.Immutable;

namespace Ita.Assessment.Analysis;

/// <summary>A questionnaire's lowest items.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="Items">Lowest first; empty where every item has 100.</param>
/// <param name="AreKnown">False where the items are not known (a summary) or withheld (too few respondents).</param>
public sealed record PartLowestItems(Instrument Part, ImmutableArray<ItemScore> Items, bool AreKnown);

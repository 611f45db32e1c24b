using System.Collections.Immutable;

namespace Ita.Assessment.Analysis;

/// <summary>The smallest set of items that lifts an agency somewhere, if each of them reached 100.</summary>
/// <param name="Goal">The level's code, or null for the target.</param>
/// <param name="Items">The items, most paying first.</param>
/// <param name="Total">The total that they would give.</param>
public sealed record ImprovementPath(string? Goal, ImmutableArray<Gain> Items, Score Total);

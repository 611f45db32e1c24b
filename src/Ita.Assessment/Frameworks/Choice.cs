using System.Collections.Immutable;

namespace Ita.Assessment.Frameworks;

/// <summary>One answer of a scale.</summary>
/// <param name="LabelTh">The official label.</param>
/// <param name="Points">Points the answer gives, 0 to 100.</param>
/// <param name="Aliases">Other labels read as this one.</param>
public sealed record Choice(string LabelTh, decimal Points, ImmutableArray<string> Aliases);

using Ita.Assessment.Scoring;

namespace Ita.Storage.Tallies;

/// <summary>The figures that count for a part, and where they came from.</summary>
/// <param name="Tally">The figures.</param>
/// <param name="Source">The upload.</param>
/// <param name="Origin">What kind of upload that was.</param>
public sealed record StoredPart(PartTally Tally, TallySource Source, TallyOrigin Origin);

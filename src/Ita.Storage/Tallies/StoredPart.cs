using Ita.Assessment.Scoring;

namespace Ita.Storage.Tallies;

/// <summary>The figures that count for a part, and where they came from.</summary>
public sealed record StoredPart(PartTally Tally, TallySource Source);

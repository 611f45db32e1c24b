using Ita.Assessment;
using Ita.Assessment.Scoring;

namespace Ita.Storage.Results;

/// <summary>A result to be stored.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Result">The whole of it.</param>
/// <param name="InputVersion">The version of the tallies it was scored from.</param>
public sealed record ScoredYear(Agency Agency, AssessmentResult Result, string InputVersion);

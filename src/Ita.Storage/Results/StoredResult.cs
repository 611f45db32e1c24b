using Ita.Assessment.Scoring;

namespace Ita.Storage.Results;

/// <summary>A result with everything, items included.</summary>
/// <param name="Row">What a province page shows of it.</param>
/// <param name="Result">The whole of it, digit for digit as it was computed.</param>
public sealed record StoredResult(ResultRow Row, AssessmentResult Result);

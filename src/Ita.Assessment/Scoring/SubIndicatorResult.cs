namespace Ita.Assessment.Scoring;

/// <summary>A sub-indicator's score, the mean of its items.</summary>
public sealed record SubIndicatorResult(string Id, Score? Score);

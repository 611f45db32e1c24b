namespace Ita.Assessment.Analysis;

/// <summary>An indicator with its score.</summary>
public sealed record IndicatorScore(int Indicator, Score Score);

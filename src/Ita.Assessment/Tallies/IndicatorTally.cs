namespace Ita.Assessment.Tallies;

/// <summary>Layout 3: an indicator's score as a summary gives it.</summary>
/// <param name="Indicator">1–10.</param>
/// <param name="Score">Points, 0 to 100.</param>
public sealed record IndicatorTally(int Indicator, decimal Score);

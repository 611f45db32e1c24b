namespace Ita.Assessment.Frameworks;

/// <summary>One level of a scale.</summary>
/// <param name="Code">What is stored and shown: <c>A</c>, or the Thai wording itself.</param>
/// <param name="TotalMin">The least total, of the rounded score.</param>
/// <param name="EachInstrumentMin">The least score of every questionnaire (both EIT parts), rounded; null where the
/// total alone decides.</param>
public sealed record Level(string Code, decimal TotalMin, decimal? EachInstrumentMin);

namespace Ita.Assessment.Advice;

/// <summary>
/// What one part of the EIT says in place of the words that hold for both; null where it says the same.
/// </summary>
public sealed record PartAdvice(string? Finding, string? Recommendation);

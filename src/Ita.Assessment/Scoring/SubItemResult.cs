namespace Ita.Assessment.Scoring;

/// <summary>
/// A sub-item's score; null when nobody answered it, or too few did for it to be shown (<see cref="Disclosure"/>).
/// </summary>
/// <param name="Id">The item and the sub-item's number.</param>
/// <param name="Score">0–100.</param>
/// <param name="Answered">How many answered it, where that is known.</param>
public sealed record SubItemResult(ItemId Id, Score? Score, int? Answered);

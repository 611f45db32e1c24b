namespace Ita.Assessment.Scoring;

/// <summary>A sub-item's score; null when nobody answered it.</summary>
public sealed record SubItemResult(ItemId Id, Score? Score);

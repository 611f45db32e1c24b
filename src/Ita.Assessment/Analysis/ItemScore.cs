namespace Ita.Assessment.Analysis;

/// <summary>An item of a questionnaire with its score.</summary>
public sealed record ItemScore(Instrument Part, ItemId Item, Score Score);

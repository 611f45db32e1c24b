namespace Ita.Assessment.Analysis;

/// <summary>What an improvement would pay.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="Item">The item.</param>
/// <param name="Score">Its score now.</param>
/// <param name="Points">Points the total would rise by if the item reached 100, at full precision.</param>
public sealed record Gain(Instrument Part, ItemId Item, Score Score, decimal Points);

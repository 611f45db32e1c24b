using Ita.Assessment;

namespace Ita.Storage.Measures;

/// <summary>A measure and what became of it.</summary>
/// <param name="Part">The questionnaire.</param>
/// <param name="Item">The item.</param>
/// <param name="Measure">Null where the report has none any more, though a form answered one.</param>
/// <param name="FollowUp">Null until a form answers it.</param>
public sealed record MeasureRow(Instrument Part, ItemId Item, Measure? Measure, FollowUp? FollowUp);

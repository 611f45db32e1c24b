using System.Collections.Immutable;

namespace Ita.Assessment.Advice;

/// <summary>The words of one concept as they stand in the data, tokens unresolved.</summary>
/// <param name="Concept">The concept, as in <see cref="Frameworks.Item.Concept"/>.</param>
/// <param name="Words">The words that hold for every questionnaire.</param>
/// <param name="Parts">What an EIT part says otherwise.</param>
public sealed record AdviceEntry(string Concept, ItemAdvice Words, ImmutableDictionary<Instrument, PartAdvice> Parts)
{
    /// <summary>The words for a questionnaire: the part's own finding and recommendation where it has them.</summary>
    public ItemAdvice For(Instrument part) =>
        Parts.TryGetValue(part, out var own)
            ? Words with
            {
                Finding = own.Finding ?? Words.Finding,
                Recommendation = own.Recommendation ?? Words.Recommendation,
            }
            : Words;

    /// <summary>Every text of the entry.</summary>
    public IEnumerable<string> Texts =>
        Words.Texts.Concat(
            Parts.Values.SelectMany(part => new[] { part.Finding, part.Recommendation }).OfType<string>()
        );
}

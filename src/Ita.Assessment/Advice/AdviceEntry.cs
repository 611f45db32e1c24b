using System.Collections.Immutable;

namespace Ita.Assessment.Advice;

/// <summary>The advice for one concept as in the data, tokens unresolved.</summary>
/// <param name="Concept">The concept, as in <see cref="Frameworks.Item.Concept"/>.</param>
/// <param name="Words">The advice for every questionnaire.</param>
/// <param name="Parts">What differs for an EIT part.</param>
public sealed record AdviceEntry(string Concept, ItemAdvice Words, ImmutableDictionary<Instrument, PartAdvice> Parts)
{
    /// <summary>The advice for a questionnaire: the part's own finding and recommendation where it has them.</summary>
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

/// <summary>
/// The words for an item that needs attention, in formal Thai with Arabic digits (a writer may turn them into Thai
/// ones, but not in item numbers, URLs and Latin words). Sentences without a full stop; a text stands by itself and
/// names no score.
/// </summary>
public sealed record ItemAdvice
{
    /// <summary>
    /// ประเด็น: what the answers say, true of any score below 100; for the OIT, what is not published or not complete.
    /// </summary>
    public required string Finding { get; init; }

    /// <summary>What the agency should do (IIT, EIT) or must publish (OIT).</summary>
    public required string Recommendation { get; init; }

    /// <summary>OIT only: the elements (องค์ประกอบ) that the published thing must contain.</summary>
    public ImmutableArray<string> Elements { get; init; } = [];

    /// <summary>วิธีการดำเนินการ: the measure's steps, in order, without numbers.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    /// <summary>การติดตามผลการดำเนินการ: the evidence that shows it was done, without numbers.</summary>
    public required ImmutableArray<string> Evidence { get; init; }

    /// <summary>ระยะเวลาดำเนินการ.</summary>
    public required string Period { get; init; }

    /// <summary>ผู้รับผิดชอบ.</summary>
    public required string Responsible { get; init; }

    /// <summary>Every text, in the order of the members.</summary>
    internal IEnumerable<string> Texts =>
        [Finding, Recommendation, .. Elements, .. Steps, .. Evidence, Period, Responsible];
}

/// <summary>
/// What one part of the EIT says in place of the words that hold for both; null where it says the same.
/// </summary>
public sealed record PartAdvice(string? Finding, string? Recommendation);

using System.Collections.Immutable;

namespace Ita.Assessment.Advice;

/// <summary>The advice for one concept as in the data, tokens unresolved.</summary>
/// <param name="Concept">The concept, as in <see cref="Frameworks.Item.Concept"/>.</param>
/// <param name="Words">The advice for every questionnaire.</param>
/// <param name="Parts">What differs for an EIT part.</param>
public sealed record AdviceEntry(string Concept, AdviceWords Words, ImmutableDictionary<Instrument, PartAdvice> Parts)
{
    /// <summary>The advice for a questionnaire: the part's own findings and recommendation where it has them.</summary>
    public AdviceWords For(Instrument part) =>
        Parts.TryGetValue(part, out var own)
            ? Words with
            {
                Findings = own.Findings ?? Words.Findings,
                Recommendation = own.Recommendation ?? Words.Recommendation,
            }
            : Words;

    /// <summary>Every text of the entry.</summary>
    public IEnumerable<string> Texts =>
        Words.Texts.Concat(
            Parts.Values.SelectMany(part => (part.Findings?.Texts ?? []).Append(part.Recommendation).OfType<string>())
        );
}

/// <summary>The advice for a concept, tokens unresolved and for every score.</summary>
public sealed record AdviceWords
{
    /// <inheritdoc cref="ItemAdvice.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="ItemAdvice.Duty"/>
    public required Duty Duty { get; init; }

    public required Findings Findings { get; init; }

    public required string Recommendation { get; init; }

    public ImmutableArray<string> Elements { get; init; } = [];

    public required ImmutableArray<string> Steps { get; init; }

    public required ImmutableArray<string> Evidence { get; init; }

    public required string Period { get; init; }

    /// <summary>Every text, in the order of the members.</summary>
    internal IEnumerable<string> Texts =>
        [Name, .. Findings.Texts, Recommendation, .. Elements, .. Steps, .. Evidence, Period];
}

/// <summary>What a finding says, by how high the score is.</summary>
/// <param name="Low">ส่วนใหญ่…ยังขาด…</param>
/// <param name="Middle">จำนวนหนึ่ง…ยังไม่…เท่าที่ควร.</param>
/// <param name="High">บางราย, บางส่วน…ยังสามารถ…ยิ่งขึ้น.</param>
public sealed record Findings(string Low, string Middle, string High)
{
    /// <summary>An OIT item has one: it is told of only where it has no points.</summary>
    public static Findings Always(string finding) => new(finding, finding, finding);

    public string Of(ScoreBand band) =>
        band switch
        {
            ScoreBand.Low => Low,
            ScoreBand.Middle => Middle,
            _ => High,
        };

    internal IEnumerable<string> Texts => new[] { Low, Middle, High }.Distinct();
}

/// <summary>How high a score below 100 is, as the words of a finding tell it (docs/report.md, findings).</summary>
public enum ScoreBand
{
    /// <summary>Below 50.</summary>
    Low,

    /// <summary>50 to 84.99.</summary>
    Middle,

    /// <summary>From 85.</summary>
    High,
}

/// <summary>Bands of scores.</summary>
public static class ScoreBands
{
    private const decimal MiddleFrom = 50m;
    private const decimal HighFrom = 85m;

    /// <summary>By the published score, rounded to 2 decimals.</summary>
    public static ScoreBand Of(Score score) =>
        score.Rounded switch
        {
            < MiddleFrom => ScoreBand.Low,
            < HighFrom => ScoreBand.Middle,
            _ => ScoreBand.High,
        };
}

/// <summary>
/// The words for an item that needs attention, in formal Thai with Arabic digits (a writer may turn them into Thai
/// ones, but not in item numbers, URLs and Latin words). Sentences without a full stop; a text stands by itself.
/// </summary>
public sealed record ItemAdvice
{
    /// <summary>The measure's own name, มาตรการ….</summary>
    public required string Name { get; init; }

    /// <summary>The duty under which the measure falls; the agency says which of its units has it.</summary>
    public required Duty Duty { get; init; }

    /// <summary>
    /// ประเด็น: what the answers say, in the words of the score's band; for the OIT, what is not published or not
    /// complete.
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
}

/// <summary>
/// What one part of the EIT says in place of the words that hold for both; null where it says the same.
/// </summary>
public sealed record PartAdvice(Findings? Findings, string? Recommendation);

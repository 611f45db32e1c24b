using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Ita.Assessment.Scoring;

/// <summary>
/// An agency's scored fiscal year: complete with a total and a level, or what is there of it and what is missing.
/// </summary>
public sealed record AssessmentResult
{
    public required FiscalYear FiscalYear { get; init; }

    /// <summary>The framework the result was computed by: <see cref="Frameworks.Framework.Version"/>.</summary>
    public required string FrameworkVersion { get; init; }

    /// <summary>The scoring rules it was computed by: <see cref="Scorer.RulesVersion"/>.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>Figures rest on facts that are not sure; shown wherever they are shown.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The weighted sum; null while an instrument is missing.</summary>
    public Score? Total { get; init; }

    /// <summary>By scale, the year's own first; empty while an instrument is missing.</summary>
    public ImmutableArray<LevelResult> Levels { get; init; } = [];

    /// <summary>The questionnaires that are not there, in order; a year's EIT parts by name.</summary>
    public ImmutableArray<Instrument> Missing { get; init; } = [];

    /// <summary>IIT, EIT, EIT1, EIT2, OIT as far as they are there.</summary>
    public ImmutableArray<InstrumentResult> Instruments { get; init; } = [];

    /// <summary>Indicators 1–10 as far as their instruments are there; 6–8 as the mean of the EIT parts.</summary>
    public ImmutableArray<IndicatorResult> Indicators { get; init; } = [];

    /// <summary>
    /// The questionnaires in order, as far as they are there; a combined EIT from a summary is one of them.
    /// </summary>
    public ImmutableArray<PartResult> Parts { get; init; } = [];

    /// <summary>
    /// The parts whose figures make the total: a combined EIT from a summary counts instead of an EIT part that stands
    /// alone.
    /// </summary>
    public IEnumerable<PartResult> CountingParts =>
        Part(Instrument.EIT) is null ? Parts : Parts.Where(part => !part.Instrument.IsEitPart());

    /// <summary>
    /// The questionnaires that so few answered that their number is withheld too (<see cref="Disclosure"/>), in order.
    /// </summary>
    public ImmutableArray<Instrument> FewRespondents { get; init; } = [];

    public bool IsComplete => Total is not null;

    /// <summary>The level by the year's own scale.</summary>
    public string? Level => Levels.IsDefaultOrEmpty ? null : Levels[0].Level;

    public Score? ScoreOf(Instrument instrument) =>
        Instruments.FirstOrDefault(result => result.Instrument == instrument)?.Score;

    public Score? ScoreOfIndicator(int id) => Indicators.FirstOrDefault(result => result.Id == id)?.Score;

    public PartResult? Part(Instrument instrument) => Parts.FirstOrDefault(part => part.Instrument == instrument);
}

/// <summary>The level reached on a scale.</summary>
/// <param name="ScaleId">The scale's id in the framework: <c>letter7</c>, <c>pass5</c>.</param>
/// <param name="Level">The level's code: <c>A</c>, <c>ผ่านดี</c>.</param>
public sealed record LevelResult(string ScaleId, string Level);

/// <summary>The score of an instrument or of an EIT part.</summary>
public sealed record InstrumentResult(Instrument Instrument, Score Score);

/// <summary>An indicator's score; its sub-indicators' for the OIT, where items are known.</summary>
public sealed record IndicatorResult
{
    /// <summary>1–10.</summary>
    public required int Id { get; init; }

    /// <summary>Null when not one of its items has a score.</summary>
    public Score? Score { get; init; }

    /// <summary>The score is known but not shown: too few people answered (<see cref="Disclosure"/>).</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The score is known and told outside the agency later (<see cref="DetailRelease"/>). Never
    /// stored.</summary>
    [JsonIgnore]
    public bool AwaitsRelease { get; init; }

    public ImmutableArray<SubIndicatorResult> SubIndicators { get; init; } = [];

    /// <summary>
    /// In a part's result: the indicator's items, in order; empty in the whole result and for layout 3.
    /// </summary>
    public ImmutableArray<ItemId> ItemIds { get; init; } = [];
}

/// <summary>A sub-indicator's score, the mean of its items.</summary>
public sealed record SubIndicatorResult(string Id, Score? Score);

/// <summary>One questionnaire's result: its items and, per indicator, the mean of them.</summary>
public sealed record PartResult
{
    public required Instrument Instrument { get; init; }

    public required TallyLayout Layout { get; init; }

    /// <summary>Who answered, where that is known and not withheld.</summary>
    public int? Respondents { get; init; }

    /// <summary>How many respondents are needed, where the upload says so.</summary>
    public int? RequiredRespondents { get; init; }

    /// <summary>Every item of the questionnaire in order; empty for layout 3.</summary>
    public ImmutableArray<ItemResult> Items { get; init; } = [];

    /// <summary>The part's indicators in order.</summary>
    public required ImmutableArray<IndicatorResult> Indicators { get; init; }

    /// <summary>Null when one of its indicators has no score.</summary>
    public Score? Score { get; init; }

    /// <summary>Something of it is known but not shown (<see cref="Disclosure"/>).</summary>
    [JsonIgnore]
    public bool HasWithheld =>
        Indicators.Any(indicator => indicator.IsWithheld) || Items.Any(item => item.IsWithheld || item.HidesSubItems);

    public ItemResult? Item(ItemId id) => Items.FirstOrDefault(item => item.Id == id);
}

/// <summary>An item's score in one part.</summary>
public sealed record ItemResult
{
    public required ItemId Id { get; init; }

    /// <summary>Null when nobody answered the item; it is then left out of its indicator's mean.</summary>
    public Score? Score { get; init; }

    /// <summary>The score is known but not shown: too few people answered (<see cref="Disclosure"/>).</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The score is known and told outside the agency later (<see cref="DetailRelease"/>). Never
    /// stored.</summary>
    [JsonIgnore]
    public bool AwaitsRelease { get; init; }

    /// <summary>
    /// How many answered it, where that is known and not withheld: the largest of its sub-items' numbers.
    /// </summary>
    public int? Answered { get; init; }

    /// <summary>The sub-items' scores, where the workbook had them.</summary>
    public ImmutableArray<SubItemResult> SubItems { get; init; } = [];

    /// <summary>The sub-items' scores are known but not shown.</summary>
    [JsonIgnore]
    public bool HidesSubItems => SubItems.Any(sub => sub is { Score: null, Answered: null });

    public string? Url { get; init; }

    public string? Explanation { get; init; }

    public string? Suggestion { get; init; }
}

/// <summary>
/// A sub-item's score; null when nobody answered it, or too few did for it to be shown (<see cref="Disclosure"/>).
/// </summary>
/// <param name="Id">The item and the sub-item's number.</param>
/// <param name="Score">0–100.</param>
/// <param name="Answered">How many answered it, where that is known and not withheld.</param>
public sealed record SubItemResult(ItemId Id, Score? Score, int? Answered);

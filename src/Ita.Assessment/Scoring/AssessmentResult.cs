using System.Collections.Immutable;

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

    public bool IsComplete => Total is not null;

    /// <summary>The level by the year's own scale.</summary>
    public string? Level => Levels.IsDefaultOrEmpty ? null : Levels[0].Level;

    public Score? ScoreOf(Instrument instrument) =>
        Instruments.FirstOrDefault(result => result.Instrument == instrument)?.Score;

    public Score? ScoreOfIndicator(int id) => Indicators.FirstOrDefault(result => result.Id == id)?.Score;

    public PartResult? Part(Instrument instrument) => Parts.FirstOrDefault(part => part.Instrument == instrument);
}

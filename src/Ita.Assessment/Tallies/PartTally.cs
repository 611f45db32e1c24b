using System.Collections.Immutable;

namespace Ita.Assessment.Tallies;

/// <summary>
/// Everything one workbook says of one instrument part, in one layout. In layout 3 the EIT is
/// <see cref="Instrument.EIT"/> in every year, parts or not; in layouts 1 and 2 it is the questionnaire the year's
/// framework has.
/// </summary>
public sealed record PartTally
{
    public required Instrument Instrument { get; init; }

    public required TallyLayout Layout { get; init; }

    /// <summary>
    /// Layout 1: rows with at least one answer. Layout 2: the largest จำนวนผู้ตอบ. Otherwise null, and always for OIT.
    /// </summary>
    public int? Respondents { get; init; }

    /// <summary>Layouts 1 and 2, in item order.</summary>
    public ImmutableArray<ItemTally> Items { get; init; } = [];

    /// <summary>Layout 3, in order.</summary>
    public ImmutableArray<IndicatorTally> Indicators { get; init; } = [];

    public bool Equals(PartTally? other) =>
        other is not null
        && Instrument == other.Instrument
        && Layout == other.Layout
        && Respondents == other.Respondents
        && Items.SequenceEqual(other.Items)
        && Indicators.SequenceEqual(other.Indicators);

    public override int GetHashCode() =>
        HashCode.Combine(Instrument, Layout, Respondents, Items.Length, Indicators.Length);
}

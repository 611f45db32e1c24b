using System.Collections.Immutable;

namespace Ita.Storage.Tallies;

/// <summary>What an agency-year is scored from.</summary>
public sealed record AgencyTallies
{
    /// <summary>
    /// The parts that count, in the order of their instruments; empty if there is nothing of the year.
    /// </summary>
    public ImmutableArray<StoredPart> Parts { get; init; } = [];

    /// <summary>They are a later year's summary columns, not uploads of the year.</summary>
    public TallyOrigin Origin { get; init; }

    /// <summary>Stands for exactly these figures from exactly these uploads: 16 hexadecimal digits.</summary>
    public required string Version { get; init; }
}

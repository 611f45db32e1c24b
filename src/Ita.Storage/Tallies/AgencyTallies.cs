using System.Collections.Immutable;
using Ita.Assessment.Submissions;

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

/// <summary>The upload that a part's figures came from.</summary>
/// <param name="Blob">Which version of which blob.</param>
/// <param name="Sha256">Of its content, lower-case hexadecimal.</param>
public sealed record TallySource(BlobVersion Blob, string Sha256);

/// <summary>Whether an upload's figures are of the year it was uploaded for.</summary>
public enum TallyOrigin
{
    /// <summary>They are.</summary>
    OwnYear,

    /// <summary>
    /// A summary's column of another year: counts only while the year has nothing of its own (docs/workbooks.md, layout
    /// 3).
    /// </summary>
    OtherYear,
}

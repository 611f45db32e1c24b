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

    /// <summary>The published tables that some of them come from.</summary>
    public IEnumerable<BlobVersion> PublishedTables =>
        Parts.Where(part => part.Origin == TallyOrigin.Published).Select(part => part.Source.Blob).Distinct();

    /// <summary>Stands for exactly these figures from exactly these uploads: 16 hexadecimal digits.</summary>
    public required string Version { get; init; }
}

/// <summary>The upload that a part's figures came from.</summary>
/// <param name="Blob">Which version of which blob.</param>
/// <param name="Sha256">Of its content, lower-case hexadecimal.</param>
public sealed record TallySource(BlobVersion Blob, string Sha256);

/// <summary>What kind of upload an agency-year's figures come from.</summary>
public enum TallyOrigin
{
    /// <summary>The agency's own of that year.</summary>
    OwnYear,

    /// <summary>
    /// A published table of the year (docs/workbooks.md, layout 4): a part of it counts where the agency has handed in
    /// nothing more detailed, and no newer summary.
    /// </summary>
    Published,

    /// <summary>
    /// The agency's summary of another year: its column counts only while the year has nothing else (docs/workbooks.md,
    /// layout 3).
    /// </summary>
    OtherYear,
}

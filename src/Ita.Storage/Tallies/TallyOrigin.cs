namespace Ita.Storage.Tallies;

/// <summary>Whether an upload's figures are of the year it was uploaded for.</summary>
public enum TallyOrigin
{
    /// <summary>They are.</summary>
    OwnYear,

    /// <summary>
    /// A summary's column of another year (layout 3): counts only while the year has nothing of its own (formats.md).
    /// </summary>
    OtherYear,
}

namespace Ita.Storage.Tallies;

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

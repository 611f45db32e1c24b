namespace Ita.Reports.Document;

/// <summary>What a row is.</summary>
public enum RowKind
{
    Normal,

    /// <summary>A heading within the table, over the rows under it.</summary>
    Group,

    /// <summary>A sum or mean of the rows above.</summary>
    Total,
}

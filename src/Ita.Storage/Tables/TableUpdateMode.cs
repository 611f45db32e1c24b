namespace Azure.Data.Tables;

/// <summary>What becomes of properties that the stored entity has and the given one has not.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge,

    /// <summary>They go.</summary>
    Replace,
}

namespace Azure.Data.Tables;

/// <summary>What a transaction does with one entity.</summary>
public enum TableTransactionActionType
{
    /// <summary>Fails where it exists.</summary>
    Add,

    /// <summary>Fails where it does not exist, or has another ETag than the action's.</summary>
    UpdateMerge,

    /// <inheritdoc cref="UpdateMerge"/>
    UpdateReplace,

    /// <inheritdoc cref="UpdateMerge"/>
    Delete,

    /// <summary>Never fails for what is there.</summary>
    UpsertMerge,

    /// <inheritdoc cref="UpsertMerge"/>
    UpsertReplace,
}

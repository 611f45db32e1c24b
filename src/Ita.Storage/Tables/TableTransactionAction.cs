namespace Azure.Data.Tables;

/// <summary>One step of a transaction.</summary>
public sealed class TableTransactionAction
{
    /// <param name="actionType">What is done.</param>
    /// <param name="entity">To what; a delete looks at the keys only.</param>
    /// <param name="etag">For updates and deletes: the version that must be there; any, if left out.</param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    public TableTransactionActionType ActionType { get; }

    public ITableEntity Entity { get; }

    public ETag ETag { get; }
}

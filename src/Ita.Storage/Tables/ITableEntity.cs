namespace Azure.Data.Tables;

/// <summary>What every row of a table has.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    /// <summary>When the service last wrote it; not for the caller to set.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>Its version; default for an entity that was not read from the service.</summary>
    ETag ETag { get; set; }
}

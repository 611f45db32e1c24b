namespace Azure.Data.Tables;

/// <summary>A transaction was refused as a whole; nothing of it was done.</summary>
public sealed class TableTransactionFailedException : RequestFailedException
{
    internal TableTransactionFailedException(int status, string message, string? errorCode, int? failedIndex)
        : base(status, message, errorCode, null) => FailedTransactionActionIndex = failedIndex;

    /// <summary>Which action was the reason, from 0; null where the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ita.Storage;

/// <summary>
/// Rows of tables that this process could not read: another program's, or damaged. Lists leave them out, and each is
/// logged once and remembered, so that an administrator can be shown where they are. Thread-safe.
/// </summary>
public sealed partial class UnreadableRows
{
    // Where everything is unreadable the first of them tell enough.
    private const int Most = 1000;

    private readonly ConcurrentDictionary<UnreadableRow, ETag> _found = new();
    private readonly StorageAccount _account;
    private readonly ILogger _log;

    internal UnreadableRows(StorageAccount account, ILogger? log)
    {
        _account = account;
        _log = log ?? NullLogger.Instance;
    }

    /// <summary>Those found so far that are still as they were, by table, partition and row.</summary>
    public async Task<IReadOnlyList<UnreadableRow>> ListAsync(CancellationToken cancellationToken = default)
    {
        foreach (var (row, etag) in _found)
        {
            var entity = await _account
                .Table(row.Table)
                .GetEntityIfExistsAsync<TableEntity>(
                    row.Partition,
                    row.Row,
                    ["PartitionKey"],
                    cancellationToken: cancellationToken
                );

            // One that was changed is found again when it is read again, should it be no better.
            if (!entity.HasValue || entity.Value!.ETag != etag)
                _found.TryRemove(KeyValuePair.Create(row, etag));
        }

        return
        [
            .. _found
                .Keys.OrderBy(row => row.Table, StringComparer.Ordinal)
                .ThenBy(row => row.Partition, StringComparer.Ordinal)
                .ThenBy(row => row.Row, StringComparer.Ordinal),
        ];
    }

    /// <param name="table">One of <see cref="TableNames"/>.</param>
    /// <param name="entity">A row of it.</param>
    /// <param name="read">Looks at nothing but the row, and throws whatever it likes where it makes no sense.</param>
    /// <param name="value">What it says.</param>
    internal bool TryRead<T>(
        string table,
        TableEntity entity,
        Func<TableEntity, T> read,
        [MaybeNullWhen(false)] out T value
    )
    {
        try
        {
            value = read(entity);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Note(new UnreadableRow(table, entity.PartitionKey, entity.RowKey), entity.ETag, exception);
            value = default;
            return false;
        }
    }

    /// <summary>For what must not be left out.</summary>
    /// <exception cref="UnreadableRowException">It cannot be read.</exception>
    internal T Read<T>(string table, TableEntity entity, Func<TableEntity, T> read)
    {
        try
        {
            return read(entity);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var row = new UnreadableRow(table, entity.PartitionKey, entity.RowKey);
            Note(row, entity.ETag, exception);
            throw new UnreadableRowException(row, exception);
        }
    }

    /// <summary>What can be read of some rows, in their order.</summary>
    internal List<T> ReadAll<T>(string table, IEnumerable<TableEntity> entities, Func<TableEntity, T> read)
    {
        var values = new List<T>();
        foreach (var entity in entities)
        {
            if (TryRead(table, entity, read, out var value))
                values.Add(value);
        }

        return values;
    }

    private void Note(UnreadableRow row, ETag etag, Exception exception)
    {
        if (_found.TryGetValue(row, out var known) ? known == etag : _found.Count >= Most)
            return;
        _found[row] = etag;
        LogUnreadable(_log, row.Table, row.Partition, row.Row, exception.GetType().Name);
    }

    // Not the exception's message, which may hold what stands in the row.
    [LoggerMessage(
        EventId = 5005,
        Level = LogLevel.Error,
        Message = "A row of {Table} cannot be read and is left out: partition {Partition}, row {Row} ({Reason})."
    )]
    private static partial void LogUnreadable(ILogger log, string table, string partition, string row, string reason);
}

/// <summary>Where a row is that cannot be read.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Partition">Its partition key.</param>
/// <param name="Row">Its row key.</param>
public sealed record UnreadableRow(string Table, string Partition, string Row);

/// <summary>What was asked for lies in a row that cannot be read: another program's, or damaged.</summary>
public sealed class UnreadableRowException(UnreadableRow row, Exception reason)
    : Exception($"{row.Table}/{row.Partition}/{row.Row} cannot be read.", reason)
{
    public UnreadableRow Row => row;
}

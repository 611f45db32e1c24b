using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// One table. Every call is tried again as the options say; a write whose first try was done but whose answer was lost
/// can so end in 409 or 412 by its own doing. <c>T</c> is <see cref="TableEntity"/>; another is refused with
/// <see cref="NotSupportedException"/>.
/// </summary>
public sealed class TableClient
{
    private readonly TablePipeline _pipeline;

    internal TableClient(TablePipeline pipeline, string accountName, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _pipeline = pipeline;
        AccountName = accountName;
        Name = tableName;
    }

    public string Name { get; }

    public string AccountName { get; }

    /// <summary>
    /// An OData filter; every value put in is written as its type asks, a string in quotes with those within doubled.
    /// </summary>
    /// <exception cref="ArgumentException">A value of a type that tables do not have.</exception>
    public static string CreateQueryFilter(FormattableString filter) =>
        string.Format(
            CultureInfo.InvariantCulture,
            filter.Format,
            [.. filter.GetArguments().Select(argument => (object)TableODataLiteral.Of(argument))]
        );

    /// <exception cref="RequestFailedException">It exists, is just being deleted (both 409), or the name is not a
    /// table's.</exception>
    public async Task<Response> CreateAsync(CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.Message(
            RequestMethod.Post,
            "Tables",
            JsonSerializer.SerializeToUtf8Bytes(new { TableName = Name })
        );
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        return await _pipeline.SendAsync(message, new ushort[] { 201, 204 }, cancellationToken);
    }

    public async Task CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await CreateAsync(cancellationToken);
        }
        catch (RequestFailedException exception) when (exception is { Status: 409, ErrorCode: "TableAlreadyExists" })
        { }
    }

    /// <summary>Deletes the table with all it holds; nothing if it is not there.</summary>
    public async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.Message(RequestMethod.Delete, $"Tables({TableODataLiteral.Quote(Name)})");
        return await _pipeline.SendAsync(message, new ushort[] { 204, 404 }, cancellationToken);
    }

    /// <exception cref="RequestFailedException">409: there is one of these keys.</exception>
    public async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        using var message = _pipeline.Message(RequestMethod.Post, Name, TableEntityJson.Write(entity));
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        return await _pipeline.SendAsync(message, new ushort[] { 201, 204 }, cancellationToken);
    }

    /// <exception cref="RequestFailedException">404: there is none of these keys.</exception>
    public async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    )
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, [200], cancellationToken);
        return Response.FromValue(Read<T>(response), response);
    }

    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    )
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, [200, 404], cancellationToken);
        if (response.Status == 200)
            return Response.FromValue(Read<T>(response), response);

        // A table that is not there is a fault of the installation, not an entity that is not there.
        return TableErrorParser.Parse(response.Content.ToMemory())?.Code == "TableNotFound"
            ? throw new RequestFailedException(response)
            : new TableNoValueResponse<T>(response);
    }

    /// <summary>Writes it whatever is there.</summary>
    public Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    )
        where T : ITableEntity => WriteAsync(entity, default, mode, cancellationToken);

    /// <summary>
    /// Writes it over the version that <paramref name="ifMatch"/> names; <see cref="ETag.All"/> for any.
    /// </summary>
    /// <exception cref="RequestFailedException">412: another version is there; 404: none is.</exception>
    public Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    )
        where T : ITableEntity
    {
        if (ifMatch == default)
            throw new ArgumentException("An update names the version it replaces.", nameof(ifMatch));
        return WriteAsync(entity, ifMatch, mode, cancellationToken);
    }

    /// <summary>
    /// Deletes the version that <paramref name="ifMatch"/> names, any if left out; nothing (404) if there is none.
    /// </summary>
    /// <exception cref="RequestFailedException">412: another version is there.</exception>
    public async Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default
    )
    {
        using var message = _pipeline.Message(RequestMethod.Delete, Name + TableKeys.Address(partitionKey, rowKey));
        message.Request.Headers.SetValue("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString("H"));
        return await _pipeline.SendAsync(message, new ushort[] { 204, 404 }, cancellationToken);
    }

    /// <summary>
    /// Does all of it or nothing: at most 100 actions on different entities of one partition, 4 MiB together.
    /// </summary>
    /// <returns>One response for each action, in order, with the new ETag in its headers.</returns>
    /// <exception cref="TableTransactionFailedException">Refused; says which action was the reason, with that action's
    /// status.</exception>
    /// <exception cref="RequestFailedException">The request as a whole was refused.</exception>
    /// <exception cref="ArgumentException">None, too many, or of several partitions.</exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default
    )
    {
        var batch = new TableBatchRequest(_pipeline.Endpoint, Name, [.. transactionActions]);
        using var message = _pipeline.Message(RequestMethod.Post, "$batch");
        message.Request.Headers.SetValue("Content-Type", batch.ContentType);
        message.Request.Content = RequestContent.Create(batch.Body);
        var response = await _pipeline.SendAsync(message, new ushort[] { 202 }, cancellationToken);
        return Response.FromValue(TableBatchResponse.Read(response, batch.Count), response);
    }

    /// <summary>
    /// The entities a filter lets through, by partition and row key, ordinal; all without a filter. The service gives
    /// at most 1,000 a page, and now and then less with more behind it; the enumeration goes on to the end.
    /// </summary>
    /// <param name="filter">OData; write it with <see cref="CreateQueryFilter"/>.</param>
    /// <param name="maxPerPage">1 to 1,000.</param>
    /// <param name="select">The properties to bring; the keys are asked for by name like others.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    )
        where T : class, ITableEntity
    {
        var columns = select?.ToList();
        return new TablePageable<T>(
            (continuation, size, token) => ReadPageAsync<T>(filter, size ?? maxPerPage, columns, continuation, token),
            cancellationToken
        );
    }

    private async Task<Page<T>> ReadPageAsync<T>(
        string? filter,
        int? size,
        List<string>? select,
        string? continuation,
        CancellationToken cancellationToken
    )
        where T : class, ITableEntity
    {
        using var message = _pipeline.Message(RequestMethod.Get, Name + "()");
        var uri = message.Request.Uri;
        if (!string.IsNullOrEmpty(filter))
            uri.AppendQuery("$filter", filter, escapeValue: true);
        if (select is not null)
            uri.AppendQuery("$select", string.Join(',', select), escapeValue: true);
        if (size is { } top)
            uri.AppendQuery("$top", top.ToString(CultureInfo.InvariantCulture), escapeValue: false);
        TableContinuation.Append(uri, continuation);
        var response = await _pipeline.SendAsync(message, new ushort[] { 200 }, cancellationToken);
        using var json = JsonDocument.Parse(response.Content);
        var entities = json.RootElement.GetProperty("value").EnumerateArray().Select(Entity<T>).ToList();
        return Page<T>.FromValues(entities, TableContinuation.Read(response), response);
    }

    private async Task<Response> GetAsync(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select,
        ushort[] expected,
        CancellationToken cancellationToken
    )
    {
        using var message = _pipeline.Message(RequestMethod.Get, Name + TableKeys.Address(partitionKey, rowKey));
        if (select is not null)
            message.Request.Uri.AppendQuery("$select", string.Join(',', select), escapeValue: true);
        return await _pipeline.SendAsync(message, expected, cancellationToken);
    }

    private async Task<Response> WriteAsync(
        ITableEntity entity,
        ETag ifMatch,
        TableUpdateMode mode,
        CancellationToken cancellationToken
    )
    {
        var method = mode == TableUpdateMode.Merge ? RequestMethod.Patch : RequestMethod.Put;
        using var message = _pipeline.Message(
            method,
            Name + TableKeys.Address(entity.PartitionKey, entity.RowKey),
            TableEntityJson.Write(entity)
        );
        if (ifMatch != default)
            message.Request.Headers.SetValue("If-Match", ifMatch.ToString("H"));
        return await _pipeline.SendAsync(message, new ushort[] { 204 }, cancellationToken);
    }

    private static T Read<T>(Response response)
        where T : class, ITableEntity
    {
        using var json = JsonDocument.Parse(response.Content);
        var entity = Entity<T>(json.RootElement);
        if (response.Headers.ETag is { } etag)
            entity.ETag = etag;
        return entity;
    }

    private static T Entity<T>(JsonElement json)
        where T : class, ITableEntity =>
        TableEntityJson.Read(json) as T
        ?? throw new NotSupportedException($"Entities are read as {nameof(TableEntity)}, not as {typeof(T).Name}.");
}

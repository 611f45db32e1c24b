using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>An account's tables.</summary>
public sealed class TableServiceClient
{
    private readonly TablePipeline _pipeline;

    /// <summary>By a connection string, <c>UseDevelopmentStorage=true</c> included.</summary>
    /// <exception cref="FormatException">The connection string is malformed.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
    {
        var parsed = TableConnectionString.Parse(connectionString);
        AccountName = parsed.Credential.AccountName;
        _pipeline = new TablePipeline(parsed.Endpoint, parsed.Credential, options);
    }

    /// <summary>By the account's key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options = null)
    {
        AccountName = credential.AccountName;
        _pipeline = new TablePipeline(endpoint, credential, options);
    }

    /// <summary>By a Microsoft Entra identity.</summary>
    /// <exception cref="ArgumentException">The endpoint is not HTTPS.</exception>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
    {
        AccountName = endpoint.Host.Split('.')[0];
        _pipeline = new TablePipeline(endpoint, tokenCredential, options);
    }

    public string AccountName { get; }

    public Uri Uri => _pipeline.Endpoint;

    public TableClient GetTableClient(string tableName) => new(_pipeline, AccountName, tableName);

    /// <summary>Makes a table, or leaves the one that is there.</summary>
    public Task CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Deletes a table with all it holds; nothing if it is not there.</summary>
    public Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).DeleteAsync(cancellationToken);

    /// <summary>The account's tables in order of their names.</summary>
    public AsyncPageable<TableItem> QueryAsync(CancellationToken cancellationToken = default) =>
        new TablePageable<TableItem>(
            (continuation, size, token) => ReadPageAsync(continuation, size, token),
            cancellationToken
        );

    private async Task<Page<TableItem>> ReadPageAsync(
        string? continuation,
        int? size,
        CancellationToken cancellationToken
    )
    {
        using var message = _pipeline.Message(RequestMethod.Get, "Tables");
        if (size is { } top)
            message.Request.Uri.AppendQuery("$top", top.ToString(CultureInfo.InvariantCulture), escapeValue: false);
        if (continuation is not null)
            message.Request.Uri.AppendQuery("NextTableName", continuation, escapeValue: true);
        var response = await _pipeline.SendAsync(message, new ushort[] { 200 }, cancellationToken);
        using var json = JsonDocument.Parse(response.Content);
        var tables = json
            .RootElement.GetProperty("value")
            .EnumerateArray()
            .Select(table => new TableItem(table.GetProperty("TableName").GetString()!))
            .ToList();
        return Page<TableItem>.FromValues(
            tables,
            response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var next) ? next : null,
            response
        );
    }
}

using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Where a query goes on: the service's two opaque headers as one text, and back.</summary>
internal static class TableContinuation
{
    private const string Header = "x-ms-continuation-";

    // No header's value can hold a line's end.
    private const char Separator = '\n';

    public static string? Read(Response response)
    {
        if (!response.Headers.TryGetValue(Header + "NextPartitionKey", out var partition))
            return null;
        response.Headers.TryGetValue(Header + "NextRowKey", out var row);
        return partition + Separator + row;
    }

    public static void Append(RequestUriBuilder uri, string? continuation)
    {
        if (continuation is null)
            return;
        var parts = continuation.Split(Separator);
        uri.AppendQuery("NextPartitionKey", parts[0], escapeValue: true);

        // Absent where the next partition is read from its start.
        if (parts.Length > 1 && parts[1].Length > 0)
            uri.AppendQuery("NextRowKey", parts[1], escapeValue: true);
    }
}

using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// Reads the Table service's error bodies: <c>{"odata.error":{"code":…,"message":{"lang":…,"value":…}}}</c>.
/// </summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public static TableErrorParser Instance { get; } = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = response.ContentStream is { CanSeek: true } ? Parse(response.Content.ToMemory()) : null;
        return error is not null;
    }

    public static ResponseError? Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            if (
                json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("odata.error", out var error)
            )
                return null;
            var message = error.GetProperty("message");
            return new ResponseError(
                error.GetProperty("code").GetString(),
                message.ValueKind == JsonValueKind.Object
                    ? message.GetProperty("value").GetString()
                    : message.GetString()
            );
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Whatever a proxy answered in the service's place.
            return null;
        }
    }
}

using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>
/// Reads the answer to a transaction: one HTTP response for each action, or a single one that says why all was refused.
/// </summary>
internal static class TableBatchResponse
{
    /// <exception cref="TableTransactionFailedException">The transaction was refused.</exception>
    /// <exception cref="RequestFailedException">The answer is not one to these actions.</exception>
    public static IReadOnlyList<Response> Read(Response response, int actions)
    {
        var parts = Parts(Encoding.UTF8.GetString(response.Content.ToMemory().Span));
        if (parts.FirstOrDefault(part => part.Status >= 400) is { } failed)
            throw Failure(failed);
        return parts.Count == actions
            ? parts
            : throw new RequestFailedException(
                response.Status,
                $"A transaction of {actions} actions was answered with {parts.Count} responses."
            );
    }

    private static List<TablePartResponse> Parts(string text)
    {
        var parts = new List<TablePartResponse>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("HTTP/1.", StringComparison.Ordinal))
                continue;
            var status = lines[i].Split(' ', 3);
            var headers = new List<(string Name, string Value)>();
            for (i++; i < lines.Length && lines[i].Length > 0; i++)
            {
                var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
                if (colon > 0)
                    headers.Add((lines[i][..colon].Trim(), lines[i][(colon + 1)..].Trim()));
            }

            var body = new StringBuilder();
            for (i++; i < lines.Length && !lines[i].StartsWith("--changeset", StringComparison.Ordinal); i++)
                body.Append(lines[i]);
            parts.Add(
                new TablePartResponse(
                    int.Parse(status[1], CultureInfo.InvariantCulture),
                    status.ElementAtOrDefault(2) ?? "",
                    headers,
                    Encoding.UTF8.GetBytes(body.ToString())
                )
            );
        }

        return parts;
    }

    // The message begins with the failing action's number and a colon: "0:The specified entity already exists."
    private static TableTransactionFailedException Failure(TablePartResponse part)
    {
        var error = TableErrorParser.Parse(part.Content.ToMemory());
        var message = error?.Message ?? part.ReasonPhrase;
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        int? index =
            colon > 0
            && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        return new TableTransactionFailedException(
            part.Status,
            $"{message}{Environment.NewLine}Status: {part.Status} ({error?.Code})",
            error?.Code,
            index
        );
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Ita.Testing.FunctionsHost.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ita.Testing.FunctionsHost;

/// <summary>
/// Invocations in the recorded shape, with other names and texts in them. Each has an id of its own and may be sent
/// once; <see cref="Again"/> makes the next delivery of the same thing.
/// </summary>
public static class Invocations
{
    /// <param name="blobName">Without the container, which is the trigger's.</param>
    /// <exception cref="ArgumentException">The name does not match the trigger's path.</exception>
    public static InvocationRequest Blob(WorkerFunction function, string blobName)
    {
        var trigger = function.Trigger;
        var parts =
            trigger.Capture(blobName)
            ?? throw new ArgumentException($"{blobName} does not match {trigger.Path}.", nameof(blobName));
        var request = From("host-InvocationRequest-blobTrigger", function);
        request.InputData[0].Data.ModelBindingData.Content = ByteString.CopyFromUtf8(
            JsonSerializer.Serialize(
                new
                {
                    trigger.Connection,
                    ContainerName = trigger.Container,
                    BlobName = blobName,
                }
            )
        );
        var metadata = request.TriggerMetadata;
        foreach (var recorded in (string[])["fiscalYear", "agencyCode", "fileName"])
            metadata.Remove(recorded);
        metadata["BlobTrigger"].String = $"{trigger.Container}/{blobName}";
        var account = new Uri(metadata["Uri"].Json.Trim('"')).GetLeftPart(UriPartial.Authority);
        var path = string.Join('/', blobName.Split('/').Select(Uri.EscapeDataString));
        metadata["Uri"].Json = $"\"{account}/devstoreaccount1/{trigger.Container}/{path}\"";
        foreach (var (name, value) in parts)
            metadata[name] = new TypedData { String = value };
        return request;
    }

    /// <param name="text">Of the message, after base64 was taken off.</param>
    /// <param name="dequeueCount">1 or more; how often the message has been delivered, this time included.</param>
    public static InvocationRequest Queue(
        WorkerFunction function,
        string text,
        long dequeueCount = 1,
        string? messageId = null
    )
    {
        var request = From(
            function.Trigger.IsSdkType
                ? "host-InvocationRequest-queueTrigger-as-QueueMessage"
                : "host-InvocationRequest-queueTrigger-poison",
            function
        );
        var metadata = request.TriggerMetadata;
        metadata["QueueTrigger"].String = text;
        metadata["DequeueCount"].Json = dequeueCount.ToString(CultureInfo.InvariantCulture);
        metadata["Id"].String = messageId ?? $"{Guid.NewGuid()}";
        var data = request.InputData[0].Data;
        if (function.Trigger.IsSdkType)
        {
            var message = JsonNode.Parse(data.ModelBindingData.Content.Span)!;
            message["MessageId"] = metadata["Id"].String;
            message["MessageText"] = text;
            message["Body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
            message["DequeueCount"] = dequeueCount;
            data.ModelBindingData.Content = ByteString.CopyFromUtf8(message.ToJsonString());
        }
        else
        {
            data.String = text;
            foreach (var (name, value) in Members(text))
                metadata[name] = new TypedData { String = value };
        }

        return request;
    }

    public static InvocationRequest Timer(WorkerFunction function) =>
        From("host-InvocationRequest-timerTrigger", function);

    /// <summary>
    /// What was recorded, for a function of the same trigger: the message, the blob's name within its container, or the
    /// timer's tick, in the way this function takes it.
    /// </summary>
    /// <exception cref="ArgumentException">The function has another trigger, or one that cannot be had without the
    /// request itself.</exception>
    public static InvocationRequest Replay(string recorded, WorkerFunction function)
    {
        var metadata = Recorded.Invocation(recorded).TriggerMetadata;
        return function.Trigger.Type switch
        {
            "blobTrigger" when metadata.TryGetValue("BlobTrigger", out var blob) => Blob(
                function,
                blob.String.Split('/', 2)[1]
            ),
            "queueTrigger" when metadata.TryGetValue("QueueTrigger", out var message) => Queue(
                function,
                message.String,
                long.Parse(metadata["DequeueCount"].Json, CultureInfo.InvariantCulture),
                metadata["Id"].String
            ),
            "timerTrigger" when metadata.ContainsKey("TimerTrigger") => Timer(function),
            _ => throw new ArgumentException($"{recorded} is not for {function.Name}.", nameof(recorded)),
        };
    }

    /// <summary>The same once more, as an invocation of its own.</summary>
    public static InvocationRequest Again(InvocationRequest request)
    {
        var again = request.Clone();
        again.InvocationId = $"{Guid.NewGuid()}";
        return again;
    }

    internal static InvocationRequest Http(WorkerFunction function, HttpRequest http, RouteValueDictionary route)
    {
        var request = From("host-InvocationRequest-httpTrigger-get", function);
        var metadata = request.TriggerMetadata;
        metadata.Clear();
        foreach (var (name, value) in route)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
                metadata[name] = new TypedData { String = text };
        }

        metadata["Query"] = new TypedData
        {
            Json = JsonSerializer.Serialize(
                http.Query.ToDictionary(pair => pair.Key, pair => pair.Value.LastOrDefault())
            ),
        };
        metadata["Headers"] = new TypedData
        {
            Json = JsonSerializer.Serialize(http.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())),
        };
        request.TraceContext = new RpcTraceContext
        {
            TraceParent = $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01",
            Attributes =
            {
                ["http.request.method"] = http.Method,
                ["server.address"] = http.Host.Host,
                ["url.scheme"] = http.Scheme,
                ["url.path"] = http.Path.Value,
                ["network.protocol.version"] = "1.1",
            },
        };
        return request;
    }

    private static InvocationRequest From(string recorded, WorkerFunction function)
    {
        var request = Recorded.Invocation(recorded);
        (request.InvocationId, request.FunctionId) = ($"{Guid.NewGuid()}", function.Id);
        request.InputData[0].Name = function.Trigger.Name;
        return request;
    }

    // The host spreads what a JSON object holds, but only for a message bound to a string.
    private static IEnumerable<(string Name, string Value)> Members(string text)
    {
        JsonObject? json = null;
        try
        {
            json = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            // A message may be any text.
        }

        return (json ?? []).Select(member => (member.Key, member.Value?.ToString() ?? ""));
    }
}

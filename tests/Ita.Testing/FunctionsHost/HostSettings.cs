using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ita.Testing.FunctionsHost;

/// <summary>What the host takes from <c>host.json</c>, with its own defaults where nothing is said.</summary>
public sealed record HostSettings
{
    /// <summary>Before every route; may be empty.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>So often a message is delivered before it goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a message whose function failed stays invisible.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>Messages of one queue that are worked on at a time.</summary>
    public int QueueBatchSize { get; init; } = 16;

    /// <summary>The host decodes messages from base64 before it hands them over.</summary>
    public bool DecodesMessages { get; init; } = true;

    /// <summary>So often a blob is delivered before a message about it goes to the poison queue.</summary>
    public int PoisonBlobThreshold { get; init; } = 5;

    /// <exception cref="IOException">The folder has no <c>host.json</c>.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static HostSettings Read(string root)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "host.json")), documentOptions: options)!;
        var (standard, extensions) = (new HostSettings(), json["extensions"]);
        var (queues, blobs) = (extensions?["queues"], extensions?["blobs"]);
        return new HostSettings
        {
            RoutePrefix = extensions?["http"]?["routePrefix"]?.GetValue<string>() ?? standard.RoutePrefix,
            MaxDequeueCount = queues?["maxDequeueCount"]?.GetValue<int>() ?? standard.MaxDequeueCount,
            VisibilityTimeout = queues?["visibilityTimeout"]?.GetValue<string>() is { } timeout
                ? TimeSpan.Parse(timeout, CultureInfo.InvariantCulture)
                : standard.VisibilityTimeout,
            QueueBatchSize = queues?["batchSize"]?.GetValue<int>() ?? standard.QueueBatchSize,
            DecodesMessages = queues?["messageEncoding"]?.GetValue<string>() is null or "base64",
            PoisonBlobThreshold = blobs?["poisonBlobThreshold"]?.GetValue<int>() ?? standard.PoisonBlobThreshold,
        };
    }
}

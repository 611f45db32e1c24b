using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ita.Testing.FunctionsHost.Rpc;

namespace Ita.Testing.FunctionsHost;

/// <summary>A function as the worker declared it.</summary>
/// <param name="Id">By which invocations name it.</param>
/// <param name="EntryPoint">Type and method.</param>
/// <param name="RawBindings">The bindings, each in JSON.</param>
public sealed record WorkerFunction(string Id, string Name, string EntryPoint, ImmutableArray<string> RawBindings)
{
    /// <exception cref="InvalidDataException">No binding is a trigger.</exception>
    public FunctionTrigger Trigger { get; } = FunctionTrigger.From(Name, RawBindings);

    internal static WorkerFunction From(RpcFunctionMetadata metadata) =>
        new(metadata.FunctionId, metadata.Name, metadata.EntryPoint, [.. metadata.RawBindings]);
}

/// <summary>What starts a function. Only the members of its own <see cref="Type"/> are set.</summary>
public sealed partial record FunctionTrigger
{
    /// <summary>Of the function's parameter.</summary>
    public required string Name { get; init; }

    /// <summary>In the host's words, such as <c>blobTrigger</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The parameter is the SDK's type, such as <c>BlobClient</c>, and not a string.</summary>
    public bool IsSdkType { get; init; }

    /// <summary>The name of the setting with the storage account's connection.</summary>
    public string Connection { get; init; } = "";

    /// <summary>Of a blob trigger: container and pattern of the name.</summary>
    public string Path { get; init; } = "";

    /// <summary>Of a blob trigger: <c>EventGrid</c> or <c>LogsAndContainerScan</c>.</summary>
    public string Source { get; init; } = "";

    public string QueueName { get; init; } = "";

    public string Schedule { get; init; } = "";

    /// <summary>Of an HTTP trigger, without the prefix.</summary>
    public string Route { get; init; } = "";

    /// <summary>Of an HTTP trigger; empty means every method.</summary>
    public FrozenSet<string> Methods { get; init; } = [];

    public string Container => Path.Split('/', 2)[0];

    internal static FunctionTrigger From(string function, IEnumerable<string> rawBindings)
    {
        foreach (var raw in rawBindings)
        {
            var binding = JsonNode.Parse(raw)!.AsObject();
            var type = Text("type");
            if (!type.EndsWith("Trigger", StringComparison.Ordinal))
                continue;
            return new FunctionTrigger
            {
                Name = Text("name"),
                Type = type,
                IsSdkType = binding["properties"]?["supportsDeferredBinding"]?.GetValue<string>() == "True",
                Connection = Text("connection"),
                Path = Text("path"),
                Source = Text("source"),
                QueueName = Text("queueName"),
                Schedule = Text("schedule"),
                Route = type == "httpTrigger" && Text("route") is { Length: > 0 } route ? route : function,
                Methods = (binding["methods"]?.AsArray() ?? [])
                    .Select(method => method!.GetValue<string>())
                    .ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            };

            string Text(string member) => binding[member]?.GetValue<string>() ?? "";
        }

        throw new InvalidDataException($"{function} has no trigger.");
    }

    /// <summary>The parts of a blob's name that the pattern captures; null if it does not match.</summary>
    public IReadOnlyDictionary<string, string>? Capture(string blobName)
    {
        // As the host does it: a part takes as much as it can, slashes too.
        var pattern = Braces().Split(Path).Select((part, i) => i % 2 == 0 ? Regex.Escape(part) : $"(?<{part}>.*)");
        var match = Regex.Match($"{Container}/{blobName}", $"^{string.Concat(pattern)}$", RegexOptions.Singleline);
        return match.Success
            ? match
                .Groups.Values.Skip(1)
                .ToDictionary(group => group.Name, group => group.Value, StringComparer.Ordinal)
            : null;
    }

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}

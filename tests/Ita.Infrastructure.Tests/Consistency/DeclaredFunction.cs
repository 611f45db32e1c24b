using System.Text.Json;

namespace Ita.Infrastructure.Tests.Consistency;

/// <summary>A function as the host is told of it.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Trigger">The first binding's type.</param>
/// <param name="Queue">Of a queue trigger.</param>
/// <param name="Container">Of a blob trigger.</param>
/// <param name="Source">Of a blob trigger: how the host learns of blobs.</param>
/// <param name="Connection">The setting with the storage; null where the trigger has none.</param>
internal sealed record DeclaredFunction(
    string Name,
    string Trigger,
    string? Queue,
    string? Container,
    string? Source,
    string? Connection
)
{
    /// <summary>What the build wrote down of the functions' attributes: <c>functions.metadata</c>.</summary>
    public static IReadOnlyList<DeclaredFunction> ReadAll(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(Read)
                .OrderBy(function => function.Name, StringComparer.Ordinal),
        ];
    }

    private static DeclaredFunction Read(JsonElement function)
    {
        var trigger = function.GetProperty("bindings")[0];
        return new DeclaredFunction(
            function.GetProperty("name").GetString()!,
            Text("type")!,
            Text("queueName"),
            (Text("path") ?? Text("blobPath"))?.Split('/')[0],
            Text("source"),
            Text("connection")
        );

        string? Text(string name) => trigger.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}

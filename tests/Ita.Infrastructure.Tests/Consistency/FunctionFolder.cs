using System.Text.Json;

namespace Ita.Infrastructure.Tests.Consistency;

/// <summary>A function as the host sees it.</summary>
/// <param name="Name">The folder's.</param>
/// <param name="Trigger">The first binding's type.</param>
/// <param name="Queue">Of a queue trigger.</param>
/// <param name="Container">Of a blob trigger.</param>
/// <param name="Connection">The setting with the storage; null where the trigger has none.</param>
internal sealed record FunctionFolder(string Name, string Trigger, string? Queue, string? Container, string? Connection)
{
    public static FunctionFolder Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var trigger = json.RootElement.GetProperty("bindings")[0];
        return new FunctionFolder(
            Path.GetFileName(Path.GetDirectoryName(file)!),
            Text("type")!,
            Text("queueName"),
            Text("path")?.Split('/')[0],
            Text("connection")
        );

        string? Text(string name) => trigger.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}

using System.Text.Json;

namespace Ita.Functions.Tests;

/// <summary>A request that the genuine Functions host sent to a custom handler, as recorded.</summary>
internal sealed record RecordedRequest(
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Body
)
{
    public static RecordedRequest Load(string name)
    {
        using var json = JsonDocument.Parse(
            File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "Payloads", name + ".json"))
        );
        var root = json.RootElement;
        return new RecordedRequest(
            root.GetProperty("method").GetString()!,
            root.GetProperty("path").GetString()!,
            [
                .. root.GetProperty("headers")
                    .EnumerateArray()
                    .Select(header => KeyValuePair.Create(header[0].GetString()!, header[1].GetString()!)),
            ],
            root.GetProperty("body").GetString()!
        );
    }
}

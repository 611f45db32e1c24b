using System.Text.Json;

namespace Ita.LocalHost;

/// <summary>
/// The <c>Values</c> of local.settings.json in the working directory, as the Functions tools would put them into the
/// environment; so that one file serves with and without a host. What the environment or the command line says wins.
/// </summary>
internal static class LocalSettings
{
    public static void AddTo(ConfigurationManager configuration, string folder)
    {
        var file = Path.Combine(folder, "local.settings.json");
        if (!File.Exists(file))
            return;
        using var json = JsonDocument.Parse(
            File.ReadAllBytes(file),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        if (!json.RootElement.TryGetProperty("Values", out var values))
            return;
        var settings = values
            .EnumerateObject()
            .ToDictionary(
                value => value.Name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal),
                value =>
                    value.Value.ValueKind == JsonValueKind.String ? value.Value.GetString() : value.Value.GetRawText()
            );
        var source = new ConfigurationBuilder().AddInMemoryCollection(settings).Sources[0];
        ((IConfigurationBuilder)configuration).Sources.Insert(0, source);
    }
}

using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ita.Assessment.Text;

/// <summary>A text in Thai and English.</summary>
public sealed record Bilingual(string Th, string En)
{
    /// <summary>Puts a value in the place of its name in braces.</summary>
    public Bilingual With(string name, string value) => new(Fill(Th, name, value), Fill(En, name, value));

    private static string Fill(string text, string name, string value) =>
        text.Replace("{" + name + "}", value, StringComparison.Ordinal);
}

/// <summary>
/// The texts of one embedded JSON file, <c>{ "code": { "th": "…", "en": "…" } }</c>, by code. Safe for concurrent use.
/// </summary>
public sealed class BilingualTexts
{
    private readonly FrozenDictionary<string, Bilingual> _byCode;

    /// <param name="assembly">The assembly that the file is embedded in.</param>
    /// <param name="resource">The file's logical name.</param>
    /// <exception cref="ArgumentException">The assembly has no such file.</exception>
    public BilingualTexts(Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream =
            assembly.GetManifestResourceStream(resource)
            ?? throw new ArgumentException($"{assembly.GetName().Name} embeds no {resource}.", nameof(resource));
        _byCode = JsonSerializer
            .Deserialize(stream, BilingualJson.Default.DictionaryStringBilingual)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Every code there is.</summary>
    public IEnumerable<string> Codes => _byCode.Keys;

    public bool Has(string code) => _byCode.ContainsKey(code);

    /// <exception cref="KeyNotFoundException">There is no such code.</exception>
    public Bilingual this[string code] => _byCode[code];
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Dictionary<string, Bilingual>))]
internal sealed partial class BilingualJson : JsonSerializerContext;

using System.Collections.Frozen;
using System.Text.Json;

namespace Ita.Workbooks.Texts;

/// <summary>The texts of one embedded file, by code, in Thai and English.</summary>
internal sealed class BilingualTexts
{
    private readonly FrozenDictionary<string, Bilingual> _byCode;

    /// <param name="resource">The file's logical name.</param>
    public BilingualTexts(string resource)
    {
        using var stream = typeof(BilingualTexts).Assembly.GetManifestResourceStream(resource)!;
        using var json = JsonDocument.Parse(stream);
        _byCode = json
            .RootElement.EnumerateObject()
            .ToFrozenDictionary(
                property => property.Name,
                property => new Bilingual(
                    property.Value.GetProperty("th").GetString()!,
                    property.Value.GetProperty("en").GetString()!
                ),
                StringComparer.Ordinal
            );
    }

    public Bilingual this[string code] => _byCode[code];
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Ita.Assessment.Frameworks;

namespace Ita.Web.Site;

/// <summary>
/// Every text of the pages in one language, by key, from one file a language; both have the same keys and places.
/// </summary>
internal sealed class SiteTexts
{
    private readonly FrozenDictionary<string, string> _texts;

    private SiteTexts(SiteLanguage language)
    {
        Language = language;
        using var stream = typeof(SiteTexts).Assembly.GetManifestResourceStream($"texts.{language.Code()}.json")!;
        _texts = JsonSerializer
            .Deserialize<Dictionary<string, string>>(stream)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static SiteTexts Thai { get; } = new(SiteLanguage.Th);

    public static SiteTexts English { get; } = new(SiteLanguage.En);

    public SiteLanguage Language { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    /// <exception cref="KeyNotFoundException">No such text: a mistake of the page.</exception>
    public string this[string key] =>
        _texts.TryGetValue(key, out var text)
            ? text
            : throw new KeyNotFoundException($"There is no text '{key}' in {Language}.");

    /// <summary>The text with its places {0}, {1}, … filled.</summary>
    public string this[string key, params object?[] values] =>
        string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>One of two texts that stand beside each other.</summary>
    public string Pick(string thai, string english) => Language == SiteLanguage.Th ? thai : english;

    public string Name(Indicator indicator) => Pick(indicator.NameTh, indicator.NameEn);

    /// <summary>A level: letters stay, wordings are in the visitor's language.</summary>
    public string Level(string code) => _texts.GetValueOrDefault("level." + code, code);

    public static SiteTexts Of(SiteLanguage language) => language == SiteLanguage.Th ? Thai : English;
}

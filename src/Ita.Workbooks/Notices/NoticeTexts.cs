using System.Collections.Frozen;
using System.Text.Json;
using Ita.Assessment.Submissions;

namespace Ita.Workbooks.Notices;

/// <summary>The sentences of <c>notices.json</c>, by key, in Thai and English.</summary>
internal static class NoticeTexts
{
    private static readonly FrozenDictionary<string, Sentences> ByKey = Read();

    public static IEnumerable<string> Keys => ByKey.Keys;

    /// <summary>Puts a notice into words.</summary>
    /// <param name="key">A constant of <see cref="NoticeCode"/>.</param>
    /// <param name="notice">The place and value; its code and sentences are filled in.</param>
    /// <param name="detail">What the sentence needs besides: the nearest choice, the year expected.</param>
    public static Notice Compose(string key, NoticePlace notice, string? detail = null)
    {
        var sentences = ByKey[key];
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return new Notice
        {
            Code = slash < 0 ? key : key[..slash],
            File = Shown(notice.File),
            Sheet = Shown(notice.Sheet),
            Cell = notice.Cell,
            Item = notice.Item,
            Value = Shown(notice.Value),
            MessageTh = Fill(sentences.Th, notice, detail),
            MessageEn = Fill(sentences.En, notice, detail),
        };
    }

    private static string Fill(string sentence, NoticePlace notice, string? detail) =>
        sentence
            .Replace("{item}", notice.Item ?? "", StringComparison.Ordinal)
            .Replace("{cell}", notice.Cell ?? "", StringComparison.Ordinal)
            .Replace("{detail}", Shown(detail) ?? "", StringComparison.Ordinal)
            .Replace("{sheet}", Shown(notice.Sheet) ?? "", StringComparison.Ordinal)
            .Replace("{value}", Shown(notice.Value) ?? "", StringComparison.Ordinal);

    private static string? Shown(string? text) => text is null ? null : Printable.From(text);

    private static FrozenDictionary<string, Sentences> Read()
    {
        using var stream = typeof(NoticeTexts).Assembly.GetManifestResourceStream("notices.json")!;
        using var json = JsonDocument.Parse(stream);
        return json
            .RootElement.EnumerateObject()
            .ToFrozenDictionary(
                property => property.Name,
                property => new Sentences(
                    property.Value.GetProperty("th").GetString()!,
                    property.Value.GetProperty("en").GetString()!
                ),
                StringComparer.Ordinal
            );
    }

    private sealed record Sentences(string Th, string En);
}

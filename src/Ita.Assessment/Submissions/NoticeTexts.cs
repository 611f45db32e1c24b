using Ita.Assessment.Text;

namespace Ita.Assessment.Submissions;

/// <summary>Where a notice points to, as found in the workbook; cut and made safe to print by the notice.</summary>
/// <param name="File">The file's name, without a path.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Cell">The cell in A1 form.</param>
/// <param name="Item">The item in canonical form.</param>
/// <param name="Value">The value found.</param>
public sealed record NoticePlace(
    string? File = null,
    string? Sheet = null,
    string? Cell = null,
    string? Item = null,
    string? Value = null
);

/// <summary>
/// The sentence of every notice in both languages, from <c>notices.json</c>. Safe for concurrent use.
/// </summary>
public static class NoticeTexts
{
    private static readonly BilingualTexts s_texts = new(typeof(NoticeTexts).Assembly, "notices.json");

    /// <summary>Every key that has a sentence.</summary>
    public static IEnumerable<string> Keys => s_texts.Codes;

    /// <summary>Puts a notice into words.</summary>
    /// <param name="key">A constant of <see cref="NoticeCode"/>.</param>
    /// <param name="place">What it is about; <c>{item}</c>, <c>{cell}</c>, <c>{sheet}</c> and <c>{value}</c> in the
    /// sentence.</param>
    /// <param name="detail">What the sentence needs besides, its <c>{detail}</c>: the nearest choice, the year
    /// expected.</param>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public static Notice Compose(string key, NoticePlace place, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(place);
        var safe = place with { File = Safe(place.File), Sheet = Safe(place.Sheet), Value = Safe(place.Value) };
        var text = s_texts[key];
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return new Notice
        {
            Code = slash < 0 ? key : key[..slash],
            File = safe.File,
            Sheet = safe.Sheet,
            Cell = safe.Cell,
            Item = safe.Item,
            Value = safe.Value,
            MessageTh = Fill(text.Th, safe, Safe(detail)),
            MessageEn = Fill(text.En, safe, Safe(detail)),
        };
    }

    private static string Fill(string sentence, NoticePlace place, string? detail) =>
        sentence
            .Replace("{item}", place.Item ?? "", StringComparison.Ordinal)
            .Replace("{cell}", place.Cell ?? "", StringComparison.Ordinal)
            .Replace("{detail}", detail ?? "", StringComparison.Ordinal)
            .Replace("{sheet}", place.Sheet ?? "", StringComparison.Ordinal)
            .Replace("{value}", place.Value ?? "", StringComparison.Ordinal);

    private static string? Safe(string? text) => text is null ? null : SafeText.Shorten(text);
}

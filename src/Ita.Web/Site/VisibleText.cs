using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ita.Web.Site;

/// <summary>
/// Text from outside as it may be shown: characters that would turn round, hide or break what stands beside them are
/// written out as <c>[U+202E]</c>, line breaks become spaces. Markup needs nothing: every writer encodes it.
/// </summary>
public static partial class VisibleText
{
    public static string Of(string text) =>
        Unseen()
            .Replace(
                Breaks().Replace(text, " "),
                match =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"[U+{(Rune.TryGetRuneAt(match.Value, 0, out var rune) ? rune.Value : match.Value[0]):X4}]"
                    )
            );

    public static string? OfOptional(string? text) => text is null ? null : Of(text);

    [GeneratedRegex(@"[\t\r\n\v\f\u0085\u2028\u2029]+", RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();

    // Controls, the marks and isolates of bidirectional text, the byte order mark, tags, and halves of pairs.
    [GeneratedRegex(
        @"[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F\uFEFF]|\uDB40[\uDC00-\uDC7F]"
            + @"|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Unseen();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ita.Web.Uploads;

/// <summary>
/// What a sent file is called by whoever sends it, and what in its container: the same, but for what could make it
/// another path, or a name that Windows, a URL or a shell takes apart. Nothing that is changed or added tells the readers
/// anything (docs/workbooks.md, where a file goes).
/// </summary>
/// <param name="Sent">As people see it: without a path, invisible characters, and white space around it. Two files that
/// look alike are called the same.</param>
/// <param name="Stored">In the container. Two names may come to be the same here.</param>
internal sealed partial record BlobFileName(string Sent, string Stored)
{
    // What file systems allow, less room for a number.
    private const int MaxLength = 240;
    private const int MaxExtension = 6;
    private const string Unsafe = "<>:\"/\\|?*#%'`$;{}^~";

    // From an ASCII character to the full-width one that looks like it, in Unicode's own block of them.
    private const int ToFullWidth = 0xFF01 - '!';

    /// <param name="given">As the browser says, perhaps with a path.</param>
    public static BlobFileName Of(string given)
    {
        var sent = Visible(given[(given.LastIndexOfAny(['/', '\\']) + 1)..]).TrimStart(' ').TrimEnd(' ', '.');
        var safe = new StringBuilder();
        foreach (var c in sent)
            safe.Append(Unsafe.Contains(c, StringComparison.Ordinal) ? (char)(c + ToFullWidth) : c);
        var extension = Path.GetExtension(safe.ToString()) is { Length: <= MaxExtension } some ? some : "";
        var name = safe.ToString(0, safe.Length - extension.Length);
        return new(sent, (name.Length == 0 ? "file" : Short(name, MaxLength - extension.Length)) + extension);
    }

    /// <summary>
    /// The stored name with a number, for one that is taken: <c>ita (2).xlsx</c>, as browsers and systems mark a second
    /// copy. The readers pass over it only there: before an extension of letters, or at the end.
    /// </summary>
    public string Numbered(int number)
    {
        if (number == 1)
            return Stored;
        var end = Extension().Match(Stored) is { Success: true } extension ? extension.Index : Stored.Length;
        return Stored.Insert(end, string.Create(CultureInfo.InvariantCulture, $" ({number})"));
    }

    private static string Visible(string text)
    {
        var visible = new StringBuilder();
        foreach (var rune in WellFormed(text).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (
                category
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.Surrogate
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
            )
                continue;
            if (
                category
                is UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            )
                visible.Append(' ');
            else
                visible.Append(rune);
        }

        return visible.ToString().Normalize(NormalizationForm.FormC);
    }

    // Half a surrogate pair, which a header can hold, has no normal form.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // Between two characters as people see them, never inside one.
    private static string Short(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var cuts = StringInfo.ParseCombiningCharacters(text);
        return text[..cuts.Last(cut => cut <= length)].TrimEnd(' ', '.');
    }

    [GeneratedRegex(@"\.[A-Za-z]{3,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Extension();
}

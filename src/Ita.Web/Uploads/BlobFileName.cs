using System.Globalization;
using System.Text;

namespace Ita.Web.Uploads;

/// <summary>
/// What an uploaded file is called in its container: its own name as people know it, without whatever could make it
/// another path, another text than it looks like, or a name that Windows, a URL or a shell takes apart.
/// </summary>
internal static class BlobFileName
{
    private const int MaxLength = 120;
    private const string Unsafe = "<>:\"/\\|?*#%&'`$;{}^~";

    /// <param name="given">As the browser says, perhaps with a path.</param>
    public static string Of(string given)
    {
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = new StringBuilder();
        foreach (var rune in WellFormed(last).Normalize(NormalizationForm.FormC).EnumerateRunes())
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
                safe.Append(' ');
            else if (rune.IsAscii && Unsafe.Contains((char)rune.Value, StringComparison.Ordinal))
                safe.Append('_');
            else
                safe.Append(rune);
        }

        var name = Path.GetFileNameWithoutExtension(safe.ToString()).Trim(' ', '.');
        var extension = Path.GetExtension(safe.ToString()).Trim(' ');
        if (extension.Length is < 2 or > 6)
            extension = ".xlsx";
        return (name.Length == 0 ? "file" : Short(name, MaxLength - extension.Length)) + extension;
    }

    /// <summary>The name with a number, for one that is taken: <c>ita (2).xlsx</c>.</summary>
    public static string Numbered(string name, int number) =>
        number == 1
            ? name
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}"
            );

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
}

using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Text;

namespace Ita.Workbooks.Exports;

/// <summary>Which EIT part a sheet holds, by its name, else by its file's (docs/workbooks.md, EIT parts).</summary>
internal static partial class EitPart
{
    public static Instrument? Of(string sheet, string file) => OfName(sheet) ?? OfName(file);

    private static Instrument? OfName(string name)
    {
        var text = ThaiText.Normalise(name).ToUpperInvariant();
        return Only(
                Numbers()
                    .Matches(text)
                    .Select(match => match.Groups["part"].Value == "1" ? Instrument.EIT1 : Instrument.EIT2)
            )
            ?? Only(
                Words()
                    .Matches(text)
                    .Select(match => match.Groups["word"].Value == "PUBLIC" ? Instrument.EIT1 : Instrument.EIT2)
            );
    }

    private static Instrument? Only(IEnumerable<Instrument> found)
    {
        var parts = found.Distinct().ToList();
        return parts.Count == 1 ? parts[0] : null;
    }

    [GeneratedRegex(@"EIT[\s_-]*(?:\(\s*|ส่วนที่\s*|PART\s*)?(?<part>[12])(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex("(?<![A-Z])(?:EIT)?(?<word>PUBLIC|SURVEY)(?![A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}

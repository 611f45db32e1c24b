using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment.Text;

namespace Ita.Workbooks.Exports;

/// <summary>
/// A fiscal year as people write it: <c>2565</c>, <c>๒๕๖๕</c>, <c>พ.ศ. 2565</c>, <c>ปีงบประมาณ พ.ศ. 2565</c>.
/// </summary>
internal static partial class YearText
{
    /// <summary>Reads four digits, alone or with the words that go with a year.</summary>
    public static bool TryRead(string text, out int year)
    {
        year = 0;
        var match = Year().Match(ThaiText.NormaliseLabel(text));
        return match.Success
            && int.TryParse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out year);
    }

    [GeneratedRegex(
        @"^(?:ผลคะแนน|คะแนน)?\(?(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(?<year>[0-9]{4})\)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Year();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Text;

namespace Ita.Workbooks.Tables;

/// <summary>
/// A fiscal year as an agency states it: <c>2565</c>, <c>๒๕๖๕</c>, <c>พ.ศ. 2565</c>, <c>66</c>, <c>2023</c>.
/// </summary>
internal static partial class YearText
{
    private const int Century = 2500;
    private const int FirstChristian = 1900;
    private const int LastChristian = 2199;
    private const int FirstBuddhist = 2400;
    private const int LastBuddhist = 2799;

    /// <summary>
    /// Reads the year that an agency states: also in two digits, <c>66</c>, and of the Christian era, <c>2023</c>.
    /// Years beyond any fiscal year are read as well, to be told from the one expected.
    /// </summary>
    /// <returns>Null where it is no year, or could be of either era.</returns>
    public static int? ReadStated(string text)
    {
        var match = StatedYear().Match(ThaiText.NormaliseLabel(text));
        if (!match.Success)
            return null;
        var year = int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var isChristian = match.Groups["christian"].Success;
        return year switch
        {
            >= FirstChristian and <= LastChristian when !match.Groups["buddhist"].Success => year
                + ThaiCalendar.BuddhistEra,
            >= FirstBuddhist and <= LastBuddhist when !isChristian => year,
            // 66 is 2566; 23 may be 2023.
            >= FiscalYear.First - Century and < 100 when !isChristian => Century + year,
            _ => null,
        };
    }

    /// <summary>
    /// The Buddhist-era year of one that was told from other numbers by the text around it, in two digits or four, and
    /// of either era.
    /// </summary>
    /// <param name="match">Its group <c>year</c>.</param>
    public static int Of(Match match)
    {
        var number = int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return number < 100 ? Century + number
            : number <= LastChristian ? number + ThaiCalendar.BuddhistEra
            : number;
    }

    [GeneratedRegex(
        @"^\(?(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:(?<buddhist>พ\.?ศ\.?)|(?<christian>ค\.?ศ\.?))?"
            + @"(?<year>[0-9]{4}|[0-9]{2})\)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex StatedYear();
}

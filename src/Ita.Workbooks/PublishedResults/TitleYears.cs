using System.Text.RegularExpressions;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.PublishedResults;

/// <summary>The fiscal years that a title or a sheet's name speaks of; the years of dates are not among them.</summary>
internal static partial class TitleYears
{
    /// <param name="text">Normalised.</param>
    /// <returns>Buddhist-era years.</returns>
    public static IReadOnlyList<int> In(string text)
    {
        var dateless = Date().Replace(text, " ");
        return [.. Year().Matches(dateless).Select(YearText.Of).Distinct()];
    }

    [GeneratedRegex(
        @"(?:(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
            + @"|ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.) ?(?:พ\.?ศ\.? ?)?"
            + @"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-])(?:[0-9]{4}|[0-9]{2})(?![0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Date();

    // Two digits, and years of the Christian era, with their word only.
    [GeneratedRegex(
        @"(?<![0-9])(?:(?<year>25[5-9][0-9]|26[0-9]{2})"
            + @"|(?:ปี ?(?:งบประมาณ ?)?(?:พ\.?ศ\.? ?)?|พ\.?ศ\.? ?)(?<year>[5-9][0-9])"
            + @"|(?:ปี ?(?:งบประมาณ ?)?(?:ค\.?ศ\.? ?)?|ค\.?ศ\.? ?|FY ?)(?<year>20[0-9]{2}))(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Year();
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Text;

namespace Ita.Workbooks.Tables;

/// <summary>
/// A month or a day as people write it: <c>กันยายน 2566</c>, <c>ก.ย. 66</c>, <c>9/2566</c>, <c>30 เมษายน พ.ศ. 2567</c>,
/// <c>30/4/2567</c>; and as spreadsheets hold it. Years as in <see cref="YearText.ReadStated"/>, and only those that
/// are fiscal years; the day comes before the month.
/// </summary>
internal static partial class DateText
{
    private const int FirstBuddhist = 2400;
    private const int LastBuddhist = 2799;

    // Before it Excel counts a day that never was; after it there is no date.
    private const int FirstSerial = 61;
    private const int LastSerial = 2_958_465;

    private static readonly DateOnly s_serialZero = new(1899, 12, 30);
    private static readonly FrozenDictionary<string, int> s_months = Months();

    /// <summary>A month of a year; of a whole date, its month.</summary>
    /// <returns>The first day of it; null where it is none.</returns>
    public static DateOnly? ReadMonth(string text)
    {
        var label = Fold(text);
        foreach (var pattern in (ReadOnlySpan<Regex>)[NamedMonth(), NumberedMonth(), YearAndMonth()])
        {
            if (pattern.Match(label) is { Success: true } match)
                return Of(match);
        }

        return ReadDay(text) is { } day ? new DateOnly(day.Year, day.Month, 1) : null;
    }

    /// <summary>Null where it is no day that there is.</summary>
    public static DateOnly? ReadDay(string text)
    {
        var label = Fold(text);
        foreach (var pattern in (ReadOnlySpan<Regex>)[NamedDay(), NumberedDay(), YearMonthAndDay()])
        {
            if (pattern.Match(label) is { Success: true } match)
                return Of(match);
        }

        return null;
    }

    /// <summary>
    /// The day of a date cell, by the calendar of 1900; one whose year was typed in the Buddhist era, which the
    /// spreadsheet took for another, is that year's.
    /// </summary>
    public static DateOnly? ReadSerial(decimal number)
    {
        if (number is < FirstSerial or > LastSerial)
            return null;
        var day = s_serialZero.AddDays((int)number);
        var year = day.Year is >= FirstBuddhist and <= LastBuddhist ? day.Year : day.Year + ThaiCalendar.BuddhistEra;
        return Of(year, day.Month, day.Day);
    }

    private static string Fold(string text) => ThaiText.NormaliseLabel(text).ToLowerInvariant();

    private static DateOnly? Of(Match match)
    {
        var day = match.Groups["day"].Success ? Number(match.Groups["day"]) : 1;
        var month = match.Groups["name"].Success ? MonthOf(match.Groups["name"].Value) : Number(match.Groups["month"]);
        return YearText.ReadStated(match.Groups["year"].Value) is { } year ? Of(year, month, day) : null;
    }

    private static DateOnly? Of(int buddhistYear, int month, int day)
    {
        if (buddhistYear is < FiscalYear.First or > FiscalYear.Last || month is < 1 or > 12 || day < 1)
            return null;
        var year = buddhistYear - ThaiCalendar.BuddhistEra;
        return day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    // 0 for none.
    private static int MonthOf(string name) => s_months.GetValueOrDefault(Marks().Replace(name, ""));

    private static int Number(Group group) =>
        int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, int> Months()
    {
        string[][] lists =
        [
            [
                "มกราคม",
                "กุมภาพันธ์",
                "มีนาคม",
                "เมษายน",
                "พฤษภาคม",
                "มิถุนายน",
                "กรกฎาคม",
                "สิงหาคม",
                "กันยายน",
                "ตุลาคม",
                "พฤศจิกายน",
                "ธันวาคม",
            ],
            ["มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค"],
            CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12],
            CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames[..12],
        ];
        return lists
            .SelectMany(list => list.Select((name, index) => (Name: Fold(name), Month: index + 1)))
            .Append((Name: "sept", Month: 9))
            .DistinctBy(month => month.Name)
            .ToFrozenDictionary(month => month.Name, month => month.Month, StringComparer.Ordinal);
    }

    private const string Year = @"(?<year>(?:ปี)?(?:พ\.?ศ\.?|ค\.?ศ\.?)?(?:[0-9]{4}|[0-9]{2}))$";
    private const string Until = "^(?:ภายใน)?(?:วันที่)?";

    [GeneratedRegex("^(?:ประจำ)?(?:เดือน)?(?<name>[^0-9]+?)" + Year, RegexOptions.CultureInvariant)]
    private static partial Regex NamedMonth();

    [GeneratedRegex("^(?:เดือน)?(?<month>[0-9]{1,2})[/.–-]" + Year, RegexOptions.CultureInvariant)]
    private static partial Regex NumberedMonth();

    [GeneratedRegex("^(?<year>[0-9]{4})[/–-](?<month>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearAndMonth();

    [GeneratedRegex(Until + "(?<day>[0-9]{1,2})(?:เดือน)?(?<name>[^0-9]+?)" + Year, RegexOptions.CultureInvariant)]
    private static partial Regex NamedDay();

    [GeneratedRegex(
        Until + "(?<day>[0-9]{1,2})(?<mark>[/.–-])(?<month>[0-9]{1,2})\\k<mark>" + Year,
        RegexOptions.CultureInvariant
    )]
    private static partial Regex NumberedDay();

    // Also as a cell of a date's own type holds it, with its time.
    [GeneratedRegex(
        "^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?:t[0-9:.]+z?)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearMonthAndDay();

    [GeneratedRegex("[.,/–-]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}

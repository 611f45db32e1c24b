using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Comparison;
using Microsoft.AspNetCore.Components;

namespace Ita.Web.Site;

/// <summary>
/// Figures as people read them on the pages: two decimals, a true minus sign, a dash for what is not there.
/// </summary>
internal static class Display
{
    public const string Nothing = "–";

    private static readonly string[] s_months =
    [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ];

    public static string Points(Score? score) => score?.ToString() ?? Nothing;

    /// <summary>Digits, a sign and a point: nothing that had to be encoded.</summary>
    public static MarkupString Points(Change? change) => new(change is { } known ? Signed(known.Points) : Nothing);

    public static string Signed(decimal points) =>
        points switch
        {
            > 0 => "+" + points.ToString("0.00", CultureInfo.InvariantCulture),
            < 0 => "\u2212" + decimal.Negate(points).ToString("0.00", CultureInfo.InvariantCulture),
            _ => "0.00",
        };

    /// <summary>The class of a change: its colour and its arrow.</summary>
    public static string? Class(Change? change) =>
        change?.Direction switch
        {
            Direction.Risen => "up",
            Direction.Fallen => "down",
            _ => null,
        };

    /// <summary>
    /// The class of a score in a heat map: <c>h0</c> (below 50) to <c>h6</c> (95 and more), at the levels' steps.
    /// </summary>
    public static string Heat(Score score) =>
        score.Rounded switch
        {
            >= 95 => "h6",
            >= 85 => "h5",
            >= 75 => "h4",
            >= 65 => "h3",
            >= 55 => "h2",
            >= 50 => "h1",
            _ => "h0",
        };

    /// <summary>For programs: an ordinary minus sign.</summary>
    public static string Invariant(decimal points) => points.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>As few decimals as it needs.</summary>
    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A time in Thailand, with the Buddhist-era year: 5 ธ.ค. 2566 14:03.</summary>
    public static string Time(DateTimeOffset time, SiteLanguage language = SiteLanguage.Th)
    {
        var there = time.ToOffset(TimeSpan.FromHours(7));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{there.Day} {MonthAndYear(DateOnly.FromDateTime(there.DateTime), language, "MMM")} {there:HH:mm}"
        );
    }

    /// <summary>A month with its Buddhist-era year: ธันวาคม 2566.</summary>
    public static string Month(DateOnly day, SiteLanguage language) => MonthAndYear(day, language, "MMMM");

    /// <param name="month">1–12.</param>
    /// <param name="language">Whose name of it.</param>
    public static string MonthName(int month, SiteLanguage language) =>
        language == SiteLanguage.Th
            ? CultureInfo.GetCultureInfo("th-TH").DateTimeFormat.GetMonthName(month)
            : s_months[month - 1];

    /// <summary>For <c>datetime</c> attributes: UTC, without the sign that an HTML encoder would write out.</summary>
    public static string Machine(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A list of questionnaires: EIT1, OIT.</summary>
    public static string List(IEnumerable<Instrument> parts) => string.Join(", ", parts);

    private static string MonthAndYear(DateOnly day, SiteLanguage language, string thaiMonth)
    {
        var month =
            language == SiteLanguage.Th
                ? day.ToString(thaiMonth, CultureInfo.GetCultureInfo("th-TH"))
                : s_months[day.Month - 1];
        return string.Create(CultureInfo.InvariantCulture, $"{month} {day.Year + ThaiCalendar.BuddhistEra}");
    }
}

using System.Globalization;
using Ita.Assessment;
using Ita.Assessment.Comparison;

namespace Ita.Functions.Web;

/// <summary>Figures as people read them on the pages: two decimals, a true minus sign, a dash for what is not there.</summary>
internal static class Shown
{
    public const string Nothing = "–";

    public static string Points(Score? score) => score?.ToString() ?? Nothing;

    public static string Points(Change? change) => change is { } known ? Signed(known.Points) : Nothing;

    public static string Signed(decimal points) => points switch
    {
        > 0 => "+" + points.ToString("0.00", CultureInfo.InvariantCulture),
        < 0 => "\u2212" + decimal.Negate(points).ToString("0.00", CultureInfo.InvariantCulture),
        _ => "0.00",
    };

    /// <summary>For programs: an ordinary minus sign.</summary>
    public static string Invariant(decimal points) => points.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A time in Thailand, with the Buddhist-era year: 5 ธ.ค. 2566 14:03.</summary>
    public static string Time(DateTimeOffset time)
    {
        var there = time.ToOffset(TimeSpan.FromHours(7));
        var thai = CultureInfo.GetCultureInfo("th-TH");
        return there.ToString("d MMM ", thai) + (there.Year + 543).ToString(CultureInfo.InvariantCulture) + there.ToString(" HH:mm", CultureInfo.InvariantCulture);
    }
}

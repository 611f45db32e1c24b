using Ita.Assessment;

namespace Ita.Reports.Typography;

/// <summary>
/// A time in Thailand: UTC+7 all year round, with the year of the Buddhist era.
/// </summary>
internal readonly record struct ThaiTime(int Year, int Month, int Day, int Hour, int Minute)
{
    public static ThaiTime Of(DateTimeOffset time)
    {
        var local = time.ToOffset(ThaiCalendar.Offset);
        return new ThaiTime(local.Year + ThaiCalendar.BuddhistEra, local.Month, local.Day, local.Hour, local.Minute);
    }
}

using Ita.Assessment.Profiles;

namespace Ita.Reports.Typography;

/// <summary>
/// A time in Thailand: UTC+7 all year round, with the year of the Buddhist era.
/// </summary>
internal readonly record struct ThaiTime(int Year, int Month, int Day, int Hour, int Minute)
{
    /// <summary>What the Buddhist era is ahead of the common one.</summary>
    public const int BuddhistEra = 543;

    public static ThaiTime Of(DateTimeOffset time)
    {
        var local = time.ToOffset(TimeSpan.FromHours(7));
        return new ThaiTime(local.Year + BuddhistEra, local.Month, local.Day, local.Hour, local.Minute);
    }

    public static IssueMonth MonthOf(DateTimeOffset time)
    {
        var thai = Of(time);
        return new IssueMonth(thai.Year, thai.Month);
    }
}

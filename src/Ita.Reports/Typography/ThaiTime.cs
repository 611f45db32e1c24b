namespace Ita.Reports.Typography;

/// <summary>
/// A time as people in Thailand read it: seven hours ahead of UTC all year round, years of the Buddhist era.
/// </summary>
internal readonly record struct ThaiTime(int Year, int Month, int Day, int Hour, int Minute)
{
    private const int BuddhistEra = 543;

    public static ThaiTime Of(DateTimeOffset time)
    {
        var local = time.ToOffset(TimeSpan.FromHours(7));
        return new ThaiTime(local.Year + BuddhistEra, local.Month, local.Day, local.Hour, local.Minute);
    }
}

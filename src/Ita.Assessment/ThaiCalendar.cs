namespace Ita.Assessment;

/// <summary>What Thailand's calendar and clock are ahead of: the Gregorian year, and UTC all year round.</summary>
public static class ThaiCalendar
{
    /// <summary>Years by which the Buddhist era is ahead of the Gregorian one.</summary>
    public const int BuddhistEra = 543;

    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);
}

using System.Globalization;
using Ita.Assessment;

namespace Ita.Storage.Audit;

/// <summary>A month in Thailand, by its Buddhist-era year: <c>2569-11</c> is November 2026.</summary>
public readonly record struct AuditMonth
{
    private AuditMonth(DateOnly first) => FirstDay = first;

    /// <summary>Gregorian, as it is stored.</summary>
    internal string Key => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Gregorian.</summary>
    public DateOnly FirstDay { get; }

    public AuditMonth Previous => new(FirstDay.AddMonths(-1));

    public AuditMonth Next => new(FirstDay.AddMonths(1));

    /// <summary>The month in which a moment lies, by Thai time.</summary>
    public static AuditMonth Of(DateTimeOffset time)
    {
        var there = time.ToOffset(ThaiCalendar.Offset);
        return new AuditMonth(new DateOnly(there.Year, there.Month, 1));
    }

    /// <summary>Reads <c>2569-11</c>; from 2550 to 2699.</summary>
    public static bool TryParse(string? text, out AuditMonth month)
    {
        month = default;
        if (text is not { Length: 7 } || text[4] != '-' || !text.Where((_, at) => at != 4).All(char.IsAsciiDigit))
            return false;
        var (year, number) = (
            int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture),
            int.Parse(text.AsSpan(5), CultureInfo.InvariantCulture)
        );
        if (year is < 2550 or > 2699 || number is < 1 or > 12)
            return false;
        month = new AuditMonth(new DateOnly(year - ThaiCalendar.BuddhistEra, number, 1));
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{FirstDay.Year + ThaiCalendar.BuddhistEra}-{FirstDay.Month:D2}");
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ita.Assessment;

/// <summary>
/// A Thai fiscal year by its Buddhist-era number: 2566 is 1 October 2565 to 30 September 2566 (2022–2023).
/// Valid from 2550 to 2699; the default value is not a year and says so.
/// </summary>
public readonly record struct FiscalYear : IComparable<FiscalYear>
{
    public const int First = 2550;
    public const int Last = 2699;

    private readonly int _value;

    /// <exception cref="ArgumentOutOfRangeException">Not from 2550 to 2699.</exception>
    public FiscalYear(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, First);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Last);
        _value = value;
    }

    /// <summary>The Buddhist-era year, e.g. 2566.</summary>
    public int Value => _value == 0 ? throw new InvalidOperationException("This fiscal year was never set.") : _value;

    /// <summary>The first moment after it: midnight in Thailand before 1 October of the year.</summary>
    public DateTimeOffset End => new(Value - ThaiCalendar.BuddhistEra, 10, 1, 0, 0, 0, ThaiCalendar.Offset);

    public FiscalYear Previous => new(Value - 1);

    public FiscalYear Next => new(Value + 1);

    /// <summary>Reads four ASCII digits, as in a blob's path; anything else is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FiscalYear year)
    {
        year = default;
        if (text is not { Length: 4 } || !text.All(char.IsAsciiDigit))
            return false;
        var value = int.Parse(text, CultureInfo.InvariantCulture);
        if (value is < First or > Last)
            return false;
        year = new FiscalYear(value);
        return true;
    }

    /// <exception cref="FormatException">Not a year that <see cref="TryParse"/> accepts.</exception>
    public static FiscalYear Parse(string text) =>
        TryParse(text, out var year)
            ? year
            : throw new FormatException($"'{text}' is not a Buddhist-era fiscal year such as 2566.");

    public int CompareTo(FiscalYear other) => _value.CompareTo(other._value);

    public override string ToString() => _value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(FiscalYear left, FiscalYear right) => left.CompareTo(right) < 0;

    public static bool operator >(FiscalYear left, FiscalYear right) => left.CompareTo(right) > 0;

    public static bool operator <=(FiscalYear left, FiscalYear right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FiscalYear left, FiscalYear right) => left.CompareTo(right) >= 0;
}

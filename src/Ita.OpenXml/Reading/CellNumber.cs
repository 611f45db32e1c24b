using System.Buffers.Text;
using System.Globalization;

namespace Ita.OpenXml.Reading;

/// <summary>Numbers as Excel shows them: the double in the file at 15 significant digits.</summary>
public static class CellNumber
{
    private const double Largest = 1e15;

    /// <summary>Reads a number cell's digits. Beyond ±10¹⁵ it is that; every limit here is far below.</summary>
    /// <returns>False if it is no finite number.</returns>
    public static bool TryParse(ReadOnlySpan<byte> digits, out decimal number)
    {
        number = 0;
        if (digits.Length is > 0 and <= 9 && TryParseWhole(digits, out number))
            return true;
        var trimmed = digits.Trim(" \t\r\n"u8);
        if (
            trimmed.IsEmpty
            || !Utf8Parser.TryParse(trimmed, out double value, out var consumed)
            || consumed != trimmed.Length
            || !double.IsFinite(value)
        )
            return false;
        number = FromDouble(value);
        return true;
    }

    /// <summary>
    /// Whether <see cref="TryParse"/> would read it; most numbers are seen to be some without being read.
    /// </summary>
    public static bool IsNumber(ReadOnlySpan<byte> digits)
    {
        const int mostDigits = 64;
        var point = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (
            digits.Length <= mostDigits
            && (
                point < 0
                    ? !digits.IsEmpty
                    : point > 0
                        && digits[point] == '.'
                        && point + 1 < digits.Length
                        && digits[(point + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            )
        )
            return true;
        return TryParse(digits, out _);
    }

    /// <summary>Reads a number typed as text: digits, a sign, one point; no thousands, no exponent, no unit.</summary>
    public static bool TryParseText(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (
            text.IsEmpty
            || !double.TryParse(text, style, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value)
        )
            return false;
        number = FromDouble(value);
        return true;
    }

    private static bool TryParseWhole(ReadOnlySpan<byte> digits, out decimal number)
    {
        var value = 0;
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            value = (value * 10) + (digit - '0');
        }

        number = value;
        return true;
    }

    private static decimal FromDouble(double value)
    {
        if (Math.Abs(value) >= Largest)
            return value > 0 ? (decimal)Largest : -(decimal)Largest;
        Span<char> shown = stackalloc char[32];
        value.TryFormat(shown, out var length, "G15", CultureInfo.InvariantCulture);
        return decimal.Parse(shown[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}

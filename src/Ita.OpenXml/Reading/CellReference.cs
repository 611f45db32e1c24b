using System.Globalization;

namespace Ita.OpenXml.Reading;

/// <summary>Cell names: A1.</summary>
public static class CellReference
{
    /// <summary>Reads <c>AB12</c>; no dollar signs, no sheet.</summary>
    /// <returns>False if it is no such name; a row or column beyond the limits is still read, as one past the
    /// limit.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out int row, out int column)
    {
        row = 0;
        column = 0;
        var i = 0;
        for (; i < text.Length && char.IsAsciiLetter((char)text[i]); i++)
        {
            column = Math.Min((column * 26) + ((text[i] | 0x20) - 'a' + 1), SheetLimits.Columns + 1);
        }

        if (i == 0 || i == text.Length || text[i] == '0')
            return false;
        return TryParseRow(text[i..], out row);
    }

    /// <summary>Reads a row's number, at most one past the limit.</summary>
    public static bool TryParseRow(ReadOnlySpan<byte> text, out int row)
    {
        row = 0;
        if (text.IsEmpty)
            return false;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            row = Math.Min((row * 10) + (digit - '0'), SheetLimits.Rows + 1);
        }

        return row > 0;
    }

    /// <summary>The cell's name in A1 form.</summary>
    public static string ToA1(int row, int column) =>
        string.Concat(ToColumn(column), row.ToString(CultureInfo.InvariantCulture));

    /// <summary>A column's letters: A, Z, AA.</summary>
    public static string ToColumn(int column)
    {
        Span<char> letters = stackalloc char[8];
        var start = letters.Length;
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
            letters[--start] = (char)('A' + ((rest - 1) % 26));
        return new string(letters[start..]);
    }
}

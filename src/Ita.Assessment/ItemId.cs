using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ita.Assessment;

/// <summary>
/// An item's official number, <c>i1</c>, <c>e13</c>, <c>o30</c>, or a sub-item's, <c>i11.2</c>. Ordered by instrument
/// letter (i, e, o), number, sub-item. This is the canonical form; the spellings people type are read by the workbooks.
/// </summary>
public readonly record struct ItemId : IComparable<ItemId>
{
    /// <exception cref="ArgumentException">The letter is not i, e or o, or a number is outside 1–999 (sub-item 0–99, 0
    /// for none).</exception>
    public ItemId(char letter, int number, int subItem = 0)
    {
        if (letter is not ('i' or 'e' or 'o'))
            throw new ArgumentException($"'{letter}' is no instrument's letter.", nameof(letter));
        if (number is < 1 or > 999)
            throw new ArgumentException($"{number} is no item number.", nameof(number));
        if (subItem is < 0 or > 99)
            throw new ArgumentException($"{subItem} is no sub-item number.", nameof(subItem));
        Letter = letter;
        Number = number;
        SubItem = subItem;
    }

    /// <summary>i for IIT, e for EIT, o for OIT.</summary>
    public char Letter { get; }

    public int Number { get; }

    /// <summary>The sub-item's number from 1, or 0 for the item itself.</summary>
    public int SubItem { get; }

    public bool IsSubItem => SubItem > 0;

    /// <summary>The item that a sub-item belongs to; an item's own id for an item.</summary>
    public ItemId Item => IsSubItem ? new ItemId(Letter, Number) : this;

    /// <summary>Reads the canonical form only: <c>i1</c>, <c>i11.2</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ItemId id)
    {
        id = default;
        if (text is not { Length: >= 2 and <= 7 } || text[0] is not ('i' or 'e' or 'o'))
            return false;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var number = point < 0 ? text.AsSpan(1) : text.AsSpan(1, point - 1);
        var sub = point < 0 ? [] : text.AsSpan(point + 1);
        if (!TryReadNumber(number, 999, out var item) || (point >= 0 && !TryReadNumber(sub, 99, out _)))
            return false;
        id = new ItemId(text[0], item, point < 0 ? 0 : int.Parse(sub, CultureInfo.InvariantCulture));
        return true;
    }

    /// <exception cref="FormatException">Not the canonical form.</exception>
    public static ItemId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not an item number such as i1 or i11.2.");

    public int CompareTo(ItemId other)
    {
        var byLetter = Rank(Letter).CompareTo(Rank(other.Letter));
        if (byLetter != 0)
            return byLetter;
        var byNumber = Number.CompareTo(other.Number);
        return byNumber != 0 ? byNumber : SubItem.CompareTo(other.SubItem);
    }

    public override string ToString() =>
        Letter == default ? ""
        : IsSubItem ? string.Create(CultureInfo.InvariantCulture, $"{Letter}{Number}.{SubItem}")
        : string.Create(CultureInfo.InvariantCulture, $"{Letter}{Number}");

    private static int Rank(char letter) =>
        letter switch
        {
            'i' => 0,
            'e' => 1,
            _ => 2,
        };

    private static bool TryReadNumber(ReadOnlySpan<char> digits, int max, out int value)
    {
        value = 0;
        if (digits.Length is 0 or > 3 || digits[0] == '0')
            return false;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
        }
        value = int.Parse(digits, CultureInfo.InvariantCulture);
        return value <= max;
    }
}

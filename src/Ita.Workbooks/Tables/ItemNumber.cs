using System.Globalization;
using Ita.Assessment;

namespace Ita.Workbooks.Tables;

/// <summary>
/// An item's number as people spell it (docs/workbooks.md, item numbers): <c>i1</c>, <c>I 1</c>, <c>(i1)</c>,
/// <c>ข้อ i11 (2)</c>, <c>OIT 12</c>, <c>๐๑๒</c>.
/// </summary>
/// <param name="Letter">i, e or o.</param>
/// <param name="Number">From 1.</param>
/// <param name="SubItem">1 to 9, or 0 for the item itself.</param>
/// <param name="IsZero">The letter o was typed as a zero; counts only in a sheet without i or e numbers.</param>
/// <param name="Text">What follows the number.</param>
internal readonly record struct ItemNumber(char Letter, int Number, int SubItem, bool IsZero, string Text)
{
    public ItemId Id => new(Letter, Number, SubItem);

    /// <param name="text">Normalised by <see cref="Assessment.Text.ThaiText.Normalise"/>: Thai digits are Arabic by
    /// now.</param>
    /// <param name="number">The number read.</param>
    public static bool TryRead(string text, out ItemNumber number)
    {
        number = default;
        if (text.Length < 2 || text[0] is not ('i' or 'I' or 'e' or 'E' or 'o' or 'O' or '0' or 'ข' or '(' or '['))
            return false;
        var reader = new Reader(text);
        return reader.TryRead(out number);
    }

    private ref struct Reader(string text)
    {
        private int _position;
        private char _closing;

        private readonly char Current => At(_position);

        public bool TryRead(out ItemNumber number)
        {
            number = default;
            SkipWord();
            if (Current is '(' or '[')
            {
                _closing = Current == '(' ? ')' : ']';
                _position++;
                SkipSpaces();
                SkipWord();
            }

            var isZero = Current == '0';
            if (!TryReadLetter(out var letter) || !TryReadDigits(isZero ? 2 : 3, out var value))
                return false;
            Close();
            var sub = ReadSubItem();
            Close();
            if (isZero && IsDateOrTime())
                return false;
            number = new ItemNumber(letter, value, sub, isZero, text[_position..].TrimStart(' '));
            return true;
        }

        // 01/10/2565, 08:30 and 02-123 begin with a zero and are no items.
        private readonly bool IsDateOrTime() =>
            Current is '/' or ':' or '-' or '.' && char.IsAsciiDigit(At(_position + 1));

        private readonly char At(int index) => index < text.Length ? text[index] : '\0';

        private void SkipSpaces()
        {
            while (Current == ' ')
                _position++;
        }

        private void SkipWord()
        {
            if (!text.AsSpan(_position).StartsWith("ข้อ", StringComparison.Ordinal))
                return;
            _position += "ข้อ".Length;
            if (text.AsSpan(_position).StartsWith("ที่", StringComparison.Ordinal))
                _position += "ที่".Length;
            SkipSpaces();
        }

        private void Close()
        {
            if (_closing == '\0' || Current != _closing)
                return;
            _closing = '\0';
            _position++;
        }

        private bool TryReadLetter(out char letter)
        {
            letter = char.ToLowerInvariant(Current);
            if (letter == '0')
            {
                letter = 'o';
                _position++;
                return true;
            }

            if (letter is not ('i' or 'e' or 'o'))
                return false;
            _position += text.AsSpan(_position).StartsWith("OIT", StringComparison.OrdinalIgnoreCase) ? 3 : 1;
            while (Current is ' ' or '-' or '‐' or '‑' or '–')
                _position++;
            return true;
        }

        private bool TryReadDigits(int most, out int value)
        {
            var start = _position;
            while (char.IsAsciiDigit(Current))
                _position++;
            value = 0;
            if (_position == start || _position - start > most)
                return false;
            value = int.Parse(text.AsSpan(start, _position - start), CultureInfo.InvariantCulture);
            return value > 0;
        }

        private int ReadSubItem()
        {
            if (
                Current == '.'
                && At(_position + 1) is >= '1' and <= '9' and var afterPoint
                && !char.IsAsciiDigit(At(_position + 2))
            )
            {
                _position += 2;
                return afterPoint - '0';
            }

            var start = _position;
            SkipSpaces();
            if (Current == '(')
            {
                _position++;
                SkipSpaces();
                if (Current is >= '1' and <= '9' and var inBrackets)
                {
                    _position++;
                    SkipSpaces();
                    if (Current == ')')
                    {
                        _position++;
                        return inBrackets - '0';
                    }
                }
            }

            _position = start;
            return 0;
        }
    }
}

using System.Text;

namespace Ita.OpenXml.Xml;

/// <summary>
/// Character and entity references: the five of XML and numbers; a document without a DTD has no others.
/// </summary>
internal static class XmlReferences
{
    /// <summary>A reference is never longer here, leading zeros included.</summary>
    public const int LongestReference = 64;

    /// <summary>Reads the reference at the start of <paramref name="bytes"/>, which is '&amp;'.</summary>
    /// <param name="rune">The character.</param>
    /// <param name="length">Bytes of the reference with its semicolon; 0 when <paramref name="bytes"/> end before it
    /// does.</param>
    /// <exception cref="WorkbookFormatException">It is no reference, or to no character that XML allows.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, out Rune rune, out int length)
    {
        rune = default;
        length = 0;
        var semicolon = bytes[..Math.Min(bytes.Length, LongestReference)].IndexOf((byte)';');
        if (semicolon < 0)
        {
            if (bytes.Length >= LongestReference)
                throw WorkbookFormatException.Damaged("A reference has no end.");
            return;
        }

        length = semicolon + 1;
        var name = bytes[1..semicolon];
        rune = name switch
        {
            _ when name.SequenceEqual("amp"u8) => new Rune('&'),
            _ when name.SequenceEqual("lt"u8) => new Rune('<'),
            _ when name.SequenceEqual("gt"u8) => new Rune('>'),
            _ when name.SequenceEqual("quot"u8) => new Rune('"'),
            _ when name.SequenceEqual("apos"u8) => new Rune('\''),
            [(byte)'#', (byte)'x', .. var digits] => ReadNumber(digits, 16),
            [(byte)'#', .. var digits] => ReadNumber(digits, 10),
            _ => throw WorkbookFormatException.Damaged("A reference to an entity that is not there."),
        };
    }

    /// <summary>Appends text with its references resolved.</summary>
    public static void AppendDecoded(ref ByteBuffer target, ReadOnlySpan<byte> text)
    {
        Span<byte> encoded = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            var ampersand = text.IndexOf((byte)'&');
            if (ampersand < 0)
            {
                target.Append(text);
                return;
            }

            target.Append(text[..ampersand]);
            Read(text[ampersand..], out var rune, out var length);
            if (length == 0)
                throw WorkbookFormatException.Damaged("A reference has no end.");
            target.Append(encoded[..rune.EncodeToUtf8(encoded)]);
            text = text[(ampersand + length)..];
        }
    }

    private static Rune ReadNumber(ReadOnlySpan<byte> digits, int radix)
    {
        var value = 0;
        if (digits.IsEmpty)
            throw WorkbookFormatException.Damaged("A character reference without a number.");
        foreach (var digit in digits)
        {
            var worth = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' when radix == 16 => digit - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' when radix == 16 => digit - 'A' + 10,
                _ => throw WorkbookFormatException.Damaged("A character reference that is no number."),
            };
            value = (value * radix) + worth;
            if (value > 0x10FFFF)
                throw WorkbookFormatException.Damaged("A reference to no character.");
        }

        return IsAllowed(value)
            ? new Rune(value)
            : throw WorkbookFormatException.Damaged("A reference to a character that XML does not allow.");
    }

    private static bool IsAllowed(int value) =>
        value
            is 0x9
                or 0xA
                or 0xD
                or (>= 0x20 and <= 0xD7FF)
                or (>= 0xE000 and <= 0xFFFD)
                or (>= 0x10000 and <= 0x10FFFF);
}

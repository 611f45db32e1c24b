using System.Text;

namespace Ita.OpenXml.Xml;

/// <summary>
/// The XML declaration: version 1.0, an encoding this reader has, standalone yes or no; in that order.
/// </summary>
internal static class XmlDeclaration
{
    public const int LongestDeclaration = 1_024;

    /// <exception cref="WorkbookFormatException">Anything else.</exception>
    public static void Check(ReadOnlySpan<byte> declaration, bool isUtf16)
    {
        var rest = declaration;
        if (!Take(ref rest, "version"u8, out var version) || !version.SequenceEqual("1.0"u8))
            throw Refused();
        if (Take(ref rest, "encoding"u8, out var encoding) && !IsRead(encoding, isUtf16))
            throw Refused();
        if (
            Take(ref rest, "standalone"u8, out var standalone)
            && !standalone.SequenceEqual("yes"u8)
            && !standalone.SequenceEqual("no"u8)
        )
            throw Refused();
        if (rest.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
            throw Refused();
    }

    private static bool IsRead(ReadOnlySpan<byte> encoding, bool isUtf16) =>
        isUtf16
            ? Ascii.EqualsIgnoreCase(encoding, "utf-16"u8)
                || Ascii.EqualsIgnoreCase(encoding, "utf-16le"u8)
                || Ascii.EqualsIgnoreCase(encoding, "utf-16be"u8)
            : Ascii.EqualsIgnoreCase(encoding, "utf-8"u8);

    private static bool Take(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        var trimmed = rest.TrimStart(" \t\r\n"u8);
        if (trimmed.Length == rest.Length || !trimmed.StartsWith(name))
            return false;
        trimmed = trimmed[name.Length..].TrimStart(" \t\r\n"u8);
        if (trimmed is not [(byte)'=', ..])
            throw Refused();
        trimmed = trimmed[1..].TrimStart(" \t\r\n"u8);
        if (trimmed is not [(byte)'"' or (byte)'\'', ..])
            throw Refused();
        var length = trimmed[1..].IndexOf(trimmed[0]);
        if (length < 0)
            throw Refused();
        value = trimmed.Slice(1, length);
        rest = trimmed[(length + 2)..];
        return true;
    }

    private static WorkbookFormatException Refused() =>
        WorkbookFormatException.Damaged("Malformed XML: the declaration");
}

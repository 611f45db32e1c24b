using System.Text;
using System.Xml;

namespace Ita.OpenXml.Xml;

/// <summary>Which bytes and characters may stand in names.</summary>
internal static class XmlNames
{
    private const byte Start = 1;
    private const byte Part = 2;

    private static readonly byte[] Kinds = BuildKinds();

    /// <summary>
    /// The index after the name that starts at <paramref name="start"/>: the first byte that cannot belong to it.
    /// </summary>
    public static int End(ReadOnlySpan<byte> bytes, int start)
    {
        var i = start;
        var kinds = Kinds;
        while (i < bytes.Length && kinds[bytes[i]] != 0)
            i++;
        return i;
    }

    /// <summary>
    /// Whether bytes that <see cref="End"/> took are a name with at most one prefix; its length without the colon, 0
    /// for none.
    /// </summary>
    public static bool IsQualified(ReadOnlySpan<byte> name, out int prefixLength)
    {
        prefixLength = 0;
        var colon = name.IndexOf((byte)':');
        if (colon < 0)
            return IsName(name);
        prefixLength = colon;
        return IsName(name[..colon]) && IsName(name[(colon + 1)..]);
    }

    /// <summary>Whether it is a name without a colon.</summary>
    public static bool IsName(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return false;
        if ((Kinds[name[0]] & Start) == 0 || name[0] == ':')
            return false;
        return Ascii.IsValid(name) ? !name.Contains((byte)':') : IsNameBeyondAscii(name);
    }

    private static bool IsNameBeyondAscii(ReadOnlySpan<byte> name)
    {
        var isFirst = true;
        while (!name.IsEmpty)
        {
            if (
                Rune.DecodeFromUtf8(name, out var rune, out var length) != System.Buffers.OperationStatus.Done
                || !rune.IsBmp
            )
                return false;
            var c = (char)rune.Value;
            if (isFirst ? !XmlConvert.IsStartNCNameChar(c) : !XmlConvert.IsNCNameChar(c))
                return false;
            isFirst = false;
            name = name[length..];
        }

        return true;
    }

    private static byte[] BuildKinds()
    {
        var kinds = new byte[256];
        for (var c = 0; c < 256; c++)
        {
            // Bytes of characters beyond ASCII are looked at one character at a time, later.
            if (char.IsAsciiLetter((char)c) || c is '_' or ':' or >= 0x80)
                kinds[c] = Start | Part;
            else if (char.IsAsciiDigit((char)c) || c is '-' or '.')
                kinds[c] = Part;
        }

        return kinds;
    }
}

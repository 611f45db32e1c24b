using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace Ita.OpenXml.Xml;

/// <summary>Which characters XML allows: all of Unicode but most controls, the surrogates, U+FFFE and U+FFFF.</summary>
internal static class XmlCharacterSet
{
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create([
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        11,
        12,
        14,
        15,
        16,
        17,
        18,
        19,
        20,
        21,
        22,
        23,
        24,
        25,
        26,
        27,
        28,
        29,
        30,
        31,
    ]);

    /// <param name="utf8">Whole characters.</param>
    /// <exception cref="WorkbookFormatException">Broken UTF-8, or a character that is not allowed.</exception>
    public static void Check(ReadOnlySpan<byte> utf8)
    {
        if (ArePlain(utf8))
            return;
        if (!Utf8.IsValid(utf8))
            throw WorkbookFormatException.Damaged("Broken UTF-8.");
        if (utf8.ContainsAny(Forbidden) || utf8.IndexOf("\uFFFE"u8) >= 0 || utf8.IndexOf("\uFFFF"u8) >= 0)
            throw WorkbookFormatException.Damaged("A character that XML does not allow.");
    }

    /// <summary>
    /// One pass that is enough for nearly every window: line feeds, ASCII, and whole characters of two and three bytes
    /// up to U+CFFF, Thai among them. <see cref="Utf8.IsValid"/>, slower on Thai, decides on all the rest.
    /// </summary>
    private static bool ArePlain(ReadOnlySpan<byte> utf8)
    {
        // What is looked at has two bytes before it: at the start they are spaces, and so is what follows the end.
        const int before = 2;
        Span<byte> edge = stackalloc byte[before + Vector256<byte>.Count];
        edge.Fill((byte)' ');
        var start = Math.Min(utf8.Length, Vector256<byte>.Count);
        utf8[..start].CopyTo(edge[before..]);
        var odd = Odd(edge);
        var place = start;
        for (; place + Vector256<byte>.Count <= utf8.Length; place += Vector256<byte>.Count)
            odd |= Odd(utf8[(place - before)..]);
        edge.Fill((byte)' ');
        var rest = utf8[Math.Max(0, place - before)..];
        rest.CopyTo(edge[(place < before ? before - place : 0)..]);
        return (odd | Odd(edge)) == Vector256<byte>.Zero;
    }

    // Not zero where a byte, two behind the start and on, is out of place or not plain.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Odd(ReadOnlySpan<byte> bytes)
    {
        var secondLast = Vector256.Create(bytes);
        var last = Vector256.Create(bytes[1..]);
        var current = Vector256.Create(bytes[2..]);
        var goesOn = Vector256.LessThan(current.AsSByte(), Vector256.Create((sbyte)-64)).AsByte();
        var mustGoOn =
            Vector256.GreaterThanOrEqual(last, Vector256.Create((byte)0xC0))
            | Vector256.GreaterThanOrEqual(secondLast, Vector256.Create((byte)0xE0));
        // Longer than needed: C0, C1, and E0 before 80 to 9F.
        var overlong =
            Vector256.Equals(current & Vector256.Create((byte)0xFE), Vector256.Create((byte)0xC0))
            | (
                Vector256.Equals(last, Vector256.Create((byte)0xE0))
                & Vector256.LessThan(current, Vector256.Create((byte)0xA0))
            );
        var control = Vector256.AndNot(
            Vector256.LessThan(current, Vector256.Create((byte)' ')),
            Vector256.Equals(current, Vector256.Create((byte)'\n'))
        );
        return (goesOn ^ mustGoOn) | overlong | control | Vector256.GreaterThan(current, Vector256.Create((byte)0xEC));
    }
}

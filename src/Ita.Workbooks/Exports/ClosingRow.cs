using System.Buffers;
using System.Text;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Exports;

/// <summary>Rows under the respondents that sum them up, known by their first filled cell.</summary>
internal static class ClosingRow
{
    private static readonly string[] Words =
    [
        "รวม",
        "รวมทั้งหมด",
        "รวมทั้งสิ้น",
        "ผลรวม",
        "เฉลี่ย",
        "ค่าเฉลี่ย",
        "คะแนนเฉลี่ย",
        "จำนวน",
        "จำนวนผู้ตอบ",
        "ร้อยละ",
        "S.D.",
        "SD",
    ];

    private static readonly char[] Initials = [.. Words.Select(word => word[0]).Distinct(), 's'];

    /// <param name="firstText">UTF-8, as the file has it.</param>
    public static bool IsOpenedBy(ReadOnlySpan<byte> firstText) =>
        MayOpen(firstText) && IsOpenedBy(TextPool.ToString(firstText));

    public static bool IsOpenedBy(string firstText)
    {
        var text = ThaiText.Normalise(firstText);
        return Words.Any(word =>
            text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && (text.Length == word.Length || text[word.Length] is ' ' or ':')
        );
    }

    // Spares most rows the making of a string. A first character that comparing neither drops nor changes, and that no
    // word begins with, settles it; one that begins a word is settled by a second that none of them goes on with.
    private static bool MayOpen(ReadOnlySpan<byte> text)
    {
        if (Rune.DecodeFromUtf8(text, out var first, out var length) != OperationStatus.Done || !IsPlain(first))
            return true;
        if (!Initials.Contains((char)first.Value))
            return false;
        if (Rune.DecodeFromUtf8(text[length..], out var second, out _) != OperationStatus.Done || !IsPlain(second))
            return true;
        foreach (var word in Words)
        {
            if (
                char.ToUpperInvariant((char)first.Value) == word[0]
                && char.ToUpperInvariant((char)second.Value) == word[1]
            )
                return true;
        }

        return false;
    }

    // Letters, digits, and the Thai letters and vowels that take part in no reordering.
    private static bool IsPlain(Rune c) =>
        c.IsAscii
            ? char.IsAsciiLetterOrDigit((char)c.Value)
            : c.Value is (>= 'ก' and <= '\u0E37') or (>= 'เ' and <= '\u0E46');
}

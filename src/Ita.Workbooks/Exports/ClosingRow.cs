using System.Buffers;
using System.Text;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Exports;

/// <summary>Rows among the respondents that sum them up, known by their first filled cell.</summary>
internal static class ClosingRow
{
    private const char SaraE = '\u0E40';

    // As comparing text gives them back; a shorter word does not stand for a longer one that begins with it.
    private static readonly string[] Words =
    [
        "รวม",
        "รวมทั้งหมด",
        "รวมทั้งสิ้น",
        "ผลรวม",
        "คะแนนรวม",
        "เฉลี่ย",
        "ค่าเฉลี่ย",
        "ค่าเฉลี่ยรวม",
        "คะแนนเฉลี่ย",
        "คะแนนเต็ม",
        "คะแนนสูงสุด",
        "คะแนนต่ำสุด",
        "สูงสุด",
        "ต่ำสุด",
        "ค่าสูงสุด",
        "ค่าต่ำสุด",
        "จำนวน",
        "จำนวนผู้ตอบ",
        "ร้อยละ",
        "ส่วนเบี่ยงเบนมาตรฐาน",
        "S.D.",
        "SD",
        "STDEV",
        "Total",
        "Grand Total",
        "Sum",
        "Mean",
        "Average",
        "Avg",
        "Max",
        "Min",
        "Count",
        "N",
    ];

    private static readonly char[] Initials = [.. Words.Select(word => char.ToUpperInvariant(word[0])).Distinct()];

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
        var initial = char.ToUpperInvariant((char)first.Value);
        // Two of these are another letter.
        if (initial != SaraE && !Initials.Contains(initial))
            return false;
        if (Rune.DecodeFromUtf8(text[length..], out var second, out _) != OperationStatus.Done || !IsPlain(second))
            return true;
        if (second.Value == SaraE)
            return true;
        foreach (var word in Words)
        {
            if (
                word.Length > 1
                && initial == char.ToUpperInvariant(word[0])
                && char.ToUpperInvariant((char)second.Value) == char.ToUpperInvariant(word[1])
            )
                return true;
        }

        return false;
    }

    // Letters, digits, and the Thai letters and vowels that, where they stand first or second, stay there: a tone may
    // be put behind what follows it, and a nikhahit be a part of it.
    private static bool IsPlain(Rune c) =>
        c.IsAscii
            ? char.IsAsciiLetterOrDigit((char)c.Value)
            : c.Value is (>= 'ก' and <= '\u0E37') or (>= 'เ' and <= '\u0E46');
}

using Ita.Assessment.Text;

namespace Ita.Workbooks.Recognition;

/// <summary>Rows under the respondents that sum them up, told by their first filled cell.</summary>
internal static class ClosingRow
{
    private static readonly string[] Words =
        ["รวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "ผลรวม", "เฉลี่ย", "ค่าเฉลี่ย", "คะแนนเฉลี่ย", "จำนวน", "จำนวนผู้ตอบ", "ร้อยละ", "S.D.", "SD"];

    public static bool IsOpenedBy(string firstText)
    {
        var text = ThaiText.Normalise(firstText);
        return Words.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || text[word.Length] is ' ' or ':'));
    }
}

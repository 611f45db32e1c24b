using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Reports.Model;

namespace Ita.Reports.Typography;

/// <summary>
/// Formats figures and texts for print: the setting's digits, a minus sign (U+2212), and no-break spaces where a figure
/// must stay with its word. A word with a Latin letter in it (<c>e13</c>, an address, a file name) keeps its digits.
/// </summary>
internal sealed partial class Typesetter(DigitStyle digits)
{
    private const char NoBreakSpace = '\u00A0';
    private const char Minus = '\u2212';

    public DigitStyle Digits => digits;

    public string Text(string text)
    {
        var joined = JoinFigures(text);
        return digits == DigitStyle.Arabic
            ? joined
            : WordsAndFigures()
                .Replace(joined, match => HasLatinLetter(match.ValueSpan) ? match.Value : ToThai(match.Value));
    }

    public string Number(int value) => Figure(value.ToString(CultureInfo.InvariantCulture));

    public string Points(Score score) => Points(score.Rounded);

    /// <summary>Points with two decimals.</summary>
    public string Points(decimal value) =>
        Figure(value.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', Minus));

    /// <summary>A difference in points, with its sign: <c>+1.25</c>, <c>−2.87</c>, <c>0.00</c>.</summary>
    public string Signed(decimal difference) => difference > 0 ? $"+{Points(difference)}" : Points(difference);

    /// <summary>A number without trailing zeros: a weight, a target, a threshold.</summary>
    public string Plain(decimal value) =>
        Figure(value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', Minus));

    private string Figure(string figure) => digits == DigitStyle.Arabic ? figure : ToThai(figure);

    private static string ToThai(string figure) =>
        string.Create(
            figure.Length,
            figure,
            (thai, arabic) =>
            {
                for (var i = 0; i < arabic.Length; i++)
                    thai[i] = char.IsAsciiDigit(arabic[i]) ? (char)('๐' + (arabic[i] - '0')) : arabic[i];
            }
        );

    private static bool HasLatinLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsAsciiLetter(c))
                return true;
        }

        return false;
    }

    // A line must not break between a figure and its word: พ.ศ. 2566, ร้อยละ 30, ตัวชี้วัดที่ 7, 85 คะแนน, ข้อ o12,
    // ต่าง ๆ.
    private static string JoinFigures(string text) =>
        AfterFigure()
            .Replace(BeforeFigure().Replace(text, $"$1$2{NoBreakSpace}"), $"{NoBreakSpace}$1")
            .Replace(" ๆ", $"{NoBreakSpace}ๆ", StringComparison.Ordinal);

    [GeneratedRegex(
        @"(พ\.ศ\.|ร้อยละ|ที่|ข้อ|จำนวน|ลำดับ|รอบ|ตารางที่|แผนภูมิที่) (?=[0-9๐-๙ieo])|(ระดับ) (?=[A-Z])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex BeforeFigure();

    [GeneratedRegex(
        @"(?<=[0-9๐-๙]) (คะแนน|คน|ข้อ|เครื่องมือ|ตัวชี้วัด|ระดับ|แห่ง|เดือน|ส่วน|ประการ)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AfterFigure();

    // A web address, or a run of Latin letters and digits and the punctuation within it.
    [GeneratedRegex(@"https?://\S+|www\.\S+|[A-Za-z0-9]+(?:[._:/@\-][A-Za-z0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex WordsAndFigures();
}

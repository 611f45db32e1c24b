using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Reports.Model;

namespace Ita.Reports.Typography;

/// <summary>
/// Turns figures and texts into what is printed: the setting's digits, a Thai minus sign, and spaces that do not break
/// where a figure must stay with its word. A word with a Latin letter in it (<c>e13</c>, an address, a file name) keeps
/// its digits.
/// </summary>
internal sealed partial class Typesetter(DigitStyle digits)
{
    private const char NoBreakSpace = '\u00A0';
    private const char Minus = '\u2212';

    public DigitStyle Digits => digits;

    public string Text(string text)
    {
        var glued = Glue(text);
        return digits == DigitStyle.Arabic
            ? glued
            : WordsAndFigures().Replace(glued, match => IsKept(match.ValueSpan) ? match.Value : ToThai(match.Value));
    }

    public string Number(int value) => Figure(value.ToString(CultureInfo.InvariantCulture));

    public string Points(Score score) => Points(score.Rounded);

    /// <summary>Points with two decimals.</summary>
    public string Points(decimal value) =>
        Figure(value.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', Minus));

    /// <summary>A number without needless decimals: a weight, a target, a threshold.</summary>
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

    private static bool IsKept(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsAsciiLetter(c))
                return true;
        }

        return false;
    }

    // What a reader takes in at once must not be torn apart at a line's end: พ.ศ. 2566, ร้อยละ 30, ตัวชี้วัดที่ 7, 85
    // คะแนน, ข้อ o12, ต่าง ๆ.
    private static string Glue(string text) =>
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

    // An address to its end, or a run of letters, digits and what joins them.
    [GeneratedRegex(@"https?://\S+|www\.\S+|[A-Za-z0-9]+(?:[._:/@\-][A-Za-z0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex WordsAndFigures();
}

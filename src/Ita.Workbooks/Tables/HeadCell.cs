using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Text;
using Ita.OpenXml.Reading;

namespace Ita.Workbooks.Tables;

/// <summary>What a cell above a table says of its column.</summary>
internal enum HeadKind : byte
{
    /// <summary>Nothing: empty, or a number that is no year.</summary>
    None,

    /// <summary>Text that is none of the others.</summary>
    Other,

    /// <summary>ข้อ, รายการ, ข้อคำถาม, item.</summary>
    Item,

    /// <summary>อันดับ, ลำดับ, ที่, No., Rank: a rank or a running number.</summary>
    Rank,

    /// <summary>ตัวชี้วัด, alone or with more words behind it.</summary>
    Indicator,

    /// <summary>คะแนน, ผลคะแนน.</summary>
    Score,

    /// <summary>คะแนนเฉลี่ย, ค่าเฉลี่ย, score: scores of items, never of indicators.</summary>
    MeanScore,

    /// <summary>ผลการตรวจ and the like.</summary>
    Result,

    /// <summary>จำนวนผู้ตอบ.</summary>
    Respondents,

    /// <summary>A fiscal year and nothing else.</summary>
    Year,

    /// <summary>What a column counts in, and nothing else: (ร้อยละ).</summary>
    Unit,

    /// <summary>
    /// Might be a score under another name (คะแนนที่ได้): never taken, and nothing is taken in silence beside it.
    /// </summary>
    PossibleScore,

    /// <summary>Has to do with scores and is none: คะแนนเต็ม, น้ำหนัก, ผลต่าง.</summary>
    NoScore,
}

/// <summary>A cell above a table: what it says, and the fiscal year that it names.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Year">The year in the cell itself; 0 for none.</param>
internal readonly record struct HeadCell(int Row, int Column, HeadKind Kind, int Year)
{
    public static HeadCell From(int row, RowCell cell)
    {
        var (kind, year) = HeadText.Read(cell);
        return new HeadCell(row, cell.Column, kind, year);
    }
}

/// <summary>Reads what a column's header says (docs/workbooks.md, layouts 2 and 3).</summary>
internal static partial class HeadText
{
    /// <summary>Characters of a text that may be a header with a meaning; what is longer is a sentence.</summary>
    private const int Longest = 80;

    private static readonly Dictionary<string, HeadKind> s_words = Words();

    // Whatever stands around them, a column of these is no score.
    private static readonly string[] s_noScores =
    [
        .. new[]
        {
            "น้ำหนัก",
            "ถ่วง",
            "ดิบ",
            "ผลต่าง",
            "ส่วนต่าง",
            "เปลี่ยนแปลง",
            "เพิ่ม",
            "ลดลง",
            "สูงสุด",
            "ต่ำสุด",
            "เบี่ยงเบน",
            "เกณฑ์",
            "เป้าหมาย",
            "ระดับ",
            "เต็ม",
            "รวม",
            "ประเทศ",
            "จังหวัด",
            "อำเภอ",
        }.Select(ThaiText.NormaliseLabel),
    ];

    private static readonly string[] s_scoreWords = ["คะแนน", "ค่าเฉลี่ย", "score", "ร้อยละ"];

    private static readonly string[] s_marks =
    [
        .. s_words.Keys.Where(word => word.Length > 2),
        .. s_noScores,
        .. s_scoreWords,
        "%",
        "percent",
    ];

    /// <summary>What a cell says, and the year it names (0 for none).</summary>
    public static (HeadKind Kind, int Year) Read(RowCell cell)
    {
        if (cell.Kind == CellKind.Number)
        {
            return cell.Number is { } number && decimal.IsInteger(number) && number is > 1900 and <= FiscalYear.Last
                ? OfYear((int)number)
                : (HeadKind.None, 0);
        }

        if (!cell.IsText || cell.DisplayText.Length == 0)
            return (HeadKind.None, 0);
        if (cell.DisplayText.Length > Longest * 2)
            return (HeadKind.Other, 0);
        return Read(cell.Label.ToLowerInvariant());
    }

    // Buddhist-era years are fiscal years; one of the Christian era might be meant as one, but which is not sure.
    private static (HeadKind Kind, int Year) OfYear(int number) =>
        number is >= FiscalYear.First and <= FiscalYear.Last ? (HeadKind.Year, number)
        : number is > 1900 and < 2200 ? (HeadKind.PossibleScore, 0)
        : (HeadKind.None, 0);

    private static (HeadKind Kind, int Year) Read(string label)
    {
        if (label.Length == 0)
            return (HeadKind.None, 0);
        if (label.Length > Longest)
            return (HeadKind.Other, 0);
        if (s_words.TryGetValue(label, out var kind))
            return (kind, 0);
        // ตัวชี้วัดที่ 1 is an indicator itself.
        if (label.StartsWith("ตัวชี้วัด", StringComparison.Ordinal))
            return (label.Any(char.IsAsciiDigit) ? HeadKind.Other : HeadKind.Indicator, 0);
        if (!MayMatter(label))
            return (HeadKind.Other, 0);
        var years = new HashSet<int>();
        var (rest, hasUnit) = Peel(label, years);
        var year = years.Count == 1 ? years.First() : 0;
        if (rest.Length == 0)
        {
            return years.Count switch
            {
                1 => (HeadKind.Year, year),
                // 100 alone is a number like others.
                0 => (hasUnit && !char.IsAsciiDigit(label[0]) && IsShare(label) ? HeadKind.Unit : HeadKind.None, 0),
                _ => (HeadKind.PossibleScore, 0),
            };
        }

        // Of two years in one cell neither is the column's.
        if (years.Count <= 1 && s_words.TryGetValue(rest, out kind))
            return (kind, year);
        if (Numbering().IsMatch(rest))
            return ChristianYear().IsMatch(rest) ? (HeadKind.PossibleScore, 0) : (HeadKind.None, 0);
        if (s_noScores.Any(word => rest.Contains(word, StringComparison.Ordinal)) || OtherFullMarks().IsMatch(rest))
            return (HeadKind.NoScore, 0);
        return s_scoreWords.Any(word => rest.Contains(word, StringComparison.Ordinal))
            ? (HeadKind.PossibleScore, rest.Any(char.IsAsciiDigit) ? 0 : year)
            : (HeadKind.Other, 0);
    }

    // Spares most texts a closer look.
    private static bool MayMatter(string label)
    {
        foreach (var word in s_marks)
        {
            if (label.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return label[^1] is ')' or ']'
            || YearAtEnd().IsMatch(label)
            || YearAtStart().IsMatch(label)
            || Numbering().IsMatch(label);
    }

    // Takes off, from the end and then from the start, years and what the column counts in.
    private static (string Word, bool HasUnit) Peel(string label, HashSet<int> years)
    {
        var hasUnit = false;
        while (true)
        {
            if (Bracketed().Match(label) is { Success: true } brackets)
            {
                var inside = brackets.Groups["inside"].Value;
                if (Unit().IsMatch(inside))
                    hasUnit = true;
                else if (YearAtEnd().Match(inside) is { Success: true, Index: 0 } bracketedYear)
                    years.Add(YearText.Of(bracketedYear));
                else
                    break;
                label = brackets.Groups["before"].Value;
            }
            else if (YearAtEnd().Match(label) is { Success: true } year)
            {
                years.Add(YearText.Of(year));
                label = label[..year.Index];
            }
            else if (UnitAtEnd().Match(label) is { Success: true } unit)
            {
                hasUnit = true;
                label = label[..unit.Index];
            }
            else
                break;
        }

        if (YearAtStart().Match(label) is { Success: true } first)
        {
            years.Add(YearText.Of(first));
            label = label[first.Length..];
        }

        return (label, hasUnit);
    }

    private static bool IsShare(string label) =>
        label.Contains("ร้อยละ", StringComparison.Ordinal)
        || label.Contains('%', StringComparison.Ordinal)
        || label.Contains("percent", StringComparison.Ordinal);

    private static Dictionary<string, HeadKind> Words()
    {
        var words = new Dictionary<string, HeadKind>(StringComparer.Ordinal);
        Add(HeadKind.Item, "ข้อ", "รายการ", "ข้อคำถาม", "item");
        Add(HeadKind.Rank, "อันดับ", "อันดับที่", "ลำดับ", "ลำดับที่", "ที่", "no.", "no", "rank", "#");
        Add(HeadKind.Score, "คะแนน", "ผลคะแนน");
        Add(HeadKind.MeanScore, "คะแนนเฉลี่ย", "ค่าเฉลี่ย", "score");
        Add(HeadKind.Result, "ผล", "ผลการตรวจ", "ผลการประเมิน", "การเปิดเผย", "การเปิดเผยข้อมูล", "มี/ไม่มี");
        Add(HeadKind.Respondents, "จำนวนผู้ตอบ");
        Add(HeadKind.PossibleScore, "ได้", "ที่ได้", "ที่ได้รับ", "ได้รับ");
        Add(HeadKind.NoScore, "เต็ม", "คะแนนเต็ม", "s.d.", "sd", "ระดับ");
        return words;

        void Add(HeadKind kind, params ReadOnlySpan<string> texts)
        {
            foreach (var text in texts)
                words.Add(ThaiText.NormaliseLabel(text), kind);
        }
    }

    [GeneratedRegex(@"^(?<before>.*)[(\[](?<inside>[^()\[\]]*)[)\]]$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        "^(?:ร้อยละ|%|percent|(?:คะแนน)?(?:เต็ม|จาก)?100(?:คะแนน)?%?|0[-–]100|คน|ราย)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Unit();

    // คะแนน 30 % is weighted; คะแนนเต็ม (100) is the full marks.
    [GeneratedRegex(
        "(?:เต็ม100(?:คะแนน)?%?|(?<![0-9.])100(?:คะแนน)?%?|ร้อยละ|(?<![0-9])%)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex UnitAtEnd();

    // Two digits are a year with its word only.
    [GeneratedRegex(
        @"(?:(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(?<![0-9/–-])(?<year>25[5-9][0-9]|26[0-9]{2})"
            + @"|(?:ประจำ)?(?:ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?|พ\.?ศ\.?)(?<year>[5-9][0-9]))$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearAtEnd();

    [GeneratedRegex(
        @"^(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(?<year>25[5-9][0-9]|26[0-9]{2})(?![0-9./–-])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearAtStart();

    // The columns' own numbers, (1) (2) (3)=(1)+(2), and figures.
    [GeneratedRegex(@"^[0-9()\[\]=+\-–*/×.,%]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex("^(?:19|20|21)[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex ChristianYear();

    [GeneratedRegex(@"[0-9]%\)?$|[(\[][0-9]{1,2}(?:\.[0-9]+)?(?:คะแนน)?[)\]]$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherFullMarks();
}

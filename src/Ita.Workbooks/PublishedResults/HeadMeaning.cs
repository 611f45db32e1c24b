using System.Globalization;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.OpenXml.Reading;
using Ita.Workbooks.Recognition;
using Ita.Workbooks.Tables;

namespace Ita.Workbooks.PublishedResults;

/// <summary>What a cell in the header of a published table says of its field.</summary>
internal enum MeaningKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something that is none of the others.</summary>
    Other,

    /// <summary>รหัสหน่วยงาน.</summary>
    AgencyCode,

    /// <summary>ชื่อหน่วยงาน.</summary>
    AgencyName,

    /// <summary>อำเภอ.</summary>
    District,

    /// <summary>รหัสจังหวัด.</summary>
    ProvinceCode,

    /// <summary>จังหวัด.</summary>
    Province,

    /// <summary>An indicator, by its name or by a number that is said to be one.</summary>
    Indicator,

    /// <summary>A bare number from 1 to 10: an indicator's, if all ten are there.</summary>
    Number,

    /// <summary>IIT, EIT or OIT.</summary>
    Instrument,

    /// <summary>คะแนนรวม.</summary>
    Total,

    /// <summary>ระดับ.</summary>
    Level,

    /// <summary>คะแนน, a unit or a year: what a field under an indicator counts in.</summary>
    Score,

    /// <summary>Might be a score under another name.</summary>
    PossibleScore,

    /// <summary>Has to do with scores and is none: อันดับ, น้ำหนัก, ผลต่าง.</summary>
    NoScore,
}

/// <summary>A cell of a header, read.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Id">The indicator, of <see cref="MeaningKind.Indicator"/> and <see cref="MeaningKind.Number"/>; 0 for
/// an indicator whose number and name contradict each other.</param>
/// <param name="Instrument">Of <see cref="MeaningKind.Instrument"/>.</param>
/// <param name="FullMarks">What a score is out of, where the cell says so.</param>
/// <param name="Year">The fiscal year that it names; 0 for none, -1 for several.</param>
internal readonly record struct HeadMeaning(
    MeaningKind Kind,
    int Id = 0,
    Instrument Instrument = default,
    decimal? FullMarks = null,
    int Year = 0
)
{
    public bool IsMismatch => Kind == MeaningKind.Indicator && Id == 0;

    public bool IsAgency => Kind is >= MeaningKind.AgencyCode and <= MeaningKind.Province;
}

/// <summary>Reads what a header of a published table says (docs/workbooks.md, layout 4).</summary>
internal sealed partial class HeadReader(IndicatorName names)
{
    private const int Longest = 200;
    private const decimal LargestIndicator = 10;

    private static readonly Dictionary<string, MeaningKind> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        [KnownHeads.AgencyCode] = MeaningKind.AgencyCode,
        [KnownHeads.AgencyName] = MeaningKind.AgencyName,
        ["อำเภอ"] = MeaningKind.District,
        ["รหัสจังหวัด"] = MeaningKind.ProvinceCode,
        ["จังหวัด"] = MeaningKind.Province,
        ["ระดับ"] = MeaningKind.Level,
        ["ระดับคะแนน"] = MeaningKind.Level,
        ["ระดับผลการประเมิน"] = MeaningKind.Level,
        ["ผลการประเมินระดับ"] = MeaningKind.Level,
        ["level"] = MeaningKind.Level,
        ["grade"] = MeaningKind.Level,
        ["รวม"] = MeaningKind.Total,
        ["รวมคะแนน"] = MeaningKind.Total,
        ["คะแนนรวม"] = MeaningKind.Total,
        ["ผลคะแนนรวม"] = MeaningKind.Total,
        ["คะแนนรวมทั้งหมด"] = MeaningKind.Total,
        ["คะแนนเฉลี่ยรวม"] = MeaningKind.Total,
        ["คะแนนรวมita"] = MeaningKind.Total,
        ["คะแนนita"] = MeaningKind.Total,
        ["ผลคะแนนita"] = MeaningKind.Total,
        ["ita"] = MeaningKind.Total,
        ["total"] = MeaningKind.Total,
        ["totalscore"] = MeaningKind.Total,
    };

    public HeadMeaning Read(RowCell cell)
    {
        if (!cell.IsFilled)
            return default;
        if (cell.Kind == CellKind.Number)
            return OfNumber(cell);
        if (!cell.IsText)
            return new HeadMeaning(MeaningKind.Other);
        if (cell.Text.Length > Longest)
            return new HeadMeaning(MeaningKind.Other);
        if (MarksAlone().Match(cell.Label) is { Success: true } alone && MarksOf(alone) is { } marks)
            return OutOf(marks);
        var peeled = Peel(cell.Text);
        var label = peeled.Word.Replace(" ", "", StringComparison.Ordinal);
        if (s_words.TryGetValue(label, out var kind))
            return peeled.As(kind);
        if (InstrumentName().Match(label) is { Success: true } instrument)
            return peeled.As(MeaningKind.Instrument) with { Instrument = InstrumentOf(instrument) };
        return OfIndicator(peeled) ?? OfFigures(cell, peeled);
    }

    private static HeadMeaning OfNumber(RowCell cell)
    {
        if (cell.Number is not { } number || !decimal.IsInteger(number))
            return new HeadMeaning(MeaningKind.Other);
        return number switch
        {
            >= 1 and <= LargestIndicator => new HeadMeaning(MeaningKind.Number, (int)number),
            >= FiscalYear.First and <= FiscalYear.Last => new HeadMeaning(MeaningKind.Score, Year: (int)number),
            _ => OutOf(number),
        };
    }

    private static HeadMeaning OutOf(decimal marks) =>
        new(marks == 100 ? MeaningKind.Score : MeaningKind.NoScore, FullMarks: marks);

    // คะแนน before an indicator's name adds nothing. Out of anything but 100 it is no score of an indicator.
    private HeadMeaning? OfIndicator(Peeled peeled)
    {
        var head = names.ReadHead(peeled.Word);
        if (head == default && ScoreBefore().Match(peeled.Word) is { Success: true } score)
            head = names.ReadHead(peeled.Word[score.Length..]);
        if (head == default)
            return null;
        if (peeled.FullMarks is not (null or 100))
            return new HeadMeaning(MeaningKind.NoScore);
        if (head.IsMismatch)
            return peeled.As(MeaningKind.Indicator);
        return peeled.As(head.IsSure ? MeaningKind.Indicator : MeaningKind.Number) with { Id = head.Id };
    }

    private static HeadMeaning OfFigures(RowCell cell, Peeled peeled) =>
        HeadText.Read(cell) switch
        {
            (HeadKind.Score, var year) => new HeadMeaning(MeaningKind.Score, FullMarks: peeled.FullMarks, Year: year),
            (HeadKind.Year, var year) => new HeadMeaning(MeaningKind.Score, Year: year),
            (HeadKind.Unit, _) => new HeadMeaning(MeaningKind.Score, FullMarks: peeled.FullMarks),
            (HeadKind.MeanScore or HeadKind.PossibleScore, _) => peeled.As(MeaningKind.PossibleScore),
            (HeadKind.NoScore or HeadKind.Rank or HeadKind.Result or HeadKind.Respondents, _) => new HeadMeaning(
                MeaningKind.NoScore
            ),
            (HeadKind.None, _) => new HeadMeaning(MeaningKind.None, FullMarks: peeled.FullMarks),
            _ => peeled.As(MeaningKind.Other),
        };

    private static Instrument InstrumentOf(Match match) =>
        match.Groups["code"] is { Success: true } code
            ? Enum.Parse<Instrument>(code.Value, ignoreCase: true)
            : match.Groups["name"].Value switch
            {
                "ผู้มีส่วนได้ส่วนเสียภายใน" => Assessment.Instrument.IIT,
                "ผู้มีส่วนได้ส่วนเสียภายนอก" => Assessment.Instrument.EIT,
                _ => Assessment.Instrument.OIT,
            };

    // Takes off, from the end, years and what a field counts in.
    private static Peeled Peel(string text)
    {
        var word = text;
        decimal? marks = null;
        var years = new HashSet<int>();
        while (true)
        {
            if (Bracketed().Match(word) is { Success: true } brackets)
            {
                var inside = brackets.Groups["inside"].Value.Replace(" ", "", StringComparison.Ordinal);
                if (Marks().Match(inside) is { Success: true } full && MarksOf(full) is { } value)
                    marks = value;
                else if (YearAtEnd().Match(inside) is { Success: true, Index: 0 } year)
                    years.Add(YearText.Of(year));
                else if (!Unit().IsMatch(inside))
                    break;
                word = brackets.Groups["before"].Value;
            }
            else if (YearAtEnd().Match(word) is { Success: true, Index: > 0 } year)
            {
                years.Add(YearText.Of(year));
                word = word[..year.Index];
            }
            else if (MarksAtEnd().Match(word) is { Success: true, Index: > 0 } full && MarksOf(full) is { } value)
            {
                marks = value;
                word = word[..full.Index];
            }
            else if (UnitAtEnd().Match(word) is { Success: true, Index: > 0 } unit)
                word = word[..unit.Index];
            else
                break;
        }

        return new Peeled(word.TrimEnd(' '), marks, years.Count == 1 ? years.Single() : -Math.Min(years.Count, 1));
    }

    // (1) to (10) behind a word may be an indicator's number as well.
    private static decimal? MarksOf(Match match)
    {
        var number = decimal.Parse(match.Groups["marks"].ValueSpan, CultureInfo.InvariantCulture);
        return number > LargestIndicator || match.Groups["word"].Length > 0 ? number : null;
    }

    [GeneratedRegex(@"^(?<before>.*[^ ]) ?[(\[](?<inside>[^()\[\]]+)[)\]]$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"^[(\[]?(?<word>คะแนนเต็ม|เต็ม|ร้อยละ)?(?<marks>[0-9]{1,3}(?:\.[0-9]+)?)(?<word>คะแนน|%)?[)\]]?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex MarksAlone();

    [GeneratedRegex(
        "^(?<word>คะแนนเต็ม|เต็ม|จาก|น้ำหนัก|ร้อยละ)?(?<marks>[0-9]{1,3}(?:\\.[0-9]+)?)(?<word>คะแนน|%)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Marks();

    [GeneratedRegex(
        " ?(?:(?<word>คะแนนเต็ม|เต็ม|น้ำหนัก|ร้อยละ) ?(?<marks>[0-9]{1,3}(?:\\.[0-9]+)?)(?: ?(?:คะแนน|%))?"
            + "|(?<marks>[0-9]{1,3}(?:\\.[0-9]+)?) ?(?<word>คะแนน|%))$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex MarksAtEnd();

    [GeneratedRegex("^(?:ร้อยละ|%|percent|คะแนน)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(" ?(?:ร้อยละ|(?<![0-9] ?)%)$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitAtEnd();

    // การใช้งบประมาณ 2566 is an indicator's name and a year.
    [GeneratedRegex(
        @" ?(?:(?:ประจำ)?(?:ปี ?(?:งบประมาณ ?)?)?(?:พ\.?ศ\.? ?)?(?<![0-9/–-])(?<year>25[5-9][0-9]|26[0-9]{2})"
            + @"|(?:ประจำ)?(?:ปี ?(?:งบประมาณ ?)?(?:พ\.?ศ\.? ?)?|พ\.?ศ\.? ?)(?<year>[5-9][0-9]))$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearAtEnd();

    [GeneratedRegex("^(?:ผล)?คะแนน ?(?=[^ ])", RegexOptions.CultureInvariant)]
    private static partial Regex ScoreBefore();

    // The parts of the EIT are no instruments here.
    [GeneratedRegex(
        @"^(?:ผล)?(?:คะแนน)?(?:รวม)?(?:แบบวัด|แบบ|เครื่องมือ)?"
            + @"(?:(?<code>IIT|EIT|OIT)"
            + @"|(?:การ)?(?:รับรู้ของ)?(?<name>ผู้มีส่วนได้ส่วนเสียภายใน|ผู้มีส่วนได้ส่วนเสียภายนอก)(?:\((?:IIT|EIT)\))?"
            + @"|(?:การ)?(?<name>เปิดเผยข้อมูลสาธารณะ)(?:\(OIT\))?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex InstrumentName();

    private readonly record struct Peeled(string Word, decimal? FullMarks, int Year)
    {
        public HeadMeaning As(MeaningKind kind) => new(kind, FullMarks: FullMarks, Year: Year);
    }
}

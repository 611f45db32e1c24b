using System.Buffers;
using System.Text.RegularExpressions;
using Ita.Assessment;
using Ita.Assessment.Text;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Which EIT part a sheet holds, by its name, else by its file's (docs/workbooks.md, EIT parts). By whole words: what
/// only looks like a part, such as a copy's number, a date or a form tool's survey417693, must not decide what answers
/// count for.
/// </summary>
internal static partial class EitPart
{
    private const string Eit = "EIT";

    // What may stand between EIT and a part, and between two parts where a name has both.
    private static readonly SearchValues<char> BeforePart = SearchValues.Create(" _-–()[]");
    private static readonly SearchValues<char> BetweenParts = SearchValues.Create(" _-–()[],&+/.");

    public static Instrument? Of(string sheet, string file) => OfSheet(sheet) ?? OfFile(file);

    /// <summary>By a sheet's name, or by what people typed into a cell.</summary>
    public static Instrument? OfSheet(string name) => OfName(Folded(name));

    /// <summary>By a file's name, without its extension and without what marks copies of it.</summary>
    public static Instrument? OfFile(string name) =>
        OfName(CopyMarks().Replace(Extension().Replace(Folded(name), ""), ""));

    private static string Folded(string name) => ThaiText.Normalise(name).ToUpperInvariant();

    private static Instrument? OfName(string name)
    {
        var found = new Parts();
        if (name is "PUBLIC" or "SURVEY")
            found.Add(name);
        else
        {
            var words = Words().Matches(name);
            for (var i = 0; i < words.Count; i++)
                found.AddBehind(name, words, i);
        }

        return found.Only;
    }

    // A number by itself in front of a month, or of a month's and a year's numbers.
    private static bool IsDate(ReadOnlySpan<char> behindNumber) => RestOfDate().IsMatch(behindNumber);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(
        "^(?:และ|AND)?(?:ส่วนที่|PART)?(?<number>[12])?$|^(?<word>PUBLIC|SURVEY)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PartWord();

    [GeneratedRegex(@"\.[A-Z]{3,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    [GeneratedRegex(@"(?:[ _-]*(?:\([0-9]+\)|- ?COPY|- ?สำเนา))*[ _-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex CopyMarks();

    [GeneratedRegex(
        @"^[ _./–-]*(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
            + @"|(?:(?:ม|มี|พ|ก|ส|ต|ธ)[ .]*ค|(?:เม|มิ|ก|พ)[ .]*ย|ก[ .]*พ)(?![\p{L}\p{M}])"
            + "|(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?"
            + @"|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![\p{L}\p{M}]))"
            + "|^ ?[ _./-] ?(?:0?[1-9]|1[0-2]) ?[ _./-] ?(?:[0-9]{4}|[0-9]{2})(?![0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex RestOfDate();

    /// <summary>The parts a name tells of.</summary>
    private struct Parts
    {
        private bool _first;
        private bool _second;

        /// <summary>Null where there are none or both.</summary>
        public readonly Instrument? Only =>
            (_first, _second) switch
            {
                (true, false) => Instrument.EIT1,
                (false, true) => Instrument.EIT2,
                _ => null,
            };

        public void Add(string part)
        {
            _first |= part is "1" or "PUBLIC";
            _second |= part is "2" or "SURVEY";
        }

        /// <summary>
        /// Adds what stands behind a word EIT, in it or in the words that follow: EIT1, EIT ส่วนที่ 1 (Public). Where
        /// those name both parts, such as EIT 1–2, both are added.
        /// </summary>
        public void AddBehind(string name, MatchCollection words, int index)
        {
            var eit = words[index].Value;
            if (!eit.StartsWith(Eit, StringComparison.Ordinal))
                return;
            var inWord = eit[Eit.Length..];
            // EITPublic is a word of its own; Thai is written without spaces, and EITส่วนที่ 1 is two.
            if (PartWord().Match(inWord) is not { Success: true } joined || joined.Groups["word"].Success)
                return;
            Add(joined.Groups["number"].Value);
            for (var i = index + 1; i < words.Count; i++)
            {
                var (last, word) = (words[i - 1], words[i]);
                var gap = name.AsSpan(last.Index + last.Length, word.Index - last.Index - last.Length);
                if (gap.ContainsAnyExcept(_first || _second ? BetweenParts : BeforePart))
                    return;
                if (PartWord().Match(word.Value) is not { Success: true } part)
                    return;
                if (part.Groups["word"].Success)
                {
                    Add(word.Value);
                    continue;
                }

                var isNumber = word.Value is "1" or "2";
                // The number of a copied sheet, EIT1 (2), tells of no part.
                if (isNumber && (_first || _second) && gap.Contains('('))
                    return;
                if (isNumber && IsDate(name.AsSpan(word.Index + word.Length)))
                    return;
                Add(part.Groups["number"].Value);
            }
        }
    }
}

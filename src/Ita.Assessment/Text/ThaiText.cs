using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ita.Assessment.Text;

/// <summary>
/// How text from workbooks is compared (docs/workbooks.md, text comparison): Unicode NFC; characters that format and
/// are not seen dropped; every space one ordinary space, runs of them one; Thai digits as Arabic digits; Thai marks in
/// the one order that looks the same, none of them twice; no space at either end.
/// </summary>
public static class ThaiText
{
    private const char MaiHanAkat = '\u0E31';
    private const char SaraAa = '\u0E32';
    private const char SaraAm = '\u0E33';
    private const char SaraI = '\u0E34';
    private const char SaraUee = '\u0E37';
    private const char SaraU = '\u0E38';
    private const char SaraUu = '\u0E39';
    private const char Phinthu = '\u0E3A';
    private const char SaraE = '\u0E40';
    private const char SaraAe = '\u0E41';
    private const char Maitaikhu = '\u0E47';
    private const char MaiEk = '\u0E48';
    private const char MaiChattawa = '\u0E4B';
    private const char Thanthakhat = '\u0E4C';
    private const char Nikhahit = '\u0E4D';
    private const char Yamakkan = '\u0E4E';
    private const char DigitZero = '\u0E50';
    private const char DigitNine = '\u0E59';
    private const char FirstThai = '\u0E01';
    private const char LastThai = '\u0E5B';
    private const char LastUnassigned = '\u0E3E';
    private const int Noncharacter = 0xFFFE;

    /// <summary>The form in which texts are compared and shown. Idempotent.</summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Fold(text, keepSpaces: true);
    }

    /// <summary>
    /// The form in which answer labels are compared: <see cref="Normalise"/> without any white space.
    /// </summary>
    public static string NormaliseLabel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Fold(text, keepSpaces: false);
    }

    private static string Fold(string text, bool keepSpaces)
    {
        if (IsFolded(text, keepSpaces))
            return text;
        // What is not seen goes first: it may stand between characters that compose or change places.
        var spaced = FoldSpaces(text, keepSpaces);
        return IsFolded(spaced, keepSpaces) ? spaced : FoldMarks(spaced.Normalize(NormalizationForm.FormC));
    }

    // Nearly every text of a workbook is ASCII or Thai and typed as it should be: that is seen without making another.
    private static bool IsFolded(string text, bool keepSpaces)
    {
        var last = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ' ? !keepSpaces || last is ' ' or '\0' || i + 1 == text.Length : !MayFollow(last, c))
                return false;
            last = c;
        }

        return true;
    }

    private static bool MayFollow(char last, char c) =>
        c switch
        {
            < FirstThai => c is > ' ' and <= '~',
            > LastThai or (>= DigitZero and <= DigitNine) => false,
            MaiHanAkat or (>= SaraI and <= SaraUu) => last != c && !IsTone(last),
            // Whatever they are typed with is looked at closely.
            (>= Phinthu and <= LastUnassigned) or Nikhahit or Yamakkan => false,
            SaraE or Maitaikhu or (>= MaiEk and <= MaiChattawa) or Thanthakhat => last != c,
            _ => true,
        };

    private static string FoldSpaces(string text, bool keepSpaces)
    {
        var folded = new StringBuilder(text.Length);
        var isPending = false;
        // A surrogate without its partner, which a damaged export can hold, comes out as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                continue;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                isPending = true;
                continue;
            }

            if (isPending && keepSpaces && folded.Length > 0)
                folded.Append(' ');
            isPending = false;
            if (rune.Value is >= DigitZero and <= DigitNine)
                folded.Append((char)('0' + (rune.Value - DigitZero)));
            else
                // string.Normalize throws on this one.
                folded.Append(rune.Value == Noncharacter ? Rune.ReplacementChar : rune);
        }

        return folded.ToString();
    }

    // Leaves NFC what is: a run of marks in which there are others than Thai ones stays as it is, so that none of them
    // comes to stand where Unicode would put it elsewhere.
    private static string FoldMarks(string text)
    {
        var folded = new StringBuilder(text.Length);
        var endOfThaiMarks = 0;
        for (var i = 0; i < text.Length; )
        {
            var c = text[i];
            if (c == SaraAa && TryAppendSaraAm(folded, isBehindThaiMarks: folded.Length == endOfThaiMarks))
                i++;
            else if (c == SaraE && i + 1 < text.Length && text[i + 1] == SaraE)
            {
                folded.Append(SaraAe);
                i += 2;
            }
            else if (IsThaiMark(c))
            {
                var end = EndOfMarks(text, i, out var areThai);
                if (areThai)
                {
                    AppendMarks(folded, text.AsSpan(i, end - i));
                    endOfThaiMarks = folded.Length;
                }
                else
                    folded.Append(text, i, end - i);
                i = end;
            }
            else
            {
                folded.Append(c);
                i++;
            }
        }

        return folded.ToString();
    }

    // Where the run of marks ends that begins here. Marks of other scripts before it belong to it as well.
    private static int EndOfMarks(string text, int start, out bool areThai)
    {
        areThai = !IsMarkBefore(text, start);
        var end = start;
        while (end < text.Length)
        {
            if (IsThaiMark(text[end]))
                end++;
            else if (Rune.TryGetRuneAt(text, end, out var rune) && IsMark(rune))
            {
                areThai = false;
                end += rune.Utf16SequenceLength;
            }
            else
                break;
        }

        return end;
    }

    private static bool IsMarkBefore(string text, int index) =>
        index > 0
        && Rune.DecodeLastFromUtf16(text.AsSpan(0, index), out var before, out _) == OperationStatus.Done
        && IsMark(before);

    // Vowels and phinthu before the tones that were typed among them, the order within both being kept; of marks that
    // then stand twice, one.
    private static void AppendMarks(StringBuilder folded, ReadOnlySpan<char> marks)
    {
        while (!marks.IsEmpty)
        {
            var movable = 0;
            while (movable < marks.Length && (IsTone(marks[movable]) || IsBeforeTones(marks[movable])))
                movable++;
            foreach (var c in marks[..movable])
            {
                if (!IsTone(c))
                    AppendOnce(folded, c);
            }

            foreach (var c in marks[..movable])
            {
                if (IsTone(c))
                    AppendOnce(folded, c);
            }

            marks = marks[movable..];
            if (marks.IsEmpty)
                return;
            AppendOnce(folded, marks[0]);
            marks = marks[1..];
        }
    }

    private static void AppendOnce(StringBuilder folded, char mark)
    {
        if (folded.Length == 0 || folded[^1] != mark)
            folded.Append(mark);
    }

    // Sara aa behind a nikhahit, or behind one and a tone, is sara am; the tone stands before it.
    private static bool TryAppendSaraAm(StringBuilder folded, bool isBehindThaiMarks)
    {
        if (folded.Length > 0 && folded[^1] == Nikhahit)
        {
            folded[^1] = SaraAm;
            return true;
        }

        if (!isBehindThaiMarks || folded.Length < 2 || !IsTone(folded[^1]) || folded[^2] != Nikhahit)
            return false;
        var tone = folded[^1];
        folded.Length -= 2;
        AppendOnce(folded, tone);
        folded.Append(SaraAm);
        return true;
    }

    private static bool IsTone(char c) => c is >= MaiEk and <= MaiChattawa;

    private static bool IsBeforeTones(char c) => c is MaiHanAkat or (>= SaraI and <= Phinthu);

    private static bool IsThaiMark(char c) =>
        c is MaiHanAkat or (>= SaraI and <= Phinthu) or (>= Maitaikhu and <= Yamakkan);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
}

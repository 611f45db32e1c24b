using System.Globalization;
using System.Text;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;
using Ita.Assessment.Text;

namespace Ita.Workbooks.Exports;

/// <summary>
/// Tells what is wrong with an answer that looks the same as a choice and is another text: what
/// <see cref="ThaiText"/> does not take for the same. Only said, never read as the choice.
/// </summary>
internal static class LookAlike
{
    private const int LongestCompared = 100;
    private const int DifferencesNamed = 2;

    /// <summary>A key and its detail; null where the answer looks like no choice, or like two.</summary>
    public static (string Key, string Detail)? Explain(AnswerScale scale, string answer)
    {
        if (answer.Length > LongestCompared)
            return null;
        var typed = Appearance.Of(ThaiText.NormaliseLabel(answer));
        var meant = scale
            .Choices.SelectMany(choice => choice.Aliases.Prepend(choice.LabelTh).Select(label => (choice, label)))
            .Select(each => (each.choice, each.label, Appearance: Appearance.Of(ThaiText.NormaliseLabel(each.label))))
            .Where(each => each.Appearance.IsSeenLike(typed))
            .ToList();
        return meant.Select(each => each.choice).Distinct().Count() == 1
            ? Explain(typed, meant[0].label, meant[0].Appearance)
            : null;
    }

    private static (string Key, string Detail)? Explain(Appearance typed, string label, Appearance meant)
    {
        var differences = typed.DifferencesFrom(meant).Distinct().Take(DifferencesNamed).ToList();
        if (differences.Count > 0)
            return (NoticeCode.AnswerUnknownLetter, $"“{label}” ({string.Join(", ", differences)})");
        return (typed.HasInvisible ? NoticeCode.AnswerUnknownInvisible : NoticeCode.AnswerUnknownOrder, label);
    }
}

/// <summary>A text as it is seen: its characters in the order in which they look the same, each once.</summary>
internal sealed class Appearance
{
    private readonly List<(Rune Written, Rune Seen)> _characters;

    private Appearance(List<(Rune Written, Rune Seen)> characters, bool hasInvisible)
    {
        _characters = characters;
        HasInvisible = hasInvisible;
    }

    /// <summary>It has characters that nobody sees.</summary>
    public bool HasInvisible { get; }

    public static Appearance Of(string text)
    {
        var written = text.EnumerateRunes().ToList();
        var characters = written
            .Where(rune => !SimilarCharacters.IsInvisible(rune))
            .Select(rune => (Written: rune, Seen: SimilarCharacters.SeenAs(rune)))
            .ToList();
        var hasInvisible = characters.Count < written.Count;
        for (var start = 0; start < characters.Count; start++)
        {
            var end = start;
            while (end < characters.Count && PlaceOf(characters[end].Seen) > 0)
                end++;
            if (end - start > 1)
                Arrange(characters, start, end - start);
            while (start < characters.Count && PlaceOf(characters[start].Seen) > 0)
                start++;
        }

        return new Appearance(characters, hasInvisible);
    }

    public bool IsSeenLike(Appearance other) =>
        _characters.Select(each => each.Seen).SequenceEqual(other._characters.Select(each => each.Seen));

    /// <summary>Each character that only looks like the other's, and the other's.</summary>
    public IEnumerable<string> DifferencesFrom(Appearance meant) =>
        _characters
            .Zip(meant._characters)
            .Where(pair => pair.First.Written != pair.Second.Written)
            .Select(pair => $"{Show(pair.First.Written)} ≠ {Show(pair.Second.Written)}");

    // Vowels, then tones, then sara am; of those that then stand twice, one.
    private static void Arrange(List<(Rune Written, Rune Seen)> characters, int start, int count)
    {
        var marks = characters
            .GetRange(start, count)
            .OrderBy(each => PlaceOf(each.Seen))
            .ThenBy(each => each.Seen.Value)
            .DistinctBy(each => each.Seen)
            .ToList();
        characters.RemoveRange(start, count);
        characters.InsertRange(start, marks);
    }

    private static int PlaceOf(Rune seen) =>
        seen.Value switch
        {
            0x0E31 or (>= 0x0E34 and <= 0x0E3A) => 1,
            0x0E47 or (>= 0x0E4C and <= 0x0E4E) => 2,
            >= 0x0E48 and <= 0x0E4B => 3,
            0x0E33 => 4,
            _ => 0,
        };

    // A mark by itself, or a character that most fonts do not have, shows as nothing or as a box.
    private static string Show(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.PrivateUse
            ? Code(rune)
            : $"{rune} {Code(rune)}";

    private static string Code(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}

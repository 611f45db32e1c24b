using Ita.Assessment.Frameworks;
using Ita.Assessment.Text;

namespace Ita.Workbooks.Exports;

/// <summary>
/// The choice that somebody who typed an answer wrongly may have meant. Named in the message, never taken for it.
/// </summary>
internal static class NearestChoice
{
    private const int LongestCompared = 100;

    /// <summary>The official label, where at most a third of the text differs; else null.</summary>
    public static string? Of(AnswerScale scale, string answer)
    {
        var text = ThaiText.NormaliseLabel(answer.Length > LongestCompared ? answer[..LongestCompared] : answer);
        if (text.Length == 0)
            return null;
        var (label, choice) = scale.Labels.MinBy(pair => Distance(text, pair.Key));
        return Distance(text, label) * 3 <= Math.Max(text.Length, label.Length) ? scale.Choices[choice].LabelTh : null;
    }

    // Levenshtein's.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}

using Ita.Assessment.Frameworks;
using Ita.Assessment.Submissions;

namespace Ita.Workbooks.Exports;

/// <summary>
/// What to say about answers that are none of an item's choices: what differs, where one only looks like a choice; the
/// nearest choice; or all of them. An answer that comes again is not looked at again.
/// </summary>
internal sealed class UnknownAnswers
{
    private const int MostRemembered = 1_000;
    private const int LongestRemembered = 200;

    private readonly Dictionary<(AnswerScale Scale, string Answer), (string Key, string Detail)> _known = [];

    /// <param name="scale">The item's choices.</param>
    /// <param name="answer">What the cell shows.</param>
    /// <param name="isListed">It is asked for in any case; else only as long as there is room to remember it.</param>
    /// <returns>A notice's key and detail; null where it was not looked for.</returns>
    public (string Key, string Detail)? Explain(AnswerScale scale, string answer, bool isListed)
    {
        if (_known.TryGetValue((scale, answer), out var known))
            return known;
        var mayBeRemembered = answer.Length <= LongestRemembered && _known.Count < MostRemembered;
        if (!isListed && !mayBeRemembered)
            return null;
        var explained = Explain(scale, answer);
        if (mayBeRemembered)
            _known.Add((scale, answer), explained);
        return explained;
    }

    private static (string Key, string Detail) Explain(AnswerScale scale, string answer)
    {
        if (LookAlike.Explain(scale, answer) is { } lookAlike)
            return lookAlike;
        return NearestChoice.Of(scale, answer) is { } near
            ? (NoticeCode.AnswerUnknownNear, near)
            : (NoticeCode.AnswerUnknown, string.Join(", ", scale.Choices.Select(choice => choice.LabelTh)));
    }
}

using System.Globalization;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Assessment.Submissions;
using Ita.Workbooks.Notices;

namespace Ita.Workbooks.Exports;

/// <summary>What is odd about a part without making it wrong.</summary>
internal static class PartWarnings
{
    private const decimal MissingShare = 0.20m;

    /// <summary>
    /// Layout 1: items nobody answered, and columns where over 20 % of the respondents gave no answer.
    /// </summary>
    public static void OfAnswers(
        Framework framework,
        NoticeList warnings,
        IReadOnlyList<AnswerColumn> columns,
        int headerRow,
        int respondents
    )
    {
        foreach (var item in columns.GroupBy(column => column.Id.Item))
        {
            if (item.All(column => column.Answered == 0))
            {
                warnings.Add(NoticeCode.ItemUnanswered, headerRow, item.First().Column, item.Key.ToString());
                continue;
            }

            foreach (var column in item)
            {
                var missing = respondents - column.Answered;
                if (missing <= respondents * MissingShare)
                    continue;

                // Each of the two, and what is left of them, is a number of people.
                var isFew = Math.Min(missing, column.Answered) < Disclosure.LeastRespondents;
                warnings.Add(
                    isFew ? NoticeCode.AnswersMissingFew : NoticeCode.AnswersMissing,
                    headerRow,
                    column.Column,
                    column.Id.ToString(),
                    isFew ? null : string.Create(CultureInfo.InvariantCulture, $"{missing}/{respondents}")
                );
            }
        }
    }

    /// <summary>OIT: the items that are not listed, each with a score of 0 and a warning.</summary>
    public static IEnumerable<ItemTally> OfUnlisted(
        Framework framework,
        NoticeList warnings,
        IReadOnlyCollection<ItemTally> listed
    )
    {
        var known = listed.Select(item => item.Id.Item).ToHashSet();
        var unlisted = framework.ItemsOf(Assessment.Instrument.OIT).Where(item => !known.Contains(item.Id)).ToList();
        foreach (var item in unlisted)
            warnings.Add(NoticeCode.ItemNotListed, item: item.Id.ToString());
        return unlisted.Select(item => new ItemTally { Id = item.Id, Score = 0 });
    }
}

using System.Collections.Immutable;
using Ita.Assessment.Advice;
using Ita.Assessment.Analysis;
using Ita.Assessment.Comparison;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Web.Site;

namespace Ita.Web.Agencies;

/// <summary>
/// Lays a result out by questionnaire and item, and names the items that the report makes measures of.
/// </summary>
internal static class AgencyYearDetails
{
    /// <param name="year">The year's figures.</param>
    /// <param name="framework">Of the year.</param>
    /// <param name="result">With its items, as stored.</param>
    /// <param name="comparison">With the year before, if that has a result.</param>
    /// <param name="followUp">What the agency says of the year's measures.</param>
    /// <param name="responsible">The unit that answers for a concept and duty.</param>
    public static AgencyYearDetail Of(
        AgencyYearView year,
        Framework framework,
        AssessmentResult result,
        YearComparison? comparison,
        FollowUp followUp,
        Func<string, Duty, string> responsible
    )
    {
        var analysis = AgencyAnalysis.Of(framework, result, comparison);
        return new AgencyYearDetail
        {
            Year = year,
            Framework = framework,
            Parts = [.. result.CountingParts.Select(part => Items(framework, part, comparison))],
            Measures =
            [
                .. analysis
                    .NeedAttention.Where(item => framework.FindItem(item.Item) is not null)
                    .GroupBy(item => item.Item)
                    .Select(item => Measure(framework, [.. item], followUp, responsible)),
            ],
        };
    }

    private static PartItems Items(Framework framework, PartResult part, YearComparison? comparison)
    {
        var definition = framework.Definition(part.Instrument);
        return new PartItems(
            part.Instrument,
            definition.NameTh,
            definition.NameEn,
            part.Score,
            [
                .. part.Items.Select(item => new ItemLine
                {
                    Id = item.Id,
                    Indicator = framework.FindItem(item.Id)?.Indicator ?? 0,
                    TextTh = framework.FindItem(item.Id)?.TextTh ?? "",
                    Score = item.Score,
                    IsWithheld = item.IsWithheld,
                    IsAwaited = item.AwaitsRelease,
                    Answered = item.IsWithheld ? null : item.Answered,
                    Change =
                        comparison is not null
                        && comparison.Items.TryGetValue((part.Instrument, item.Id), out var change)
                            ? change
                            : null,
                    Comment = Comment(item),
                }),
            ]
        );
    }

    private static string? Comment(ItemResult item)
    {
        var comments = new[] { item.Explanation, item.Suggestion }
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .Select(text => VisibleText.Of(text!.Trim()))
            .ToList();
        return comments.Count == 0 ? null : string.Join(" · ", comments);
    }

    private static MeasureLine Measure(
        Framework framework,
        ImmutableArray<ItemScore> scores,
        FollowUp followUp,
        Func<string, Duty, string> responsible
    )
    {
        var item = framework.FindItem(scores[0].Item)!;
        var answer = followUp.Find(scores.Select(score => score.Part), item.Id);
        var advice = AdviceCatalogue.Find(framework, item, scores[0].Part, scores.Min(score => score.Score));
        return new MeasureLine
        {
            Item = item.Id,
            Indicator = item.Indicator,
            Findings = [.. scores.Select(score => Finding(framework, item, score))],
            Advice =
                advice is null ? null
                : answer is null ? advice
                : WithOwnWords(advice, answer),
            Responsible = advice is null
                ? VisibleText.OfOptional(answer?.Responsible)
                : VisibleText.Of(answer?.Responsible ?? responsible(item.Concept, advice.Duty)),
            FollowUp = answer is null
                ? null
                : answer with
                {
                    DroppedBecause = VisibleText.OfOptional(answer.DroppedBecause),
                    Done = VisibleText.OfOptional(answer.Done),
                    DoneEvidence = VisibleText.OfOptional(answer.DoneEvidence),
                    Suggestion = VisibleText.OfOptional(answer.Suggestion),
                },
        };
    }

    private static MeasureFinding Finding(Framework framework, Item item, ItemScore score)
    {
        var words = AdviceCatalogue.Find(framework, item, score.Part, score.Score);
        return new MeasureFinding(score.Part, score.Score, words?.Finding, words?.Recommendation);
    }

    private static ItemAdvice WithOwnWords(ItemAdvice advice, FollowUpEntry own)
    {
        var words = own.ApplyTo(advice);
        return words with { Name = VisibleText.Of(words.Name) };
    }
}

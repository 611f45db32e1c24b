using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Advice;
using Ita.Assessment.Analysis;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Texts;
using Ita.Reports.Typography;

namespace Ita.Reports;

/// <summary>
/// Creates a measure for every item that needs attention: the lowest of IIT and of each EIT part, and OIT items without
/// points.
/// </summary>
internal sealed class MeasureBuilder(AdviceTexts texts, Typesetter typesetter)
{
    public ImmutableArray<Measure> Build(
        Framework framework,
        AssessmentResult result,
        AgencyAnalysis analysis,
        FollowUp? followUp
    )
    {
        var lowest = new[] { analysis.Iit, analysis.Eit }
            .OfType<InstrumentAnalysis>()
            .SelectMany(instrument => instrument.Lowest)
            .SelectMany(part => part.Items);
        var withoutPoints = (analysis.OitWithoutPoints ?? []).Select(item => new ItemScore(
            Instrument.OIT,
            item,
            new Score(0)
        ));
        return
        [
            .. lowest
                .Concat(withoutPoints)
                .Select(item =>
                    Create(
                        framework,
                        item,
                        result.Part(item.Part)?.Item(item.Item),
                        followUp?.Find(item.Part, item.Item)
                    )
                ),
        ];
    }

    /// <summary>The measures of the year before that were followed up, in the same order.</summary>
    public ImmutableArray<Measure> BuildFollowedUp(ReportInput input, AssessmentResult? previous)
    {
        if (
            previous is null
            || input.PreviousFollowUp is not { } followUp
            || !followUp.Entries.Any(entry => entry.Reports)
        )
            return [];
        var analysis = AgencyAnalysis.Of(input.PreviousFramework!, previous, null, input.Settings.StrengthThreshold);
        return
        [
            .. Build(input.PreviousFramework!, previous, analysis, followUp).Where(measure => measure.IsFollowedUp),
        ];
    }

    private Measure Create(Framework framework, ItemScore score, ItemResult? result, FollowUpEntry? own)
    {
        var item = framework.FindItem(score.Item)!;
        var advice = AdviceCatalogue.Find(framework, item, score.Part);
        var builtIn = advice ?? Neutral(score.Part);
        var words = own?.ApplyTo(builtIn) ?? builtIn;
        return new Measure
        {
            Part = score.Part,
            Item = item.Id,
            Indicator = item.Indicator,
            Score = score.Score,
            HasAdvice = advice is not null,
            Finding = words.Finding,
            Recommendation = words.Recommendation,
            Elements = words.Elements,
            AssessorSuggestion = string.IsNullOrWhiteSpace(result?.Suggestion) ? null : result.Suggestion.Trim(),
            Steps = words.Steps,
            Evidence = words.Evidence,
            Period = words.Period,
            Responsible = words.Responsible,
            Done = own?.Done,
            DoneEvidence = own?.DoneEvidence,
            Suggestion = own?.Suggestion,
        };
    }

    // Where there is no built-in advice, a neutral sentence says so.
    private ItemAdvice Neutral(Instrument part) =>
        new()
        {
            Finding = (part == Instrument.OIT ? texts.NeutralFindingOit : texts.NeutralFinding).Print(typesetter),
            Recommendation = (
                part == Instrument.OIT ? texts.NeutralRecommendationOit : texts.NeutralRecommendation
            ).Print(typesetter),
            Steps = [.. texts.NeutralSteps.Select(step => step.Print(typesetter))],
            Evidence = [.. texts.NeutralEvidence.Select(evidence => evidence.Print(typesetter))],
            Period = texts.NeutralPeriod.Print(typesetter),
            Responsible = texts.NeutralResponsible.Print(typesetter),
        };
}

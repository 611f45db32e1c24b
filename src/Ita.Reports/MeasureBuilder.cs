using System.Collections.Immutable;
using Ita.Assessment;
using Ita.Assessment.Advice;
using Ita.Assessment.Analysis;
using Ita.Assessment.FollowUps;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Profiles;
using Ita.Assessment.Scoring;
using Ita.Reports.Model;
using Ita.Reports.Texts;
using Ita.Reports.Typography;

namespace Ita.Reports;

/// <summary>
/// Creates a finding for every item that needs attention, the lowest of IIT and of each EIT part and OIT items without
/// points, and the measures that answer them.
/// </summary>
internal sealed class MeasureBuilder(Agency agency, AgencyProfile profile, AdviceTexts texts, Typesetter typesetter)
{
    private const decimal Full = 100m;

    public ImmutableArray<ItemFinding> Findings(
        Framework framework,
        AssessmentResult result,
        AgencyAnalysis analysis
    ) => [.. analysis.NeedAttention.Select(item => Finding(framework, item, result.Part(item.Part)?.Item(item.Item)))];

    /// <param name="framework">Of the findings' year.</param>
    /// <param name="findings">In order; those of one item become one measure, where the first stands.</param>
    /// <param name="followUp">The agency's own words and what was done.</param>
    /// <param name="coming">The year after the findings'.</param>
    public ImmutableArray<Measure> Measures(
        Framework framework,
        IEnumerable<ItemFinding> findings,
        FollowUp? followUp,
        ComingYear? coming
    ) =>
        [
            .. findings
                .GroupBy(finding => finding.Item)
                .Select(item =>
                    Create(
                        framework,
                        [.. item],
                        followUp?.Find(item.Select(finding => finding.Part), item.Key),
                        coming?.Find(framework.FindItem(item.Key)!)
                    )
                ),
        ];

    /// <summary>The measures of the year before that were followed up, in the same order.</summary>
    public ImmutableArray<Measure> FollowedUp(ReportInput input, AssessmentResult? previous)
    {
        if (
            previous is null
            || input.PreviousFollowUp is not { } followUp
            || !followUp.Entries.Any(entry => entry.Reports)
        )
            return [];
        var framework = input.PreviousFramework!;
        var analysis = AgencyAnalysis.Of(framework, previous, null, input.Settings.StrengthThreshold);
        var measures = Measures(framework, Findings(framework, previous, analysis), followUp, coming: null);
        return [.. measures.Where(measure => measure.IsFollowedUp)];
    }

    private ItemFinding Finding(Framework framework, ItemScore score, ItemResult? result)
    {
        var item = framework.FindItem(score.Item)!;
        return new ItemFinding
        {
            Part = score.Part,
            Item = item.Id,
            Indicator = item.Indicator,
            Score = score.Score,
            Target = TargetOf(framework, score),
            Advice = AdviceCatalogue.Find(framework, item, score.Part, score.Score) ?? Neutral(score.Part),
            AssessorSuggestion = string.IsNullOrWhiteSpace(result?.Suggestion) ? null : result.Suggestion.Trim(),
        };
    }

    private Measure Create(
        Framework framework,
        ImmutableArray<ItemFinding> findings,
        FollowUpEntry? own,
        ItemId? comingItem
    )
    {
        // Only what is found and recommended differs by part and score.
        var words = own?.ApplyTo(findings[0].Advice) ?? findings[0].Advice;
        var concept = framework.FindItem(findings[0].Item)!.Concept;
        return new Measure
        {
            Findings = findings,
            Name = words.Name,
            ComingItem = comingItem,
            Steps = words.Steps,
            Evidence = words.Evidence,
            Period = words.Period,
            Responsible = own?.Responsible ?? profile.UnitFor(agency, concept, words.Duty),
            IsEdited = own is { Overrides: true },
            DroppedBecause = own?.DroppedBecause,
            Done = own?.Done,
            DoneEvidence = own?.DoneEvidence,
            Suggestion = own?.Suggestion,
        };
    }

    // An OIT item has all or none; else the next of: the target, the points of the best level, all points.
    private static decimal TargetOf(Framework framework, ItemScore item) =>
        item.Part == Instrument.OIT
            ? Full
            : new[] { framework.Target.Points, framework.LevelScales[0].Levels[0].TotalMin }
                .Order()
                .FirstOrDefault(points => points > item.Score.Rounded, Full);

    // Where there is no built-in advice, neutral words.
    private ItemAdvice Neutral(Instrument part) =>
        new()
        {
            Name = (part == Instrument.OIT ? texts.NeutralNameOit : texts.NeutralName).Print(typesetter),
            Duty = Duty.Administration,
            Finding = (part == Instrument.OIT ? texts.NeutralFindingOit : texts.NeutralFinding).Print(typesetter),
            Recommendation = (
                part == Instrument.OIT ? texts.NeutralRecommendationOit : texts.NeutralRecommendation
            ).Print(typesetter),
            Steps = [.. texts.NeutralSteps.Select(step => step.Print(typesetter))],
            Evidence = [.. texts.NeutralEvidence.Select(evidence => evidence.Print(typesetter))],
            Period = texts.NeutralPeriod.Print(typesetter),
        };
}

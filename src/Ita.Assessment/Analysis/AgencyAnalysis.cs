using System.Collections.Immutable;
using Ita.Assessment.Comparison;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Assessment.Analysis;

/// <summary>
/// The findings of an agency-year by the rules of docs/report.md: the assessor's remark (4), what to keep and to
/// improve (5, 6), items without points (7), strengths and weaknesses (8), and which improvements gain most. Scores are
/// compared as published, rounded to 2 decimals.
/// </summary>
public sealed record AgencyAnalysis
{
    /// <summary>The template's strength threshold, in points; a setting.</summary>
    public const decimal DefaultStrengthThreshold = 80m;

    private const int LowestIitItems = 5;
    private const int LowestEitItems = 3;

    /// <summary>Points an indicator needs to be a strength when it has risen.</summary>
    public required decimal StrengthThreshold { get; init; }

    /// <summary>The total reaches the target; null while there is no total.</summary>
    public bool? TargetReached { get; init; }

    /// <summary>
    /// Questionnaires (both EIT parts; the combined EIT where only that is known) below the target, in order.
    /// </summary>
    public ImmutableArray<Instrument> BelowTarget { get; init; } = [];

    /// <summary>Null while there is no IIT.</summary>
    public InstrumentAnalysis? Iit { get; init; }

    /// <summary>Null while there is not one EIT part.</summary>
    public InstrumentAnalysis? Eit { get; init; }

    /// <summary>OIT items without points, in order; null where the OIT's items are not known.</summary>
    public ImmutableArray<ItemId>? OitWithoutPoints { get; init; }

    /// <summary>The highest indicator of all, ties all named.</summary>
    public ImmutableArray<IndicatorScore> Highest { get; init; } = [];

    /// <summary>Risen and at least the threshold; null without a year to compare with.</summary>
    public ImmutableArray<int>? RisenToStrength { get; init; }

    /// <summary>Risen but below the threshold; null without a year to compare with.</summary>
    public ImmutableArray<int>? RisenBelowThreshold { get; init; }

    /// <summary>Fallen; null without a year to compare with.</summary>
    public ImmutableArray<int>? Fallen { get; init; }

    /// <summary>Every item below 100, largest gain first.</summary>
    public ImmutableArray<Gain> Gains { get; init; } = [];

    /// <summary>Where the points were lost, most first: the total is 100 less all of them.</summary>
    public ImmutableArray<Loss> Losses { get; init; } = [];

    /// <summary>
    /// The level that the same scores have on the scale of the year in which the next result will be judged; null where
    /// there is no total. The year's own where the coming one is not known.
    /// </summary>
    public string? LevelToCome { get; init; }

    /// <summary>
    /// The fewest items that lift every questionnaire to the target; null where all reach it or they are not known.
    /// </summary>
    public ImprovementPath? EachToTarget { get; init; }

    /// <summary>
    /// The fewest items that lift the agency to the level above <see cref="LevelToCome"/>; null at the best level or
    /// where they are not known.
    /// </summary>
    public ImprovementPath? ToNextLevel { get; init; }

    /// <summary>
    /// What the OIT items without points would give together: they are in the office's own hands. Null where there are
    /// none, or no total.
    /// </summary>
    public ImprovementPath? OitAlone { get; init; }

    /// <summary>
    /// The fewest items that lift the agency to the target; null where it is reached or they are not known.
    /// </summary>
    public ImprovementPath? ToTarget { get; init; }

    /// <summary>
    /// The items that need attention, in order: the lowest of the IIT and of each EIT part, and those of the OIT without
    /// points.
    /// </summary>
    public IEnumerable<ItemScore> NeedAttention =>
        new[] { Iit, Eit }
            .OfType<InstrumentAnalysis>()
            .SelectMany(instrument => instrument.Lowest)
            .SelectMany(part => part.Items)
            .Concat(WithoutPoints(OitWithoutPoints ?? []));

    private static IEnumerable<ItemScore> WithoutPoints(ImmutableArray<ItemId> items) =>
        items.Select(item => new ItemScore(Instrument.OIT, item, new Score(0)));

    /// <summary>
    /// Points by which the total would rise, at full precision, if an item reached 100 in these questionnaires.
    /// </summary>
    public decimal GainOf(IEnumerable<Instrument> parts, ItemId item) =>
        Gains.Where(gain => gain.Item == item && parts.Contains(gain.Part)).Sum(gain => gain.Points);

    /// <param name="framework">The year's framework.</param>
    /// <param name="result">The result as it may be shown (<see cref="Disclosure.Apply"/>).</param>
    /// <param name="comparison">With the year before, if that has a result.</param>
    /// <param name="strengthThreshold">In points.</param>
    /// <param name="coming">The framework by which the next result will be judged; null where it is not known.</param>
    public static AgencyAnalysis Of(
        Framework framework,
        AssessmentResult result,
        YearComparison? comparison,
        decimal strengthThreshold = DefaultStrengthThreshold,
        Framework? coming = null
    )
    {
        var scale = (coming ?? framework).LevelScales[0];
        var target = framework.Target.Points;
        var changes = comparison?.Indicators;
        return new AgencyAnalysis
        {
            StrengthThreshold = strengthThreshold,
            TargetReached = result.Total is { } total ? total.Rounded >= target : null,
            BelowTarget =
            [
                .. result
                    .CountingParts.Where(part => part.Score is { } score && score.Rounded < target)
                    .Select(part => part.Instrument),
            ],
            Iit = Analyse(framework, result, Instrument.IIT, LowestIitItems),
            Eit = Analyse(framework, result, Instrument.EIT, LowestEitItems),
            OitWithoutPoints = result.Part(Instrument.OIT) is { Items.IsEmpty: false } oit
                ? [.. oit.Items.Where(item => item.Score is { Value: 0 }).Select(item => item.Id)]
                : null,
            Highest = Extreme(Scores(result), highest: true),
            RisenToStrength = Changed(
                changes,
                change => change.Direction == Direction.Risen && change.This >= strengthThreshold
            ),
            RisenBelowThreshold = Changed(
                changes,
                change => change.Direction == Direction.Risen && change.This < strengthThreshold
            ),
            Fallen = Changed(changes, change => change.Direction == Direction.Fallen),
            Gains = Analysis.Gains.Of(framework, result),
            Losses = LossesOf(framework, result),
            LevelToCome = LevelOf(scale, result)?.Code,
            EachToTarget = result.CountingParts.Any(part => part.Score is { } score && score.Rounded < target)
                ? Analysis.Gains.PathTo(framework, result, null, 0m, target)
                : null,
            ToNextLevel = PathToNextLevel(framework, result, scale),
            OitAlone = OitOf(framework, result),
            ToTarget =
                result.Total is { } reached && reached.Rounded < target
                    ? Analysis.Gains.PathTo(framework, result, null, target, null)
                    : null,
        };
    }

    private static InstrumentAnalysis? Analyse(
        Framework framework,
        AssessmentResult result,
        Instrument instrument,
        int lowestItems
    )
    {
        var parts = result.Parts.Where(part => part.Instrument.Whole() == instrument).ToList();
        if (parts.Count == 0)
            return null;
        var ids = framework.IndicatorsOf(instrument).Select(indicator => indicator.Id).ToHashSet();
        var scores = Scores(result).Where(score => ids.Contains(score.Indicator)).ToImmutableArray();
        var highest = Extreme(scores, highest: true);
        var lowest = Extreme(scores, highest: false);
        var reached = highest is [var best, ..] && best.Score.Rounded >= framework.Target.Points;
        return new InstrumentAnalysis
        {
            Instrument = instrument,
            Keep = reached ? highest : [],
            Improve = reached && lowest.Length == scores.Length ? [] : lowest,
            Lowest = [.. parts.Select(part => Lowest(part, lowestItems))],
        };
    }

    private static PartLowestItems Lowest(PartResult part, int count)
    {
        var scored = part.Items.Where(item => item.Score is not null).ToList();
        return new PartLowestItems(
            part.Instrument,
            [
                .. scored
                    .Select(item => new ItemScore(part.Instrument, item.Id, item.Score!.Value))
                    .Where(item => item.Score.Rounded < 100m)
                    .OrderBy(item => item.Score.Rounded)
                    .ThenBy(item => item.Item)
                    .Take(count),
            ],
            scored.Count > 0
        );
    }

    private static IEnumerable<IndicatorScore> Scores(AssessmentResult result) =>
        from indicator in result.Indicators
        where indicator.Score is not null
        select new IndicatorScore(indicator.Id, indicator.Score!.Value);

    private static ImmutableArray<IndicatorScore> Extreme(IEnumerable<IndicatorScore> scores, bool highest)
    {
        var known = scores.ToList();
        if (known.Count == 0)
            return [];
        var extreme = highest ? known.Max(score => score.Score.Rounded) : known.Min(score => score.Score.Rounded);
        return [.. known.Where(score => score.Score.Rounded == extreme)];
    }

    private static ImmutableArray<int>? Changed(
        ImmutableSortedDictionary<int, Change>? changes,
        Func<Change, bool> condition
    ) => changes is null ? null : [.. changes.Where(pair => condition(pair.Value)).Select(pair => pair.Key)];

    private static Level? LevelOf(LevelScale scale, AssessmentResult result) =>
        result.Total is { } total
            ? scale.LevelOf(total, result.CountingParts.Select(part => part.Score).OfType<Score>())
            : null;

    private static ImprovementPath? PathToNextLevel(Framework framework, AssessmentResult result, LevelScale scale)
    {
        if (LevelOf(scale, result) is not { } level)
            return null;
        var index = scale.Levels.IndexOf(level);
        return index == 0
            ? null
            : Analysis.Gains.PathTo(
                framework,
                result,
                scale.Levels[index - 1].Code,
                scale.Levels[index - 1].TotalMin,
                scale.Levels[index - 1].EachInstrumentMin
            );
    }

    private static ImprovementPath? OitOf(Framework framework, AssessmentResult result)
    {
        if (result.Total is not { } total)
            return null;
        var gains = Analysis
            .Gains.Of(framework, result)
            .Where(gain => gain.Part == Instrument.OIT)
            .OrderBy(gain => gain.Item)
            .ToImmutableArray();
        return gains.IsEmpty
            ? null
            : new ImprovementPath(null, gains, new Score(Math.Min(total.Value + gains.Sum(gain => gain.Points), 100m)));
    }

    private static ImmutableArray<Loss> LossesOf(Framework framework, AssessmentResult result) =>
        [
            .. (
                from indicator in result.Indicators
                where indicator.Score is not null
                let instrument = framework.Indicator(indicator.Id).Instrument
                let weight = framework.Definition(instrument).Weight / 100m / framework.IndicatorsOf(instrument).Count()
                select new Loss(indicator.Id, indicator.Score!.Value, (100m - indicator.Score.Value.Value) * weight)
            )
                .Where(loss => loss.Points > 0)
                .OrderByDescending(loss => loss.Points)
                .ThenBy(loss => loss.Indicator),
        ];
}

/// <summary>What an indicator below 100 takes from the total.</summary>
/// <param name="Indicator">1–10.</param>
/// <param name="Score">Its score.</param>
/// <param name="Points">Of the total, at full precision.</param>
public sealed record Loss(int Indicator, Score Score, decimal Points)
{
    /// <summary>The points as published, rounded half up to 2 decimals.</summary>
    public decimal Published => Gains.Rounded(Points);
}

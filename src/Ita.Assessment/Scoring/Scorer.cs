using System.Collections.Immutable;
using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Scoring;

/// <summary>
/// Computes scores from tallies by the rules of docs/assessment.md: item = mean over those who answered; with sub-items
/// the mean of their means; IIT and EIT indicator = mean of its items; OIT indicator = mean of its sub-indicators, each
/// the mean of its items; instrument = mean of its indicators; EIT by item, indicator and instrument = mean of its two
/// parts; total = weighted sum. Exact throughout.
/// </summary>
public static class Scorer
{
    /// <summary>
    /// Changes whenever the same tallies and framework would give another figure, or another one would be withheld.
    /// </summary>
    public const string RulesVersion = "2";

    /// <summary>Scores what is there. The order of the tallies does not matter.</summary>
    /// <exception cref="ArgumentException">An instrument is tallied twice, or the framework has no such item or number
    /// of choices.</exception>
    public static AssessmentResult Score(Framework framework, IEnumerable<PartTally> tallies)
    {
        ArgumentNullException.ThrowIfNull(framework);
        var byInstrument = new Dictionary<Instrument, PartTally>();
        foreach (var tally in tallies)
        {
            if (!byInstrument.TryAdd(tally.Instrument, tally))
                throw new ArgumentException($"{tally.Instrument} is tallied twice.", nameof(tallies));
        }

        var parts = PartsThatCount(framework, byInstrument)
            .Select(tally => ScoredPart.Of(framework, tally))
            .OrderBy(part => part.Instrument)
            .ToList();
        var wholes = WholeInstruments(framework, parts);
        var missing = MissingQuestionnaires(framework, parts);
        var total =
            wholes.Count == framework.WholeInstruments.Length
                ? wholes.Aggregate(
                    default(Fraction),
                    (sum, whole) =>
                        sum + (whole.Score * Fraction.From(framework.Definition(whole.Instrument).Weight) / 100)
                )
                : (Fraction?)null;
        var totalScore = total?.ToScore();

        return new AssessmentResult
        {
            FiscalYear = framework.FiscalYear,
            FrameworkVersion = framework.Version,
            RulesVersion = RulesVersion,
            IsProvisional = framework.Certainty.IsProvisional,
            Total = totalScore,
            Levels = totalScore is { } reached
                ? [.. framework.LevelScales.Select(scale => LevelOn(scale, reached, parts))]
                : [],
            Missing = missing,
            Instruments = [.. InstrumentResults(parts, wholes)],
            Indicators = [.. wholes.SelectMany(whole => whole.Indicators).OrderBy(indicator => indicator.Id)],
            Parts = [.. parts.Select(part => part.ToResult())],
        };
    }

    // A summary's combined EIT counts until both parts are there in more detail.
    private static IEnumerable<PartTally> PartsThatCount(Framework framework, Dictionary<Instrument, PartTally> tallies)
    {
        var usable = tallies.Values.Where(tally => IsWholeOrDetailed(framework, tally));
        if (!framework.HasEitParts)
            return usable.Where(tally => !tally.Instrument.IsEitPart());
        var bothParts = tallies.ContainsKey(Instrument.EIT1) && tallies.ContainsKey(Instrument.EIT2);
        return usable.Where(tally => tally.Instrument != Instrument.EIT || !bothParts);
    }

    // docs/workbooks.md, layout 3: an instrument counts once all of its indicators are there; until then nothing of it
    // is published.
    private static bool IsWholeOrDetailed(Framework framework, PartTally tally) =>
        tally.Layout != TallyLayout.IndicatorScores
        || framework
            .IndicatorsOf(tally.Instrument)
            .All(indicator => tally.Indicators.Any(given => given.Indicator == indicator.Id));

    private static List<WholeInstrument> WholeInstruments(Framework framework, List<ScoredPart> parts)
    {
        var wholes = new List<WholeInstrument>();
        foreach (var definition in framework.WholeInstruments)
        {
            // A combined EIT comes before its parts: where one of the parts is missing it is the only one that can
            // count.
            var own = parts.Where(part => part.Instrument == definition.Instrument).ToList();
            if (own.Count == 0 && definition.Instrument == Instrument.EIT && framework.HasEitParts)
            {
                own = [.. parts.Where(part => part.Instrument.IsEitPart())];
                if (own.Count < 2)
                    continue;
            }

            if (own.Count == 0 || own.Any(part => part.Score is null))
                continue;
            var indicators = framework
                .IndicatorsOf(definition.Instrument)
                .Select(indicator => Combined(indicator.Id, own))
                .ToImmutableArray();
            wholes.Add(
                new WholeInstrument(
                    definition.Instrument,
                    Fraction.Mean([.. own.Select(part => part.Score!.Value)]),
                    indicators
                )
            );
        }

        return wholes;
    }

    private static IndicatorResult Combined(int id, List<ScoredPart> parts)
    {
        var results = parts.Select(part => part.Indicators.First(indicator => indicator.Id == id)).ToList();
        var score = Fraction.Mean([.. results.Select(result => result.Score!.Value)]);
        return new IndicatorResult
        {
            Id = id,
            Score = score.ToScore(),
            SubIndicators = results[0].SubIndicatorResults,
        };
    }

    private static ImmutableArray<Instrument> MissingQuestionnaires(Framework framework, List<ScoredPart> parts)
    {
        var combinedEit = parts.Any(part => part.Instrument == Instrument.EIT && part.Score is not null);
        return
        [
            .. framework
                .Questionnaires.Select(questionnaire => questionnaire.Instrument)
                .Where(instrument => !(combinedEit && instrument.IsEitPart()))
                .Where(instrument => !parts.Any(part => part.Instrument == instrument && part.Score is not null)),
        ];
    }

    private static IEnumerable<InstrumentResult> InstrumentResults(
        List<ScoredPart> parts,
        List<WholeInstrument> wholes
    ) =>
        parts
            .Where(part => part.Score is not null)
            .Select(part => new InstrumentResult(part.Instrument, part.Score!.Value.ToScore()))
            .Concat(wholes.Select(whole => new InstrumentResult(whole.Instrument, whole.Score.ToScore())))
            .DistinctBy(result => result.Instrument)
            .OrderBy(result => result.Instrument);

    private static LevelResult LevelOn(LevelScale scale, Score total, List<ScoredPart> parts)
    {
        var tested = parts.Any(part => part.Instrument == Instrument.EIT)
            ? parts.Where(part => !part.Instrument.IsEitPart())
            : parts;
        return new LevelResult(scale.Id, scale.LevelOf(total, tested.Select(part => part.Score!.Value.ToScore())).Code);
    }

    private static Score ToScore(this Fraction fraction) => new(fraction.ToDecimal());

    private sealed record WholeInstrument(
        Instrument Instrument,
        Fraction Score,
        ImmutableArray<IndicatorResult> Indicators
    );

    private sealed record ScoredIndicator(
        int Id,
        Fraction? Score,
        ImmutableArray<SubIndicatorResult> SubIndicatorResults,
        ImmutableArray<ItemId> ItemIds
    )
    {
        public IndicatorResult ToResult() =>
            new()
            {
                Id = Id,
                Score = Score?.ToScore(),
                SubIndicators = SubIndicatorResults,
                ItemIds = ItemIds,
            };
    }

    private sealed record ScoredItem(ItemResult Result, Fraction? Score);

    private sealed record ScoredPart(
        PartTally Tally,
        ImmutableArray<ItemResult> Items,
        ImmutableArray<ScoredIndicator> Indicators
    )
    {
        public Instrument Instrument => Tally.Instrument;

        public Fraction? Score =>
            Indicators.All(indicator => indicator.Score is not null)
                ? Fraction.Mean([.. Indicators.Select(indicator => indicator.Score!.Value)])
                : null;

        public static ScoredPart Of(Framework framework, PartTally tally)
        {
            if (tally.Layout == TallyLayout.IndicatorScores)
            {
                var given = tally.Indicators.ToDictionary(
                    indicator => indicator.Indicator,
                    indicator => Fraction.From(indicator.Score)
                );
                return new ScoredPart(
                    tally,
                    [],
                    [
                        .. framework
                            .IndicatorsOf(tally.Instrument)
                            .Select(indicator => new ScoredIndicator(
                                indicator.Id,
                                given.TryGetValue(indicator.Id, out var score) ? score : null,
                                [],
                                []
                            )),
                    ]
                );
            }

            var tallies = tally.Items.ToDictionary(item => item.Id);
            if (
                tallies.Keys.FirstOrDefault(id => framework.FindItem(id)?.Instrument != tally.Instrument.Whole()) is
                { Number: > 0 } unknown
            )
            {
                throw new ArgumentException(
                    $"{unknown} is no item of {tally.Instrument} in {framework.FiscalYear}.",
                    nameof(tally)
                );
            }

            var items = framework
                .ItemsOf(tally.Instrument)
                .ToDictionary(item => item.Id, item => ScoreItem(item, tallies));
            return new ScoredPart(
                tally,
                [.. items.Values.Select(item => item.Result)],
                [.. framework.IndicatorsOf(tally.Instrument).Select(indicator => ScoreIndicator(indicator, items))]
            );
        }

        public PartResult ToResult() =>
            new()
            {
                Instrument = Instrument,
                Layout = Tally.Layout,
                Respondents = Tally.Respondents,
                RequiredRespondents = Tally.RequiredRespondents,
                Items = Items,
                Indicators = [.. Indicators.Select(indicator => indicator.ToResult())],
                Score = Score?.ToScore(),
            };

        private static ScoredIndicator ScoreIndicator(Indicator indicator, Dictionary<ItemId, ScoredItem> items)
        {
            ImmutableArray<ItemId> ids = [.. indicator.Items.Select(item => item.Id)];
            if (indicator.SubIndicators.IsEmpty)
                return new ScoredIndicator(indicator.Id, MeanOf(ids.Select(id => items[id].Score)), [], ids);
            var subs = indicator
                .SubIndicators.Select(sub => (sub.Id, Score: MeanOf(sub.Items.Select(item => items[item.Id].Score))))
                .ToList();
            return new ScoredIndicator(
                indicator.Id,
                MeanOf(subs.Select(sub => sub.Score)),
                [.. subs.Select(sub => new SubIndicatorResult(sub.Id, sub.Score?.ToScore()))],
                ids
            );
        }

        private static ScoredItem ScoreItem(Item item, Dictionary<ItemId, ItemTally> tallies)
        {
            var own = tallies.GetValueOrDefault(item.Id);
            var subs = item
                .SubItems.Where(sub => tallies.ContainsKey(sub.Id))
                .Select(sub => (sub.Id, Tally: tallies[sub.Id], Score: ScoreTally(tallies[sub.Id], sub.Scale)))
                .ToList();
            var score = own is null ? MeanOf(subs.Select(sub => sub.Score)) : ScoreTally(own, item.Scale);
            var answered = subs.Select(sub => sub.Tally).Append(own).Select(Answered).Max();
            return new ScoredItem(
                new ItemResult
                {
                    Id = item.Id,
                    Score = score?.ToScore(),
                    Answered = answered,
                    SubItems =
                    [
                        .. subs.Select(sub => new SubItemResult(sub.Id, sub.Score?.ToScore(), Answered(sub.Tally))),
                    ],
                    Url = own?.Url,
                    Explanation = own?.Explanation,
                    Suggestion = own?.Suggestion,
                },
                score
            );
        }

        private static int? Answered(ItemTally? tally) =>
            tally switch
            {
                null => null,
                { Counts.IsDefaultOrEmpty: false } => tally.Answered,
                _ => tally.Respondents,
            };

        private static Fraction? ScoreTally(ItemTally tally, AnswerScale? scale)
        {
            if (tally.Score is { } given)
                return Fraction.From(given);
            if (tally.Counts.IsDefaultOrEmpty || tally.Answered == 0)
                return null;
            if (scale is null || scale.Choices.Length != tally.Counts.Length)
            {
                throw new ArgumentException(
                    $"{tally.Id} was tallied with {tally.Counts.Length} choices, the framework has "
                        + $"{scale?.Choices.Length ?? 0}.",
                    nameof(tally)
                );
            }

            var points = scale
                .Choices.Zip(tally.Counts, (choice, count) => Fraction.From(choice.Points * count))
                .Aggregate((sum, value) => sum + value);
            return points / tally.Answered;
        }

        private static Fraction? MeanOf(IEnumerable<Fraction?> scores)
        {
            var known = scores.OfType<Fraction>().ToList();
            return known.Count == 0 ? null : Fraction.Mean(known);
        }
    }
}

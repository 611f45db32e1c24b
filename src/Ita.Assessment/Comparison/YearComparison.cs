using System.Collections.Immutable;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Assessment.Comparison;

/// <summary>
/// A year beside the year before. Indicators, instruments and total compare across all years; items through their
/// concept only (docs/assessment.md, comparing years). A score that one of the years lacks has no change.
/// </summary>
public sealed record YearComparison
{
    public required FiscalYear Last { get; init; }

    public required FiscalYear This { get; init; }

    public Change? Total { get; init; }

    /// <summary>The level of the year before, by its own scale.</summary>
    public string? LastLevel { get; init; }

    /// <summary>
    /// The two years' own scales differ: the levels stand beside each other, neither above nor below.
    /// </summary>
    public bool LevelScaleChanged { get; init; }

    public ImmutableDictionary<Instrument, Change> Instruments { get; init; } =
        ImmutableDictionary<Instrument, Change>.Empty;

    public ImmutableSortedDictionary<int, Change> Indicators { get; init; } =
        ImmutableSortedDictionary<int, Change>.Empty;

    /// <summary>By part and this year's item number.</summary>
    public ImmutableDictionary<(Instrument Part, ItemId Item), Change> Items { get; init; } =
        ImmutableDictionary<(Instrument, ItemId), Change>.Empty;

    /// <exception cref="ArgumentException">The years do not follow each other, or a result is not of its framework's
    /// year.</exception>
    public static YearComparison Of(
        Framework lastFramework,
        AssessmentResult last,
        Framework framework,
        AssessmentResult result
    )
    {
        if (last.FiscalYear.Next != result.FiscalYear)
            throw new ArgumentException($"{result.FiscalYear} does not follow {last.FiscalYear}.", nameof(last));
        if (lastFramework.FiscalYear != last.FiscalYear || framework.FiscalYear != result.FiscalYear)
            throw new ArgumentException("A result is not of its framework's year.", nameof(framework));
        return new YearComparison
        {
            Last = last.FiscalYear,
            This = result.FiscalYear,
            Total = Between(last.Total, result.Total),
            LastLevel = last.Level,
            LevelScaleChanged = lastFramework.LevelScales[0].Id != framework.LevelScales[0].Id,
            Instruments = result
                .Instruments.Select(now => (now.Instrument, Change: Between(last.ScoreOf(now.Instrument), now.Score)))
                .Where(pair => pair.Change is not null)
                .ToImmutableDictionary(pair => pair.Instrument, pair => pair.Change!.Value),
            Indicators = result
                .Indicators.Select(now => (now.Id, Change: Between(last.ScoreOfIndicator(now.Id), now.Score)))
                .Where(pair => pair.Change is not null)
                .ToImmutableSortedDictionary(pair => pair.Id, pair => pair.Change!.Value),
            Items = ItemChanges(lastFramework, last, framework, result)
                .ToImmutableDictionary(pair => pair.Key, pair => pair.Value),
        };
    }

    private static IEnumerable<KeyValuePair<(Instrument, ItemId), Change>> ItemChanges(
        Framework lastFramework,
        AssessmentResult last,
        Framework framework,
        AssessmentResult result
    )
    {
        var lastItems = lastFramework
            .Indicators.SelectMany(indicator => indicator.Items)
            .ToLookup(item => item.Concept);
        foreach (var part in result.Parts)
        {
            var lastPart = last.Part(part.Instrument);
            if (lastPart is null)
                continue;
            foreach (var now in part.Items)
            {
                var sameConcept = lastItems[framework.FindItem(now.Id)!.Concept].ToList();
                if (sameConcept.Count != 1)
                    continue;
                if (Between(lastPart.Item(sameConcept[0].Id)?.Score, now.Score) is { } change)
                    yield return new((part.Instrument, now.Id), change);
            }
        }
    }

    private static Change? Between(Score? last, Score? @this) =>
        last is { } before && @this is { } now ? Change.Of(before, now) : null;
}

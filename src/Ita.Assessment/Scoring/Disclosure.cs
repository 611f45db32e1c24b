using System.Collections.Immutable;

namespace Ita.Assessment.Scoring;

/// <summary>
/// What may be shown of a result (domain/README: respondents): below five respondents only the instrument's figure, because staff of a
/// small office could be recognised. Nothing withheld can be had by subtraction: where one item of an indicator is withheld and the
/// others would give it away, a second one is withheld with it, and the EIT's indicators go with those of a part.
/// </summary>
public static class Disclosure
{
    /// <summary>Figures of fewer respondents than this are withheld.</summary>
    public const int LeastRespondents = 5;

    /// <summary>The result as it may be stored, shown and published. Total, level and instruments stay. Idempotent.</summary>
    public static AssessmentResult Apply(AssessmentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var parts = result.Parts.Select(Apply).ToImmutableArray();
        var withheld = parts.SelectMany(part => part.Indicators).Where(indicator => indicator.IsWithheld).Select(indicator => indicator.Id).ToHashSet();
        return result with
        {
            Parts = parts,
            Indicators = [.. result.Indicators.Select(indicator => withheld.Contains(indicator.Id) ? Withhold(indicator) : indicator)],
        };
    }

    private static PartResult Apply(PartResult part)
    {
        if (part.Instrument == Instrument.OIT) return part;
        if (part.Respondents is < LeastRespondents)
        {
            return part with { Items = [.. part.Items.Select(Withhold)], Indicators = [.. part.Indicators.Select(Withhold)] };
        }

        var withheld = part.Indicators.SelectMany(indicator => WithheldItems(part, indicator)).ToHashSet();
        return withheld.Count == 0 ? part : part with { Items = [.. part.Items.Select(item => withheld.Contains(item.Id) ? Withhold(item) : item)] };
    }

    private static IEnumerable<ItemId> WithheldItems(PartResult part, IndicatorResult indicator)
    {
        var scored = part.Items.Where(item => indicator.ItemIds.Contains(item.Id) && (item.Score is not null || item.IsWithheld)).ToList();
        var few = scored.Where(item => item.IsWithheld || item.Answered is < LeastRespondents).ToList();
        if (few.Count != 1) return few.Select(item => item.Id);
        return few.Concat(scored.Except(few).OrderBy(item => item.Answered ?? int.MaxValue).ThenBy(item => item.Id).Take(1)).Select(item => item.Id);
    }

    private static ItemResult Withhold(ItemResult item) =>
        item.Score is null ? item : item with { Score = null, IsWithheld = true, SubItems = [] };

    private static IndicatorResult Withhold(IndicatorResult indicator) =>
        indicator.Score is null ? indicator : indicator with { Score = null, IsWithheld = true, SubIndicators = [] };
}

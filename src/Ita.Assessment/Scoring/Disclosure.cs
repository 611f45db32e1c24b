using System.Collections.Immutable;

namespace Ita.Assessment.Scoring;

/// <summary>
/// What may be published of a result (docs/assessment.md, disclosure): below five respondents only the instrument's
/// score, because staff of a small office could be recognised. A withheld score cannot be computed from the published
/// ones either: where only one score of a group would be withheld, a second one is withheld with it. What an extreme
/// mean implies (a mean of 100 has only items of 100) is not hidden, for the instrument's score implies it too.
/// </summary>
public static class Disclosure
{
    /// <summary>Scores of fewer respondents than this are withheld.</summary>
    public const int LeastRespondents = 5;

    /// <summary>
    /// The result as it may be stored, shown and published. Total, level and instruments stay. Idempotent.
    /// </summary>
    public static AssessmentResult Apply(AssessmentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var parts = result.Parts.Select(Apply).ToImmutableArray();
        var withheld = parts
            .SelectMany(part => part.Indicators)
            .Where(indicator => indicator.IsWithheld)
            .Select(indicator => indicator.Id)
            .ToHashSet();
        return result with
        {
            Parts = parts,
            Indicators =
            [
                .. result.Indicators.Select(indicator =>
                    withheld.Contains(indicator.Id) ? Withhold(indicator) : indicator
                ),
            ],
        };
    }

    private static PartResult Apply(PartResult part)
    {
        if (part.Instrument == Instrument.OIT)
            return part;
        if (part.Respondents is < LeastRespondents)
        {
            return part with
            {
                Items = [.. part.Items.Select(Withhold)],
                Indicators = [.. part.Indicators.Select(Withhold)],
            };
        }

        var groups = part
            .Indicators.Select(indicator => new ItemGroup(
                indicator,
                [.. part.Items.Where(item => indicator.ItemIds.Contains(item.Id) && IsScored(item))]
            ))
            .ToList();
        var indicators = WithheldIndicators(groups);
        var items = groups
            .SelectMany(group => group.WithheldItems(indicators.Contains(group.Indicator.Id)))
            .ToHashSet();
        return part with
        {
            Items = [.. part.Items.Select(item => items.Contains(item.Id) ? Withhold(item) : WithholdSubItems(item))],
            Indicators =
            [
                .. part.Indicators.Select(indicator =>
                    indicators.Contains(indicator.Id) ? Withhold(indicator) : indicator
                ),
            ],
        };
    }

    // An indicator all of whose items are withheld is withheld too. If it were the only one, the part's score less the
    // other indicators would reveal it.
    private static HashSet<int> WithheldIndicators(List<ItemGroup> groups)
    {
        var withheld = groups
            .Where(group => group.Indicator.IsWithheld || group.HasOnlyFewAnswers)
            .Select(group => group.Indicator.Id)
            .ToHashSet();
        if (withheld.Count != 1)
            return withheld;
        var companion = groups
            .Where(group => group.Items.Length > 0 && !withheld.Contains(group.Indicator.Id))
            .OrderBy(group => group.Few.Length == 0)
            .ThenBy(group => group.Items.Min(item => item.Answered ?? int.MaxValue))
            .ThenBy(group => group.Indicator.Id)
            .FirstOrDefault();
        if (companion is not null)
            withheld.Add(companion.Indicator.Id);
        return withheld;
    }

    private static bool IsScored(ItemResult item) => item.Score is not null || item.IsWithheld;

    private static ItemResult Withhold(ItemResult item) =>
        item.Score is null ? item : item with { Score = null, IsWithheld = true, SubItems = [] };

    // The item's score is the mean of its sub-items: all of them are withheld, or the others would reveal the one.
    private static ItemResult WithholdSubItems(ItemResult item) =>
        item.SubItems.Any(sub => sub.Score is not null && sub.Answered is < LeastRespondents)
            ? item with
            {
                SubItems = [.. item.SubItems.Select(sub => sub with { Score = null })],
            }
            : item;

    private static IndicatorResult Withhold(IndicatorResult indicator) =>
        indicator.Score is null ? indicator : indicator with { Score = null, IsWithheld = true, SubIndicators = [] };

    /// <summary>An indicator of a part with its scored items.</summary>
    private sealed record ItemGroup(IndicatorResult Indicator, ImmutableArray<ItemResult> Items)
    {
        public ImmutableArray<ItemResult> Few { get; } =
        [.. Items.Where(item => item.IsWithheld || item.Answered is < LeastRespondents)];

        public bool HasOnlyFewAnswers => Items.Length > 0 && Items.All(item => item.Answered is < LeastRespondents);

        /// <summary>
        /// The items with few answers. Under a published indicator a single one is withheld together with a second;
        /// under a withheld indicator at least one item is withheld, or the published items would reveal it.
        /// </summary>
        public IEnumerable<ItemId> WithheldItems(bool isIndicatorWithheld)
        {
            var least =
                isIndicatorWithheld ? 1
                : Few.Length > 0 ? 2
                : 0;
            var company = Items
                .Except(Few)
                .OrderBy(item => item.Answered ?? int.MaxValue)
                .ThenBy(item => item.Id)
                .Take(least - Few.Length);
            return Few.Concat(company).Select(item => item.Id);
        }
    }
}

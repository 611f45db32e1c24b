using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Scoring;

/// <summary>
/// What of one questionnaire is withheld (docs/decisions/0004). First what rests on few answers; then, as long as a
/// reader could narrow a withheld score too far (<see cref="PossibleScores"/>), one more: an item of the same indicator,
/// the indicator itself with another one in company, or an item of a withheld indicator. Fewest answers go first, then
/// lowest numbers. It ends at the latest when only the questionnaire's own score is left.
/// </summary>
internal sealed class PartDisclosure
{
    private readonly PartResult _part;
    private readonly List<ItemResult> _scored;
    private readonly PartFigures _figures;
    private readonly HashSet<ItemId> _items = [];
    private readonly HashSet<ItemId> _subItems = [];
    private readonly HashSet<int> _indicators = [];

    private PartDisclosure(Framework framework, AssessmentResult result, PartResult part)
    {
        _part = part;
        _scored = [.. part.Items.Where(item => item.Score is not null)];
        _figures = new PartFigures(framework, result, part);
    }

    /// <summary>The questionnaire as it may be published. What has something withheld already gets no more.</summary>
    public static PartResult Apply(Framework framework, AssessmentResult result, PartResult part)
    {
        if (part.Instrument == Instrument.OIT)
            return part;
        if (part.HasWithheld)
            return Rounded(part);
        var own = new PartDisclosure(framework, result, part);
        own.Decide();
        var published = own.Withheld();
        return published.HasWithheld ? Rounded(published) : part;
    }

    private void Decide()
    {
        if (_part.Respondents is < Disclosure.LeastRespondents)
        {
            _items.UnionWith(_scored.Select(item => item.Id));
            _indicators.UnionWith(_part.Indicators.Select(indicator => indicator.Id));
            return;
        }

        foreach (var item in _scored)
        {
            if (IsFew(item.Answered))
                _items.Add(item.Id);
            else if (item.SubItems.Any(sub => sub.Score is not null && IsFew(sub.Answered)))
                _subItems.Add(item.Id);
        }

        _indicators.UnionWith(
            _part
                .Indicators.Where(indicator => ItemsOf(indicator) is { Count: > 0 } items && items.TrueForAll(IsHidden))
                .Select(indicator => indicator.Id)
        );
        while (WithholdMore())
        {
            // Until nothing can be narrowed, or nothing is left to withhold.
        }
    }

    private bool WithholdMore()
    {
        var before = (_items.Count, _indicators.Count);
        foreach (var item in _scored.Where(item => _subItems.Contains(item.Id) && !IsHidden(item)))
        {
            if (!_figures.OfSubItems(item).AllStayOpen())
                _items.Add(item.Id);
        }

        foreach (var indicator in _part.Indicators.Where(indicator => !_indicators.Contains(indicator.Id)))
        {
            var items = ItemsOf(indicator);
            if (!items.Exists(IsHidden) || _figures.OfIndicator(indicator, items.Where(IsHidden)).AllStayOpen())
                continue;
            if (!WithholdNext(items))
                _indicators.Add(indicator.Id);
        }

        if (_indicators.Count > 0)
            WithholdUnderIndicators();
        return before != (_items.Count, _indicators.Count);
    }

    private void WithholdUnderIndicators()
    {
        var withheld = _part.Indicators.Where(indicator => _indicators.Contains(indicator.Id)).ToList();

        // All items of a withheld indicator would add up to it.
        foreach (var items in withheld.Select(ItemsOf).Where(items => !items.Exists(IsHidden)))
            WithholdNext(items);
        var groups = withheld.ConvertAll(indicator => (indicator, ItemsOf(indicator).Where(IsHidden)));
        if (_figures.OfPart(groups).AllStayOpen())
            return;
        if (withheld.Count > 1 && WithholdNext([.. withheld.SelectMany(ItemsOf)]))
            return;
        var company = _part
            .Indicators.Where(indicator => !_indicators.Contains(indicator.Id) && ItemsOf(indicator).Count > 0)
            .OrderBy(indicator => !ItemsOf(indicator).Exists(IsHidden))
            .ThenBy(indicator => ItemsOf(indicator).Min(item => item.Answered ?? int.MaxValue))
            .ThenBy(indicator => indicator.Id)
            .FirstOrDefault();
        if (company is not null)
            _indicators.Add(company.Id);
        else
            WithholdNext(_scored);
    }

    private bool WithholdNext(IEnumerable<ItemResult> items)
    {
        var next = items
            .Where(item => !IsHidden(item))
            .OrderBy(item => item.Answered ?? int.MaxValue)
            .ThenBy(item => item.Id)
            .FirstOrDefault();
        return next is not null && _items.Add(next.Id);
    }

    private PartResult Withheld() =>
        _part with
        {
            Items =
            [
                .. _part.Items.Select(item =>
                    IsHidden(item) ? Withhold(item)
                    : _subItems.Contains(item.Id) ? WithholdSubItems(item)
                    : item
                ),
            ],
            Indicators =
            [
                .. _part.Indicators.Select(indicator =>
                    _indicators.Contains(indicator.Id) ? Disclosure.Withhold(indicator) : indicator
                ),
            ],
        };

    private static ItemResult Withhold(ItemResult item) =>
        item with
        {
            Score = null,
            IsWithheld = true,
            Answered = Disclosure.Shown(item.Answered),
            SubItems = [],
        };

    // The item's score is the mean of its sub-items: all of them are withheld, or the others would reveal the one.
    private static ItemResult WithholdSubItems(ItemResult item) =>
        item with
        {
            SubItems = [.. item.SubItems.Select(sub => sub with { Score = null, Answered = null })],
        };

    private static PartResult Rounded(PartResult part) =>
        part with
        {
            Items =
            [
                .. part.Items.Select(item =>
                    item with
                    {
                        Score = Disclosure.Round(item.Score),
                        SubItems = [.. item.SubItems.Select(sub => sub with { Score = Disclosure.Round(sub.Score) })],
                    }
                ),
            ],
            Indicators = [.. part.Indicators.Select(Disclosure.Round)],
            Score = Disclosure.Round(part.Score),
        };

    private List<ItemResult> ItemsOf(IndicatorResult indicator) =>
        [.. _scored.Where(item => indicator.ItemIds.Contains(item.Id))];

    private bool IsHidden(ItemResult item) => _items.Contains(item.Id);

    private static bool IsFew(int? answered) => answered is < Disclosure.LeastRespondents;
}

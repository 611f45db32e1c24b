using Ita.Assessment.Frameworks;

namespace Ita.Assessment.Scoring;

/// <summary>
/// One questionnaire's published figures as bounds on what is withheld of it: the mean of every group of withheld scores
/// may change by no more than what leaves each published figure above it as it is, to its second decimal.
/// </summary>
internal sealed class PartFigures(Framework framework, AssessmentResult result, PartResult part)
{
    private readonly Dictionary<(string Points, int Answered), long[]> _means = [];
    private readonly Dictionary<(ItemId Id, int Divisor), UnknownScore> _unknowns = [];

    /// <summary>Withheld sub-items of a published item.</summary>
    public PossibleScores OfSubItems(ItemResult item)
    {
        var indicator = part.Indicators.First(own => own.ItemIds.Contains(item.Id));
        var count = CountOf(indicator);
        var window = Window.Everything.And(item.Score, 1);
        window = AndIndicator(window, indicator, count);
        var scores = new PossibleScores(window);
        Add(scores, item, 1);
        foreach (var unknown in scores.Unknowns.ToList())
            scores.AddFigure(unknown.Equals, Subs(item));
        return scores;
    }

    /// <summary>Withheld items of a published indicator.</summary>
    public PossibleScores OfIndicator(IndicatorResult indicator, IEnumerable<ItemResult> withheld)
    {
        var count = CountOf(indicator);
        var scores = new PossibleScores(AndIndicator(Window.Everything, indicator, 1));
        foreach (var item in withheld)
            AddItem(scores, item, count);
        return scores;
    }

    /// <summary>Withheld indicators, each with those of its items that are withheld.</summary>
    public PossibleScores OfPart(IEnumerable<(IndicatorResult Indicator, IEnumerable<ItemResult> Withheld)> groups)
    {
        var scores = new PossibleScores(AndPart(Window.Everything, 1));
        var indicators = part.Indicators.Length;
        foreach (var (indicator, withheld) in groups)
        {
            var first = scores.Unknowns.Count;
            foreach (var item in withheld)
                AddItem(scores, item, CountOf(indicator) * indicators);
            var own = scores.Unknowns.Skip(first).ToHashSet();
            scores.AddFigure(own.Contains, indicators);
        }

        return scores;
    }

    // How much of the group's mean may change: that of the group times what its change is divided by further up.
    private Window AndIndicator(Window window, IndicatorResult indicator, int divisor)
    {
        var own = window.And(indicator.Score, divisor);
        if (part.Instrument.IsEitPart() && Counts)
            own = own.And(result.ScoreOfIndicator(indicator.Id), divisor * 2);
        return AndPart(own, divisor * part.Indicators.Length);
    }

    private Window AndPart(Window window, int divisor)
    {
        var own = window.And(part.Score, divisor);
        if (part.Score is null || !Counts)
            return own;
        var whole = part.Instrument.Whole();
        var ofWhole = part.Instrument.IsEitPart() ? divisor * 2 : divisor;
        return own.And(result.ScoreOf(whole), ofWhole)
            .And(result.Total, ofWhole * 100m / framework.Definition(whole).Weight);
    }

    private bool Counts => result.CountingParts.Any(own => own.Instrument == part.Instrument);

    private int CountOf(IndicatorResult indicator) =>
        part.Items.Count(item => item.Score is not null && indicator.ItemIds.Contains(item.Id));

    private static int Subs(ItemResult item) => Math.Max(1, item.SubItems.Count(sub => sub.Score is not null));

    private void AddItem(PossibleScores scores, ItemResult item, int divisor)
    {
        var first = scores.Unknowns.Count;
        Add(scores, item, divisor);
        var own = scores.Unknowns.Skip(first).ToHashSet();
        scores.AddFigure(own.Contains, divisor);
        if (own.Count == 1)
            return;

        // What few answered below the item: the other sub-items are its company.
        foreach (var unknown in own.Where(unknown => unknown.IsOfFew))
            scores.AddFigure(unknown.Equals, divisor * own.Count);
    }

    private void Add(PossibleScores scores, ItemResult item, int divisor)
    {
        var definition = framework.FindItem(item.Id)!;
        if (!item.SubItems.Any(sub => sub.Score is not null))
        {
            IReadOnlyList<AnswerScale> scales = definition.Scale is { } scale
                ? [scale]
                : [.. definition.SubItems.Select(sub => sub.Scale)];
            scores.Add(Unknown(item.Id, scales, item.Answered, item.Score!.Value, divisor));
            return;
        }

        foreach (var sub in item.SubItems.Where(sub => sub.Score is not null))
        {
            var own = definition.SubItems.First(known => known.Id == sub.Id);
            scores.Add(Unknown(sub.Id, [own.Scale], sub.Answered, sub.Score!.Value, divisor * Subs(item)));
        }
    }

    private UnknownScore Unknown(
        ItemId id,
        IReadOnlyList<AnswerScale> scales,
        int? answered,
        Score score,
        int divisor
    ) =>
        _unknowns.TryGetValue((id, divisor), out var known)
            ? known
            : _unknowns[(id, divisor)] = UnknownScore.Of(MeansOf(scales, answered), answered, score, divisor);

    private long[] MeansOf(IReadOnlyList<AnswerScale> scales, int? answered)
    {
        // Of a number that is not known every value could be; none is counted on.
        if (answered is not { } count || count == 0)
            return [];
        var points = string.Join(
            '|',
            scales.Select(scale => string.Join(' ', scale.Choices.Select(choice => choice.Points).Order()))
        );
        if (!_means.TryGetValue((points, count), out var means))
        {
            means = AnswerMeans.Of([.. scales.Select(scale => scale.Choices.Select(choice => choice.Points))], count);
            if (part.Layout == TallyLayout.ItemScores)
                means = AnswerMeans.ToTwoDecimals(means);
            _means[(points, count)] = means;
        }

        return means;
    }
}

namespace Ita.Assessment.Scoring;

/// <summary>
/// Withheld scores that share the published figures above them, and which values of each a reader must hold possible.
/// The reader is taken to know everything else: every score outside the group, and every number of answers. A value is
/// possible if other answers in the same numbers would give it and leave all that is published as it is; one such case
/// is looked for, so what is found possible is so (docs/decisions/0004). Whole numbers throughout
/// (<see cref="AnswerMeans"/>); bounds are drawn in by what rounding down can have taken away.
/// </summary>
internal sealed class PossibleScores(Window window)
{
    /// <summary>Between the lowest and the highest possible value, in points.</summary>
    public const int LeastSpread = 5;

    private const int LeastValues = 3;
    private const int MostSums = 4096;

    private readonly List<UnknownScore> _unknowns = [];
    private readonly List<(HashSet<UnknownScore> Members, long Divisor)> _figures = [];
    private readonly Dictionary<(UnknownScore, UnknownScore), long[]> _sums = [];

    public IReadOnlyList<UnknownScore> Unknowns => _unknowns;

    public void Add(UnknownScore unknown) => _unknowns.Add(unknown);

    /// <summary>A withheld figure, the mean of one or more of the unknown scores and of known ones.</summary>
    /// <param name="isMember">Which unknown scores.</param>
    /// <param name="divisor">A point of the figure divided by this is its share of the group's mean.</param>
    public void AddFigure(Func<UnknownScore, bool> isMember, long divisor) =>
        _figures.Add(([.. _unknowns.Where(isMember)], divisor));

    /// <summary>
    /// Of every figure three values are possible (both, where there are but two), five points between the ends.
    /// </summary>
    public bool AllStayOpen()
    {
        // Every changed score may be off by one unit, before and after.
        var bounds = window.NarrowedBy(_unknowns.Count + 1);
        var byFineness = _unknowns.OrderByDescending(unknown => unknown.Changes.Length).ToList();
        return _figures
            .OrderBy(figure => figure.Members.Sum(unknown => unknown.Changes.Length))
            .All(figure => StaysOpen(figure.Members, figure.Divisor, byFineness, bounds));
    }

    private bool StaysOpen(HashSet<UnknownScore> figure, long divisor, List<UnknownScore> byFineness, Window bounds)
    {
        var values = figure.Count == 1 ? figure.First().Some : [.. Steps([.. figure]).Distinct()];
        var others = byFineness.FindAll(unknown => !figure.Contains(unknown));
        var sums = FineSums(others);
        var steps = others.Count > 2 ? Steps(others[2..]) : [0];
        var lowest = Array.FindIndex(values, IsPossible);
        if (lowest < 0)
            return false;
        var highest = Array.FindLastIndex(values, IsPossible);
        if (lowest == highest || values[highest] - values[lowest] < (LeastSpread * AnswerMeans.Unit / divisor) - 2)
            return false;
        return values.Length < LeastValues || Array.Exists(values[(lowest + 1)..highest], IsPossible);

        bool IsPossible(long value) => CanMeet(sums, steps, bounds.MovedBy(-value));
    }

    // The two scores with the most values, in as many combinations as the table has room for.
    private long[] FineSums(List<UnknownScore> others)
    {
        if (others.Count < 2)
            return others.Count == 0 ? [0] : others[0].Changes;
        var key = (others[0], others[1]);
        if (_sums.TryGetValue(key, out var sums))
            return sums;
        var fine = others[0].Changes;
        var coarse = others[1].Thinned(Math.Max(2, MostSums / fine.Length));
        sums = new long[fine.Length * coarse.Length];
        for (var i = 0; i < coarse.Length; i++)
        {
            for (var j = 0; j < fine.Length; j++)
                sums[(i * fine.Length) + j] = coarse[i] + fine[j];
        }

        Array.Sort(sums);
        return _sums[key] = sums;
    }

    // One score after another goes to its lowest value, or to its highest: every size of a change, if not every change.
    // Ascending.
    private static long[] Steps(List<UnknownScore> unknowns)
    {
        var downward = unknowns.Sum(unknown => unknown.Few.Count(change => change < 0));
        var steps = new long[unknowns.Sum(unknown => unknown.Few.Length) - unknowns.Count + 1];
        var (down, up) = (downward, downward);
        foreach (var unknown in unknowns)
        {
            var (lowest, highest) = (steps[down], steps[up]);
            var zero = Array.BinarySearch(unknown.Few, 0);
            for (var i = zero - 1; i >= 0; i--)
                steps[--down] = lowest + unknown.Few[i];
            for (var i = zero + 1; i < unknown.Few.Length; i++)
                steps[++up] = highest + unknown.Few[i];
        }

        return steps;
    }

    // Both ascend: from the lowest of the one and the highest of the other towards each other.
    private static bool CanMeet(long[] sums, long[] steps, Window bounds)
    {
        var (i, j) = (0, steps.Length - 1);
        if (sums[0] + steps[0] > bounds.Most || sums[^1] + steps[^1] < bounds.Least)
            return false;
        while (i < sums.Length && j >= 0)
        {
            var sum = sums[i] + steps[j];
            if (sum < bounds.Least)
                i++;
            else if (sum > bounds.Most)
                j--;
            else
                return true;
        }

        return false;
    }
}

/// <summary>A withheld score by how much it could be more or less, as shares of a group's mean, ascending.</summary>
internal sealed class UnknownScore
{
    private const int MostValues = 512;
    private const int MostSteps = 64;

    private UnknownScore(long[] changes, bool isOfFew)
    {
        Changes = changes;
        IsOfFew = isOfFew;
        Some = Thinned(MostValues);
        Few = Thinned(MostSteps);
    }

    /// <summary>In units of <see cref="AnswerMeans"/>; zero, the true value, is always among them.</summary>
    public long[] Changes { get; }

    /// <summary>Some hundred of them.</summary>
    public long[] Some { get; }

    /// <summary>Some dozen of them.</summary>
    public long[] Few { get; }

    /// <summary>Few people answered.</summary>
    public bool IsOfFew { get; }

    /// <param name="means">The means that its answers can have, ascending.</param>
    /// <param name="answered">How many answered.</param>
    /// <param name="score">The true one.</param>
    /// <param name="divisor">A point of it divided by this is its share of the group's mean.</param>
    public static UnknownScore Of(long[] means, int? answered, Score score, int divisor)
    {
        var own = (long)decimal.Floor(score.Value * AnswerMeans.Unit) / divisor;
        var changes = Array.ConvertAll(means, mean => (mean / divisor) - own);
        return new UnknownScore(WithZero(changes), answered is < Disclosure.LeastRespondents);
    }

    /// <summary>No more than so many of the changes (and zero) over the whole range, the ends among them.</summary>
    public long[] Thinned(int most)
    {
        if (Changes.Length <= most)
            return Changes;
        var last = Changes.Length - 1;
        var thinned = new long[most];
        for (var i = 0; i < most; i++)
            thinned[i] = Changes[(int)((long)i * last / (most - 1))];
        return WithZero(thinned);
    }

    private static long[] WithZero(long[] changes)
    {
        var place = Array.BinarySearch(changes, 0);
        return place >= 0 ? changes : [.. changes[..~place], 0, .. changes[~place..]];
    }
}

/// <summary>By how much a mean may change, both ends included, in units of <see cref="AnswerMeans"/>.</summary>
internal readonly record struct Window(long Least, long Most)
{
    private const decimal HalfHundredth = 0.005m;

    /// <summary>More than any mean can change.</summary>
    public static Window Everything { get; } = new(-1000 * AnswerMeans.Unit, 1000 * AnswerMeans.Unit);

    /// <summary>
    /// Narrowed to what leaves a figure as published. Scores are exact to 20 decimals, so one unit less at both ends is
    /// on the safe side.
    /// </summary>
    /// <param name="figure">At full precision; null where it is not published.</param>
    /// <param name="divisor">The figure changes by the mean's change divided by this.</param>
    public Window And(Score? figure, decimal divisor)
    {
        if (figure is not { } score)
            return this;
        var least = (score.Rounded - HalfHundredth - score.Value) * divisor * AnswerMeans.Unit;
        var most = (score.Rounded + HalfHundredth - score.Value) * divisor * AnswerMeans.Unit;
        return new Window(
            Math.Max(Least, (long)decimal.Ceiling(least) + 1),
            Math.Min(Most, (long)decimal.Floor(most) - 1)
        );
    }

    public Window MovedBy(long change) => new(Least + change, Most + change);

    public Window NarrowedBy(long margin) => new(Least + margin, Most - margin);
}

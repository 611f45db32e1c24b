using System.Numerics;
using System.Runtime.InteropServices;
using Ita.Assessment.Frameworks;
using Ita.Assessment.Scoring;

namespace Ita.Assessment.Tests.Scoring;

/// <summary>
/// A reader of what is published who goes through every set of answers that could be behind it. He knows how many
/// answered each item, and, more than anybody could, every withheld score but those of one group: the withheld
/// sub-items of an item, the withheld items of an indicator, or all that is withheld under withheld indicators.
/// Exact: scores are whole multiples of a part of a point, and sets of them are bits.
/// </summary>
internal sealed class Reader
{
    private readonly Framework _framework;
    private readonly AssessmentResult _exact;
    private readonly AssessmentResult _shown;
    private readonly Dictionary<(Instrument Part, ItemId Id), ItemTally> _tallies;
    private readonly List<Finding> _findings = [];

    private Reader(Framework framework, IEnumerable<PartTally> tallies, AssessmentResult exact, AssessmentResult shown)
    {
        (_framework, _exact, _shown) = (framework, exact, shown);
        _tallies = tallies
            .SelectMany(part => part.Items.Select(item => (part.Instrument, item)))
            .ToDictionary(pair => (pair.Instrument, pair.item.Id), pair => pair.item);
    }

    /// <summary>What remains possible of every withheld score, and how many groups were left out.</summary>
    /// <param name="framework">Of the year.</param>
    /// <param name="tallies">What was answered.</param>
    /// <param name="shown">What is published of it.</param>
    /// <param name="mostBits">Groups whose sets would take more are left out.</param>
    public static (List<Finding> Findings, int LeftOut) Read(
        Framework framework,
        IReadOnlyCollection<PartTally> tallies,
        AssessmentResult shown,
        int mostBits
    )
    {
        var reader = new Reader(framework, tallies, Scorer.Score(framework, tallies), shown) { MostBits = mostBits };
        foreach (var part in shown.Parts.Where(part => part.Instrument != Instrument.OIT))
            reader.Read(part);
        return (reader._findings, reader.LeftOut);
    }

    private int MostBits { get; init; }

    private int LeftOut { get; set; }

    private void Read(PartResult part)
    {
        var exact = _exact.Part(part.Instrument)!;
        var upper = new List<(Score? Shown, Score? Exact, decimal Divisor)> { (part.Score, exact.Score, 1) };
        var parts = part.Instrument.IsEitPart() ? 2 : 1;
        if (_shown.CountingParts.Contains(part) && part.Score is not null)
        {
            var whole = part.Instrument.Whole();
            upper.Add((_shown.ScoreOf(whole), _exact.ScoreOf(whole), parts));
            upper.Add((_shown.Total, _exact.Total, parts * 100m / _framework.Definition(whole).Weight));
        }

        var underIndicators = new List<Unit>();
        foreach (var indicator in part.Indicators)
        {
            var own = exact.Indicators.First(known => known.Id == indicator.Id);
            var scored = exact
                .Items.Where(item => indicator.ItemIds.Contains(item.Id) && item.Score is not null)
                .ToList();
            var units = scored
                .Where(item => part.Item(item.Id)!.Score is null)
                .Select(item => UnitOf(part.Instrument, indicator.Id, item, scored.Count))
                .ToList();
            var above = upper
                .Select(figure => (figure.Shown, figure.Exact, figure.Divisor * part.Indicators.Length))
                .Append((indicator.Score, own.Score, 1))
                .ToList();
            if (part.Instrument.IsEitPart())
                above.Add((_shown.ScoreOfIndicator(indicator.Id), _exact.ScoreOfIndicator(indicator.Id), 2));
            if (indicator.IsWithheld)
                underIndicators.AddRange(units.Select(unit => unit.Under(part.Indicators.Length)));
            else
                Enumerate(part.Instrument, units, above, isLast: false);
            foreach (var item in scored.Where(item => part.Item(item.Id) is { Score: not null, HidesSubItems: true }))
            {
                var subs = UnitOf(part.Instrument, indicator.Id, item, 1).Leaves;
                Enumerate(
                    part.Instrument,
                    [.. subs.Select(sub => new Unit(sub.Id.ToString(), indicator.Id, subs.Count, [sub]))],
                    [
                        .. above.Select(figure => (figure.Item1, figure.Item2, figure.Item3 * scored.Count)),
                        (part.Item(item.Id)!.Score, item.Score, 1),
                    ],
                    isLast: false
                );
            }
        }

        if (underIndicators.Count == 0)
            return;
        var isLast =
            part.Indicators.All(indicator => indicator.IsWithheld || indicator.Score is null)
            && part.Items.All(item => item.Score is null);
        Enumerate(part.Instrument, underIndicators, upper, isLast);
        Enumerate(
            part.Instrument,
            [
                .. underIndicators
                    .GroupBy(unit => unit.Indicator)
                    .Select(group => new Unit(
                        $"{group.Key}",
                        group.Key,
                        part.Indicators.Length,
                        [.. group.SelectMany(unit => unit.Leaves)]
                    )),
            ],
            upper,
            isLast
        );
    }

    private Unit UnitOf(Instrument part, int indicator, ItemResult item, int items)
    {
        var definition = _framework.FindItem(item.Id)!;
        if (definition.Scale is { } scale)
            return new Unit(item.Id.ToString(), indicator, items, [LeafOf(part, item.Id, scale, items)]);
        var subs = definition.SubItems.Where(sub => _tallies[(part, sub.Id)].Answered > 0).ToList();
        return new Unit(
            item.Id.ToString(),
            indicator,
            items,
            [.. subs.Select(sub => LeafOf(part, sub.Id, sub.Scale, items * subs.Count))]
        );
    }

    private Leaf LeafOf(Instrument part, ItemId id, AnswerScale scale, int divisor)
    {
        var counts = _tallies[(part, id)].Counts;
        int[] points = [.. scale.Choices.Select(choice => (int)choice.Points)];
        return new Leaf(id, points, counts.Sum(), points.Zip(counts, (own, count) => own * count).Sum(), divisor);
    }

    private void Enumerate(
        Instrument part,
        List<Unit> units,
        List<(Score? Shown, Score? Exact, decimal Divisor)> figures,
        bool isLast
    )
    {
        if (units.Count == 0)
            return;
        var leaves = units.SelectMany(unit => unit.Leaves).ToList();
        var grid = leaves.Aggregate(BigInteger.One, (all, leaf) => Multiple(all, leaf.Answered * leaf.Divisor));
        var common = leaves.Aggregate(
            BigInteger.Zero,
            (all, leaf) => BigInteger.GreatestCommonDivisor(all, leaf.Step * (grid / (leaf.Answered * leaf.Divisor)))
        );
        var bits =
            leaves.Aggregate(BigInteger.Zero, (sum, leaf) => sum + (leaf.Points.Max() * grid / leaf.Divisor / common))
            + 1;
        if (bits > MostBits)
        {
            LeftOut++;
            return;
        }

        var (least, most) = Bounds(figures, (decimal)grid / (decimal)common);
        long Weight(Leaf leaf) => (long)(grid / (leaf.Answered * leaf.Divisor) * leaf.Step / common);
        var truth = leaves.Sum(leaf => leaf.Sum / leaf.Step * Weight(leaf));
        AllButOne(
            units,
            Bits.Zero,
            (unit, others) =>
            {
                var own = unit.Leaves.Aggregate(Bits.Zero, (set, leaf) => set.Plus(leaf, Weight(leaf)));
                var all = own.Members().ToList();
                var possible = all.Where(value => others.HasWithin(truth + least - value, truth + most - value))
                    .ToList();
                var unitsOfPoint = (decimal)grid / (decimal)common / unit.Divisor;
                _findings.Add(
                    new Finding(
                        $"{part} {unit.Name}",
                        possible.Count,
                        all.Count,
                        possible.Count == 0 ? 0 : (possible[^1] - possible[0]) / unitsOfPoint,
                        isLast
                    )
                );
            },
            (unit, set) => unit.Leaves.Aggregate(set, (sum, leaf) => sum.Plus(leaf, Weight(leaf)))
        );
    }

    // By how much the group's mean may change: every figure above it stays as published.
    private static (long Least, long Most) Bounds(
        List<(Score? Shown, Score? Exact, decimal Divisor)> figures,
        decimal grid
    )
    {
        var (least, most) = (-1000m, 1000m);
        foreach (var (shown, exact, divisor) in figures)
        {
            if (shown is not { } published || exact is not { } score)
                continue;
            least = Math.Max(least, (published.Rounded - 0.005m - score.Value) * divisor);
            most = Math.Min(most, (published.Rounded + 0.005m - score.Value) * divisor);
        }

        return ((long)decimal.Ceiling(least * grid), (long)decimal.Floor(most * grid));
    }

    private static void AllButOne(List<Unit> units, Bits others, Action<Unit, Bits> found, Func<Unit, Bits, Bits> add)
    {
        if (units.Count == 1)
        {
            found(units[0], others);
            return;
        }

        var half = units.Count / 2;
        var (left, right) = (units[..half], units[half..]);
        AllButOne(left, right.Aggregate(others, (set, unit) => add(unit, set)), found, add);
        AllButOne(right, left.Aggregate(others, (set, unit) => add(unit, set)), found, add);
    }

    private static BigInteger Multiple(BigInteger left, BigInteger right) =>
        left / BigInteger.GreatestCommonDivisor(left, right) * right;

    /// <summary>What remains possible of a withheld score.</summary>
    /// <param name="Name">Questionnaire and item, sub-item or indicator.</param>
    /// <param name="Possible">How many values are left.</param>
    /// <param name="All">How many its answers could have had.</param>
    /// <param name="Spread">Points between the lowest and the highest that are left.</param>
    /// <param name="IsLast">Nothing but the questionnaire's own score is published of it.</param>
    public sealed record Finding(string Name, int Possible, int All, decimal Spread, bool IsLast)
    {
        public bool IsNarrowed => Possible < Math.Min(3, All) || Spread < 5;
    }

    private sealed record Unit(string Name, int Indicator, int Divisor, List<Leaf> Leaves)
    {
        public Unit Under(int indicators) =>
            this with
            {
                Divisor = Divisor * indicators,
                Leaves = Leaves.ConvertAll(leaf => leaf with { Divisor = leaf.Divisor * indicators }),
            };
    }

    private sealed record Leaf(ItemId Id, int[] Points, int Answered, int Sum, int Divisor)
    {
        /// <summary>The points' greatest common divisor.</summary>
        public int Step { get; } =
            (int)Points.Aggregate(BigInteger.Zero, (all, own) => BigInteger.GreatestCommonDivisor(all, own));
    }

    /// <summary>A set of numbers from 0.</summary>
    private sealed class Bits(BigInteger set)
    {
        private ulong[]? _words;

        public static Bits Zero { get; } = new(BigInteger.One);

        private ulong[] Words => _words ??= WordsOf(set);

        /// <summary>Every member with every sum that a leaf's answers can have.</summary>
        public Bits Plus(Leaf leaf, long weight)
        {
            var sum = set;
            for (var answer = 0; answer < leaf.Answered; answer++)
            {
                var before = sum;
                sum = BigInteger.Zero;
                foreach (var points in leaf.Points)
                    sum |= before << (int)(points / leaf.Step * weight);
            }

            return new Bits(sum);
        }

        public bool HasWithin(long least, long most)
        {
            for (var i = Math.Max(0, least); i <= most && i >> 6 < Words.Length; i++)
            {
                var rest = Words[i >> 6] >> (int)(i & 63);
                if (rest == 0)
                    i |= 63;
                else
                    return i + BitOperations.TrailingZeroCount(rest) <= most;
            }

            return false;
        }

        public IEnumerable<long> Members()
        {
            for (var word = 0; word < Words.Length; word++)
            {
                for (var rest = Words[word]; rest != 0; rest &= rest - 1)
                    yield return ((long)word * 64) + BitOperations.TrailingZeroCount(rest);
            }
        }

        private static ulong[] WordsOf(BigInteger set)
        {
            var words = new ulong[(set.GetByteCount() / sizeof(ulong)) + 1];
            set.TryWriteBytes(MemoryMarshal.AsBytes(words.AsSpan()), out _);
            return words;
        }
    }
}

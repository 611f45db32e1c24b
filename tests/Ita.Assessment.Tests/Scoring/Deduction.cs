using Ita.Assessment.Scoring;

namespace Ita.Assessment.Tests.Scoring;

/// <summary>
/// What a reader with a pocket calculator can find out: every mean that the rules take is a linear equation, what is
/// shown is known, and a figure is had when the equations fix it. Solved modulo a prime, which is exact but for one
/// chance in a quintillion.
/// </summary>
internal static class Deduction
{
    private static readonly UInt128 s_prime = (1UL << 61) - 1;

    /// <summary>The names of withheld figures that the shown ones fix.</summary>
    public static List<string> Withheld(AssessmentResult result)
    {
        var unknowns = new Dictionary<string, int>();
        var rows = new List<Dictionary<int, ulong>>();

        void Mean(string name, bool isKnown, IEnumerable<(string Name, bool IsWithheld)> terms)
        {
            var all = terms.ToList();
            var row = new Dictionary<int, ulong>();
            if (!isKnown)
                row[Column(name)] = Negative((ulong)all.Count);
            foreach (var (term, _) in all.Where(term => term.IsWithheld))
                row[Column(term)] = 1;
            if (row.Count > 0)
                rows.Add(row);
        }

        int Column(string name) =>
            unknowns.TryGetValue(name, out var column) ? column : unknowns[name] = unknowns.Count;

        foreach (var part in result.Parts.Where(part => part.Instrument != Instrument.OIT))
        {
            foreach (
                var indicator in part.Indicators.Where(indicator => indicator.Score is not null || indicator.IsWithheld)
            )
            {
                var items = part.Items.Where(item =>
                    indicator.ItemIds.Contains(item.Id) && (item.Score is not null || item.IsWithheld)
                );
                Mean(
                    $"{part.Instrument} {indicator.Id}",
                    !indicator.IsWithheld,
                    items.Select(item => ($"{part.Instrument} {item.Id}", item.IsWithheld))
                );
            }

            if (part.Score is not null)
            {
                Mean(
                    $"{part.Instrument}",
                    isKnown: true,
                    part.Indicators.Select(indicator => ($"{part.Instrument} {indicator.Id}", indicator.IsWithheld))
                );
            }
        }

        foreach (var indicator in result.Indicators)
        {
            var parts = result.CountingParts.Where(part => part.Indicators.Any(own => own.Id == indicator.Id)).ToList();
            Mean(
                $"{indicator.Id}",
                !indicator.IsWithheld,
                parts.Select(part =>
                    (
                        $"{part.Instrument} {indicator.Id}",
                        part.Indicators.First(own => own.Id == indicator.Id).IsWithheld
                    )
                )
            );
        }

        var names = unknowns.ToDictionary(pair => pair.Value, pair => pair.Key);
        return [.. Fixed(rows, unknowns.Count).Select(column => names[column])];
    }

    // Gauss and Jordan: an unknown that stands alone in its row is fixed.
    private static IEnumerable<int> Fixed(List<Dictionary<int, ulong>> rows, int columns)
    {
        var reduced = new List<(int Pivot, Dictionary<int, ulong> Row)>();
        for (var column = 0; column < columns; column++)
        {
            var row = rows.FirstOrDefault(row => row.ContainsKey(column));
            if (row is null)
                continue;
            rows.Remove(row);
            var inverse = Power(row[column], (ulong)s_prime - 2);
            row = row.ToDictionary(cell => cell.Key, cell => Product(cell.Value, inverse));
            foreach (
                var other in rows.Concat(reduced.Select(done => done.Row)).Where(other => other.ContainsKey(column))
            )
                Subtract(other, row, other[column]);
            reduced.Add((column, row));
        }

        return reduced.Where(done => done.Row.Count == 1).Select(done => done.Pivot);
    }

    private static void Subtract(Dictionary<int, ulong> from, Dictionary<int, ulong> row, ulong factor)
    {
        foreach (var (column, value) in row)
        {
            var left = (ulong)(((UInt128)from.GetValueOrDefault(column) + Negative(Product(value, factor))) % s_prime);
            if (left == 0)
                from.Remove(column);
            else
                from[column] = left;
        }
    }

    private static ulong Negative(ulong value) => (ulong)((s_prime - value) % s_prime);

    private static ulong Product(ulong left, ulong right) => (ulong)((UInt128)left * right % s_prime);

    private static ulong Power(ulong value, ulong exponent)
    {
        var power = 1UL;
        for (; exponent > 0; exponent >>= 1, value = Product(value, value))
        {
            if ((exponent & 1) == 1)
                power = Product(power, value);
        }

        return power;
    }
}
